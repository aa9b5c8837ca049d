import type { DateCivile } from './dates-civiles.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';

/** F11. The days on which a cotraitance runs beside an earlier one: [debut, fin[. */
export interface Chevauchement {
  autre: CotraitanceDatee;
  debut: DateCivile;
  fin: DateCivile;
}

/**
 * F11. The earlier cotraitances of the dossier that are in phase entrée or accompagnement on a day when
 * this one is too. Of two affectations of the same day, the greater number is the later one.
 */
export function chevauchements(dossier: Dossier, cotraitance: CotraitanceDatee): Chevauchement[] {
  const trouves: Chevauchement[] = [];
  for (const autre of dossier.completes) {
    if (!estAnterieure(autre, cotraitance)) continue;
    const debut = cotraitance.dA;
    const fin = autre.fin.date < cotraitance.fin.date ? autre.fin.date : cotraitance.fin.date;
    if (debut < fin) trouves.push({ autre, debut, fin });
  }
  return trouves;
}

function estAnterieure(autre: CotraitanceDatee, cotraitance: CotraitanceDatee): boolean {
  return autre.dA < cotraitance.dA || (autre.dA === cotraitance.dA && autre.numero < cotraitance.numero);
}
