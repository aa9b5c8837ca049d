import type { EtatDeCotraitance, PasDeFrise } from './modele.js';

/** A life has a handful of états; more than this is no frieze any more. */
const PAS_MAXIMUM = 40;

/**
 * Every état of a cotraitance from its affectation on, future ones included: from each day on to the next échéance
 * (F12), which is the first day on which the état changes.
 */
export async function lireChronologie(
  etat: EtatDeCotraitance,
  lireAu: (jour: string) => Promise<EtatDeCotraitance>,
): Promise<PasDeFrise[]> {
  const pas: PasDeFrise[] = [];
  let jour: string | undefined = etat.dates['affectation'] ?? undefined;
  while (jour !== undefined && pas.length < PAS_MAXIMUM) {
    const alors = await lireAu(jour);
    pas.push({
      depuis: jour,
      phase: alors.phase,
      etat: alors.etat,
      regle: alors.regles['etat']?.regle ?? '',
    });
    jour = alors.prochaineEcheance?.date;
  }
  return pas;
}
