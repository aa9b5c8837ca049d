import type { DateCivile } from '#annexe7';
import { deJours, moisDe } from '../calendrier/jours.js';
import type { Trajectoire, Trajectoires } from './trajectoire.js';
import type { Geste } from './vie.js';

/** A statement of a planned life, within a cotraitance of the population. */
export interface GestePrevu extends Geste {
  /** The cotraitance in the course of which it is made. */
  pour: string;
}

export type GestesDe = (trajectoire: Trajectoire) => GestePrevu[];

const JOURS_DU_PLUS_LONG_MOIS = 31;

/** The planned statements of a whole population, day by day; one month is held at a time. */
export class Agenda {
  private mois: { nom: string; jours: Map<DateCivile, GestePrevu[]> } | undefined;

  constructor(
    private readonly trajectoires: Trajectoires,
    private readonly gestesDe: GestesDe,
  ) {}

  /** Everything planned before a day for the people of the history, oldest first. */
  histoire(avant: DateCivile): GestePrevu[] {
    const { effectif } = this.trajectoires.population;
    const gestes: GestePrevu[] = [];
    for (let index = 0; index < effectif; index += 1) {
      for (const geste of this.gestesDe(this.trajectoires.de(index)))
        if (geste.jour < avant) gestes.push(geste);
    }
    return trierParJour(gestes);
  }

  du(jour: DateCivile): readonly GestePrevu[] {
    const nom = moisDe(jour);
    if (this.mois?.nom !== nom) this.mois = { nom, jours: this.preparer(nom) };
    return this.mois.jours.get(jour) ?? [];
  }

  private preparer(mois: string): Map<DateCivile, GestePrevu[]> {
    const dernierJour = deJours(`${mois}-01`, JOURS_DU_PLUS_LONG_MOIS);
    const nombre = this.trajectoires.arrivees.nombreAu(dernierJour);
    const gestes: GestePrevu[] = [];
    for (let index = 0; index < nombre; index += 1) {
      for (const geste of this.gestesDe(this.trajectoires.de(index))) {
        if (moisDe(geste.jour) === mois) gestes.push(geste);
      }
    }
    return Map.groupBy(gestes, ({ jour }) => jour);
  }
}

/** By day; within a day in the order given (sorting is stable). */
export function trierParJour<T extends { jour: DateCivile }>(gestes: readonly T[]): T[] {
  return gestes.toSorted((a, b) => (a.jour < b.jour ? -1 : Number(a.jour > b.jour)));
}
