import type { DateCivile } from '#annexe7';
import { deJours, joursEntre } from '../calendrier/jours.js';
import { estOuvre, ouvreSuivant } from '../calendrier/jours-ouvres.js';
import { Hasard } from './hasard.js';
import type { Population } from './population.js';

/** Affectations per working day to come, over those of the history. */
const CROISSANCE = 1.2;
/** How far, in arrivals, a person may come after his turn: makes days unequal. */
const IRREGULARITE = 1.5;

/** The days of arrival: who is first affected when, by index, without knowing the others. */
export class Arrivees {
  private readonly ouvresDeLHistoire: readonly DateCivile[];
  private readonly rythme: number;
  /** Working days from the first day to live on, found so far. */
  private readonly ouvresAVenir: DateCivile[];

  constructor(private readonly population: Population) {
    const { debut, aujourdhui, effectif } = population;
    const jours = Array.from({ length: joursEntre(debut, aujourdhui) }, (_, rang) => deJours(debut, rang));
    this.ouvresDeLHistoire = jours.filter(estOuvre);
    this.rythme = (CROISSANCE * effectif) / Math.max(1, this.ouvresDeLHistoire.length);
    this.ouvresAVenir = [ouvreSuivant(aujourdhui)];
  }

  /** Day of the first affectation of a person. */
  jourDe(index: number): DateCivile {
    const hasard = new Hasard(this.population.graine, 'arrivee', index);
    if (index < this.population.effectif) return hasard.parmi(this.ouvresDeLHistoire);
    return this.ouvreAVenir(this.tourDe(index, hasard));
  }

  /** Number of people who may have arrived by the end of a day: the indexes to look at are below it. */
  nombreAu(jour: DateCivile): number {
    const { effectif, aujourdhui } = this.population;
    if (jour < aujourdhui || this.rythme === 0) return effectif;
    let tours = 0;
    while (this.ouvreAVenir(tours) <= jour) tours += 1;
    return effectif + Math.ceil(tours * this.rythme);
  }

  private tourDe(index: number, hasard: Hasard): number {
    return Math.floor((index - this.population.effectif + hasard.reel() * IRREGULARITE) / this.rythme);
  }

  private ouvreAVenir(tour: number): DateCivile {
    while (this.ouvresAVenir.length <= tour) {
      this.ouvresAVenir.push(ouvreSuivant(deJours(this.ouvresAVenir.at(-1)!, 1)));
    }
    return this.ouvresAVenir[tour]!;
  }
}
