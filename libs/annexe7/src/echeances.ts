import { changementApres } from './chronologie.js';
import type { DateCivile } from './dates-civiles.js';
import type { Dossier } from './dossier.js';
import type { ContexteProjection } from './contexte-projection.js';
import { changementsDeProposition } from './sortie-proposee.js';
import type { Echeance } from './vocabulaire.js';

/** F12. The first day after `date` on which the état changes by itself, and the état then reached. */
export function prochaineEcheance(dossier: Dossier, numero: string, date: DateCivile): Echeance | null {
  const cotraitance = dossier.complete(numero);
  const suivant = cotraitance && changementApres(cotraitance.chronologie, date);
  return suivant === undefined ? null : { date: suivant.date, nature: suivant.etat };
}

/**
 * F13. The first day after `date` on which the état of a cotraitance or a projection of the dossier
 * changes, GIDE's feed taken as read and the flux as they are today; null when there is none.
 *
 * A computed end is told on its own day, which is a change of état; besides the états, only the proposed
 * sortie (E5) moves by itself.
 */
export function prochainEffet(
  dossier: Dossier,
  date: DateCivile,
  contexte: ContexteProjection,
): DateCivile | null {
  let prochain: DateCivile | null = null;
  for (const cotraitance of dossier.completes) {
    const candidats = [changementApres(cotraitance.chronologie, date)?.date];
    if (contexte.fluxActif('gide', 'sortie.proposee', cotraitance.affectation.data.structure)) {
      candidats.push(changementsDeProposition(dossier, cotraitance).find((jour) => jour > date));
    }
    for (const jour of candidats) {
      if (jour !== undefined && (prochain === null || jour < prochain)) prochain = jour;
    }
  }
  return prochain;
}
