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

  async function parcourir(): Promise<{ dossiers: number; projections: number; empreintes: number }> {
    const total = { dossiers: 0, projections: 0, empreintes: 0 };
    for (let part = 0; part < 30; part += 1)
      for (let apres: string | null = ''; apres !== null;) {
        const lot = await verifier.execute(part, apres);
        total.dossiers += lot.dossiers;
        total.projections += lot.projections;
        total.empreintes += lot.empreintes;
        apres = lot.dernier;
      }
    return total;
  }

  it('is, over thirty nights, every dossier once, and finds nothing to say of sound ones', async () => {
    expect(await parcourir()).toEqual({ dossiers: NOMBRE, projections: 0, empreintes: 0 });
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
    expect(await parcourir()).toEqual({ dossiers: NOMBRE, projections: 1, empreintes: 1 });
    expect(await empreintes()).toEqual(avant);
    expect(
      await echange.unite.seule(
        `SELECT demandeur FROM messages_sortants WHERE issue = 'a_emettre' AND partenaire = 'parcours3'`,
      ),
    ).toEqual([{ demandeur: numero(3) }]);
    expect(await parcourir()).toEqual({ dossiers: NOMBRE, projections: 0, empreintes: 0 });
  });
});
