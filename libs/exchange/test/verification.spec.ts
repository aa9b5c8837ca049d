import { VerifierDossiers } from '#exchange';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

const NOMBRE = 40;
const numero = (rang: number): string => `${1_000_000 + rang}A`;

describe('the part of the dossiers that a night looks at again', () => {
  let echange: EchangeDEssai;
  let verifier: VerifierDossiers;
  beforeEach(async () => {
    echange = await creerEchangeDEssai();
    verifier = new VerifierDossiers(
      echange.unite,
      echange.regles,
      ({ erreur }) => {
        throw new Error(erreur);
      },
      7,
    );
    const affectations = Array.from({ length: NOMBRE }, (_, rang) =>
      evenement('affectation.enregistree', { cotraitance: `CT-${1000 + rang}`, demandeur: numero(rang) }),
    );
    await echange.webhook('gide', affectations);
    await echange.vider();
  });
  afterEach(() => echange.fermer());

  async function parcourir(
    borne = NOMBRE,
  ): Promise<Record<'dossiers' | 'projections' | 'empreintes' | 'laisses', number>> {
    const total = { dossiers: 0, projections: 0, empreintes: 0, laisses: 0 };
    for (let part = 0; part < 30; part += 1)
      for (let apres: string | null = ''; apres !== null;) {
        const lot = await verifier.execute(part, apres, borne - total.projections - total.empreintes);
        total.dossiers += lot.dossiers;
        total.projections += lot.projections;
        total.empreintes += lot.empreintes;
        total.laisses += lot.laisses;
        apres = lot.dernier;
      }
    return total;
  }

  it('is, over thirty nights, every dossier once, and finds nothing to say of sound ones', async () => {
    let aVoir = 0;
    for (let part = 0; part < 30; part += 1) aVoir += await verifier.nombre(part);
    expect(aVoir).toBe(NOMBRE);
    expect(await parcourir()).toEqual({ dossiers: NOMBRE, projections: 0, empreintes: 0, laisses: 0 });
  });

  const empreintes = (): Promise<object[]> =>
    echange.unite.seule(
      `SELECT partenaire, demandeur, encode(dit, 'hex') AS dit, encode(declare, 'hex') AS declare FROM empreintes
       WHERE demandeur <> $1 ORDER BY partenaire, demandeur`,
      [numero(3)],
    );

  it('is told again when `dit` has lost it, and has its digest put right', async () => {
    const avant = await empreintes();
    await echange.unite.seule('DELETE FROM dit WHERE demandeur = $1', [numero(3)]);
    await echange.unite.seule(`UPDATE empreintes SET dit = '\\x00', declare = NULL WHERE demandeur = $1`, [
      numero(5),
    ]);
    expect(await parcourir()).toEqual({ dossiers: NOMBRE, projections: 1, empreintes: 1, laisses: 0 });
    expect(await empreintes()).toEqual(avant);
    expect(
      await echange.unite.seule(
        `SELECT demandeur FROM messages_sortants WHERE issue = 'a_emettre' AND partenaire = 'parcours3'`,
      ),
    ).toEqual([{ demandeur: numero(3) }]);
    expect(await parcourir()).toEqual({ dossiers: NOMBRE, projections: 0, empreintes: 0, laisses: 0 });
  });

  it('says that neither a day nor other rules made it tell again what had been lost', async () => {
    await echange.unite.seule('DELETE FROM dit WHERE demandeur = $1', [numero(3)]);
    await echange.unite.seule(`UPDATE cotraitances SET resume = '{}' WHERE demandeur = $1`, [numero(3)]);
    await parcourir();
    expect(
      await echange.unite.seule('SELECT cause FROM historique WHERE demandeur = $1 ORDER BY version', [
        numero(3),
      ]),
    ).toEqual([{ cause: 'message' }, { cause: 'regles' }]);
    expect(
      await echange.unite.seule(`SELECT par_les_regles FROM messages_sortants WHERE issue = 'a_emettre'`),
    ).toEqual([{ par_les_regles: false }]);
  });

  it('beyond the number that may be put right, counts and leaves as it is', async () => {
    await echange.unite.seule('DELETE FROM dit');
    expect(await parcourir(15)).toEqual({ dossiers: NOMBRE, projections: 15, empreintes: 0, laisses: 25 });
    expect(await parcourir(0)).toEqual({ dossiers: NOMBRE, projections: 0, empreintes: 0, laisses: 25 });
  });
});
