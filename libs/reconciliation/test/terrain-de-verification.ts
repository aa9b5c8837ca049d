import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

/** The run of which the step `verifier` is executed. */
export const PASSAGE = { synchronisation: '01890000-0000-7000-8000-000000000001', jeton: 1 };

export const numero = (rang: number): string => `${1_000_000 + rang}A`;

/** People whose affectation was received and told, and a run on this day that has come to its step `verifier`. */
export async function preparerVerification(nombre: number, jour: string): Promise<EchangeDEssai> {
  const echange = await creerEchangeDEssai({ aujourdhui: '2010-09-01' });
  await echange.webhook(
    'gide',
    Array.from({ length: nombre }, (_, rang) =>
      evenement('affectation.enregistree', { cotraitance: `CT-${1000 + rang}`, demandeur: numero(rang) }),
    ),
  );
  await echange.vider();
  await echange.unite.seule(
    `INSERT INTO synchronisations (id, plan, jour, etat, jeton) VALUES ($1, 'demande', $2, 'en_cours', $3)`,
    [PASSAGE.synchronisation, jour, PASSAGE.jeton],
  );
  await echange.unite.seule(
    `INSERT INTO synchronisation_etapes (synchronisation, rang, etape) VALUES ($1, 1, 'verifier')`,
    [PASSAGE.synchronisation],
  );
  return echange;
}
