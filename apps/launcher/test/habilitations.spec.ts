import { listerHabilitations, direPortee, RetirerHabilitation } from '#access';
import { creerDataSource, UniteDeTravail } from '#persistence';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import type { DataSource } from 'typeorm';
import { habiliterLesComptes } from '../src/demonstration/habiliter-les-comptes.js';

const EMETTEUR = 'http://localhost:3003';
const NATIONAUX = ['administrateur', 'auditeur', 'exploitant', 'pilotage'].map((role) => `${role} nationale`);

describe('what the demonstration accounts may do [X5]', () => {
  let base: BaseDEssai;
  let source: DataSource;
  let unite: UniteDeTravail;

  beforeEach(async () => {
    base = await creerBase();
    source = await creerDataSource({ url: base.url, taillePool: 2 }).initialize();
    unite = new UniteDeTravail(source);
  });

  afterEach(async () => {
    await source.destroy();
    await base.supprimer();
  });

  async function peupler(structure: string, site: string, effectif: number): Promise<void> {
    await unite.seule(
      `INSERT INTO cotraitances (cotraitance, demandeur, structure, site, resume, version, calcule_au, connu_le)
       SELECT $1 || $2 || rang, $1 || $2 || rang, $1, $2, '{}', 1, '2010-09-01', now()
       FROM generate_series(1, $3::int) AS rang`,
      [structure, site, effectif],
    );
  }

  async function habilitations(): Promise<string[]> {
    const toutes = await listerHabilitations(unite.seule);
    return toutes.map(({ role, portee, etat }) => {
      return `${role} ${direPortee(portee)}${etat === 'retiree' ? ' retirée' : ''}`;
    });
  }

  it('each role, nationally or where most people of the demonstration are', async () => {
    await peupler('75056S00', '75012', 3);
    await peupler('69123S00', '69001', 2);
    await habiliterLesComptes(base.url, EMETTEUR);
    expect((await habilitations()).sort()).toEqual(
      [
        ...NATIONAUX,
        'conseiller structure:75056S00',
        'correspondant_pole_emploi site:75012',
        'responsable_cotraitance structure:75056S00',
      ].sort(),
    );
  });

  it('local roles wait until there is somebody', async () => {
    await habiliterLesComptes(base.url, EMETTEUR);
    expect((await habilitations()).sort()).toEqual(NATIONAUX);
    await peupler('75056S00', '75012', 1);
    await habiliterLesComptes(base.url, EMETTEUR);
    expect(await habilitations()).toHaveLength(7);
  });

  it('what was withdrawn since is not given back at the next start', async () => {
    await habiliterLesComptes(base.url, EMETTEUR);
    const auditeur = (await listerHabilitations(unite.seule)).find(({ role }) => role === 'auditeur');
    await new RetirerHabilitation(unite).execute({ id: auditeur?.id ?? '', motif: 'essai', par: 'essai' });
    await habiliterLesComptes(base.url, EMETTEUR);
    expect((await habilitations()).filter((une) => une.startsWith('auditeur'))).toEqual([
      'auditeur nationale retirée',
    ]);
  });
});
