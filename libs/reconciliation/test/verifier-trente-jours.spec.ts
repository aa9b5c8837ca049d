import { ajouterJours } from '#annexe7';
import { PARTS_DE_VERIFICATION, VerifierDossiers } from '#exchange';
import type { EchangeDEssai } from '#test/echange-d-essai';
import { VerifierUnePart } from '../src/etapes/verifier-une-part.js';
import { numero, PASSAGE, preparerVerification } from './terrain-de-verification.js';

const NOMBRE = 90;
/** A month ends on the way. */
const PREMIER_JOUR = '2010-09-14';
const BUDGET = { minimum: 100, part: 0.01 };
const toujours = (): Promise<void> => Promise.resolve();

describe('the step `verifier`, on thirty consecutive days', () => {
  let echange: EchangeDEssai;
  let vus: string[];
  let etape: VerifierUnePart;
  beforeEach(async () => {
    echange = await preparerVerification(NOMBRE, PREMIER_JOUR);
    // One dossier a lot: where a lot ends says which one was looked at.
    const verifier = new VerifierDossiers(
      echange.unite,
      echange.regles,
      ({ erreur }) => {
        throw new Error(erreur);
      },
      1,
    );
    vus = [];
    const suivi: Pick<VerifierDossiers, 'nombre' | 'execute'> = {
      nombre: (part) => verifier.nombre(part),
      async execute(...demande) {
        const lot = await verifier.execute(...demande);
        if (lot.dernier !== null) vus.push(lot.dernier);
        return lot;
      },
    };
    etape = new VerifierUnePart(echange.unite, suivi, BUDGET, () => undefined);
  });
  afterEach(() => echange.fermer());

  const jours = Array.from({ length: PARTS_DE_VERIFICATION }, (_, rang) => ajouterJours(PREMIER_JOUR, rang));
  const tous = Array.from({ length: NOMBRE }, (_, rang) => numero(rang));

  async function reprise(): Promise<unknown> {
    const [ligne] = await echange.unite.seule<{ reprise: unknown }>(
      `SELECT reprise FROM synchronisation_etapes WHERE synchronisation = $1 AND etape = 'verifier'`,
      [PASSAGE.synchronisation],
    );
    return ligne?.reprise ?? null;
  }

  it('looks at every dossier once', async () => {
    let dossiers = 0;
    let premieresVues = 0;
    for (const jour of jours) {
      const { resultat } = await etape.execute({ ...PASSAGE, jour, reprise: null }, toujours);
      dossiers += Number(resultat?.dossiers);
      if (jour === PREMIER_JOUR) premieresVues = dossiers;
    }
    expect([...vus].sort()).toEqual(tous);
    expect(dossiers).toBe(NOMBRE);
    const duPremierJour = vus.slice(0, premieresVues);
    await etape.execute(
      { ...PASSAGE, jour: ajouterJours(PREMIER_JOUR, jours.length), reprise: null },
      toujours,
    );
    expect(vus.slice(NOMBRE)).toEqual(duPremierJour);
  });

  it('looks at every dossier once too when its worker dies in the middle of each day', async () => {
    let dossiers = 0;
    let morts = 0;
    for (const jour of jours) {
      const mourir = (): Promise<never> => Promise.reject(new Error('the worker dies'));
      const bilan = await etape.execute({ ...PASSAGE, jour, reprise: null }, mourir).catch(async () => {
        morts += 1;
        return etape.execute({ ...PASSAGE, jour, reprise: await reprise() }, toujours);
      });
      dossiers += Number(bilan.resultat?.dossiers);
    }
    expect([...vus].sort()).toEqual(tous);
    expect(dossiers).toBe(NOMBRE);
    expect(morts).toBeGreaterThan(20);
  });
});
