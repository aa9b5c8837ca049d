import { REGLAGES_PAR_DEFAUT } from '#annexe7';
import { FLUX, ReglesCourantes, ReglesEnVigueur } from '#exchange';
import { creerDataSource, UniteDeTravail } from '#persistence';
import { chargerTerritoire } from '#territory';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';
import type { DataSource } from 'typeorm';
import { lireMomentEtRegles } from '../src/regles/source-de-regles.js';

const JOUR = '2010-09-01';
const territoire = chargerTerritoire();
const SOCLE = {
  reglages: REGLAGES_PAR_DEFAUT,
  territoire,
  activations: {
    parDefaut: '2010-01-01',
    flux: [{ vers: 'gide' as const, type: 'civis.change' as const, depuis: '2010-10-01' }],
  },
};
const PARIS = '75056S00';

describe('the rules in the database [H6, E5]', () => {
  let base: BaseDEssai;
  let source: DataSource;
  let unite: UniteDeTravail;
  beforeEach(async () => {
    base = await creerBase();
    source = await creerDataSource({ url: base.url }).initialize();
    unite = new UniteDeTravail(source);
  });
  afterEach(async () => {
    await source.destroy();
    await base.supprimer();
  });

  const presentes = async (regles: ReglesCourantes) => (await lireMomentEtRegles(unite.seule, regles)).regles;
  const activer = (vers: string, type: string, structure: string | null, depuis: string) =>
    unite.seule(
      `INSERT INTO activations_flux (vers, type, structure, depuis, par, motif) VALUES ($1, $2, $3, $4, 'essai', 'essai')`,
      [vers, type, structure, depuis],
    );
  const donnerZone = (structure: string, epci: readonly string[], depuis: string) =>
    unite.seule(
      `INSERT INTO zones_competence (structure, epci, communes, depuis, par, motif) VALUES ($1, $2, '{}', $3, 'essai', 'essai')`,
      [structure, epci, depuis],
    );

  it('records the flux of the deployment once, whatever the number of processes that start together', async () => {
    await Promise.all(Array.from({ length: 4 }, () => new ReglesCourantes(SOCLE).semer(unite)));
    const lignes = await unite.seule<{ vers: string; type: string; depuis: string; par: string }>(
      'SELECT vers, type, depuis, par FROM activations_flux ORDER BY id',
    );
    expect(lignes).toHaveLength(FLUX.length + 1);
    expect(lignes.at(-1)).toEqual({
      vers: 'gide',
      type: 'civis.change',
      depuis: '2010-10-01',
      par: 'config',
    });
    expect(await unite.seule('SELECT revision FROM revisions_regles')).toEqual([{ revision: 1 }]);
  });

  it('what was recorded says the same as the deployment did, under the same version', async () => {
    const regles = new ReglesCourantes(SOCLE);
    const avant = (await presentes(regles)).version(JOUR);
    expect(avant).toBe(new ReglesEnVigueur(SOCLE.reglages, territoire, SOCLE.activations).version(JOUR));
    await regles.semer(unite);
    expect((await presentes(regles)).version(JOUR)).toBe(avant);
  });

  it('of a line that a later deployment adds, nothing is in force: the database decides', async () => {
    await new ReglesCourantes(SOCLE).semer(unite);
    const ligne = { vers: 'gide' as const, type: 'alerte.close' as const, depuis: '2011-01-01' };
    const suivantes = new ReglesCourantes({
      ...SOCLE,
      activations: {
        ...SOCLE.activations,
        flux: [...SOCLE.activations.flux, ligne, { ...ligne, structure: PARIS }],
      },
    });
    await suivantes.semer(unite);
    const lues = await presentes(suivantes);
    expect(lues.fluxDepuis('gide', 'alerte.close', null)).toBe('2010-01-01');
    expect(lues.fluxDepuis('gide', 'alerte.close', PARIS)).toBe('2010-01-01');
    expect(lues.version(JOUR)).toBe((await presentes(new ReglesCourantes(SOCLE))).version(JOUR));
  });

  it('sees at its next transaction what another process has changed, and reads nothing again otherwise', async () => {
    const regles = new ReglesCourantes(SOCLE);
    await regles.semer(unite);
    const premieres = await presentes(regles);
    expect(await presentes(regles)).toBe(premieres);
    await activer('gide', 'alerte.close', null, '2010-12-01');
    const secondes = await presentes(regles);
    expect(premieres.fluxDepuis('gide', 'alerte.close', null)).toBe('2010-01-01');
    expect(secondes.fluxDepuis('gide', 'alerte.close', null)).toBe('2010-12-01');
    expect(secondes.version(JOUR)).not.toBe(premieres.version(JOUR));
  });

  it('of a flux and structure the last row is in force; a structure goes before all', async () => {
    const regles = new ReglesCourantes(SOCLE);
    await regles.semer(unite);
    await activer('gide', 'sortie.prononcee', null, '2011-01-01');
    await activer('gide', 'sortie.prononcee', PARIS, '2010-06-01');
    const lues = await presentes(regles);
    expect(lues.fluxDepuis('gide', 'sortie.prononcee', PARIS)).toBe('2010-06-01');
    expect(lues.fluxDepuis('gide', 'sortie.prononcee', '69123S00')).toBe('2011-01-01');
    await activer('gide', 'sortie.prononcee', null, '2010-01-01');
    expect((await presentes(regles)).fluxDepuis('gide', 'sortie.prononcee', '69123S00')).toBe('2010-01-01');
  });

  it('a transaction that began under a revision keeps to it, and puts no older rules in the place of the new ones', async () => {
    const regles = new ReglesCourantes(SOCLE);
    await regles.semer(unite);
    await unite.executer(async (sql) => {
      await sql('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await sql('SELECT revision FROM revisions_regles');
      await activer('gide', 'alerte.close', null, '2010-12-01');
      const nouvelles = await presentes(regles);
      const anciennes = (await lireMomentEtRegles(sql, regles)).regles;
      expect(anciennes.fluxDepuis('gide', 'alerte.close', null)).toBe('2010-01-01');
      expect(await presentes(regles)).toBe(nouvelles);
    });
  });

  it('a zone is in force from its day, and the version names it from that day on [E5]', async () => {
    const regles = new ReglesCourantes(SOCLE);
    const avant = await presentes(regles);
    await donnerZone(PARIS, ['243300316'], '2010-10-01');
    const apres = await presentes(regles);
    expect(apres.version(JOUR)).toBe(avant.version(JOUR));
    expect(apres.territoireAu(JOUR).competence(PARIS, '75056')).toBe(true);
    expect(apres.version('2010-10-01')).not.toBe(avant.version('2010-10-01'));
    expect(apres.territoireAu('2010-10-01').competence(PARIS, '75056')).toBe(false);
    await donnerZone(PARIS, territoire.structure(PARIS)?.epci ?? [], '2010-11-01');
    const rendue = await presentes(regles);
    expect(rendue.version('2010-11-01')).toBe(avant.version('2010-11-01'));
  });

  it('a version does not name a date that changes nothing: it is that of the day', () => {
    const version = (flux: { vers: 'gide'; type: 'alerte.close'; depuis: string; structure?: string }[]) =>
      new ReglesEnVigueur(REGLAGES_PAR_DEFAUT, territoire, { parDefaut: '2010-01-01', flux }).version(JOUR);
    const gide = { vers: 'gide', type: 'alerte.close' } as const;
    expect(version([{ ...gide, depuis: '2010-05-01' }])).toBe(version([]));
    expect(version([{ ...gide, depuis: '2010-10-01' }])).not.toBe(version([]));
    expect(version([{ ...gide, depuis: '2010-03-01', structure: PARIS }])).toBe(version([]));
    expect(version([{ ...gide, depuis: '2010-10-01', structure: PARIS }])).not.toBe(version([]));
  });
});
