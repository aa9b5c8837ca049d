import { BarreDeProgression, type Sortie } from './barre.js';
import { rendreRapport } from './rapport.js';
import { suivreSynchronisation } from './suivre-synchronisation.js';

/** Runs one synchronisation with its progress, and prints its report. A failure is told and does not end the run. */
export async function synchroniserDevantTous(
  passerelle: string,
  cle: string,
  sortie: Sortie,
  signal: AbortSignal,
): Promise<void> {
  const barre = new BarreDeProgression(sortie);
  try {
    const finie = await suivreSynchronisation(passerelle, cle, (vue) => barre.avancer(vue), signal);
    barre.finir();
    sortie.write(`\n${rendreRapport(finie)}\n`);
  } catch (erreur) {
    barre.finir();
    signal.throwIfAborted();
    const cause = erreur instanceof Error ? erreur.message : String(erreur);
    sortie.write(`\nLa synchronisation n'a pas pu être suivie : ${cause}\n\n`);
  }
}
