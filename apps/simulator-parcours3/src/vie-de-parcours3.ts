import type { DonneesAffectation, DonneesAnnulation, DonneesSortie } from '#annexe7';
import {
  Agenda,
  Trajectoires,
  type Geste,
  type GestePrevu,
  type Memoire,
  type Population,
  type Trajectoire,
  type Vie,
} from '#simulation';
import { gestesDeLaMissionLocale } from './gestes-prevus.js';

/**
 * The life of Parcours 3. The history follows from the population alone; from the first day lived on, the missions
 * locales work only on the cotraitances that the gateway told them of, and no more on those whose end they were told.
 */
export class VieDeParcours3 implements Vie {
  private readonly trajectoires: Trajectoires;
  private readonly agenda: Agenda;

  constructor(private readonly population: Population) {
    this.trajectoires = new Trajectoires(population);
    this.agenda = new Agenda(this.trajectoires, (trajectoire) =>
      gestesDeLaMissionLocale(population.graine, trajectoire),
    );
  }

  histoire(avant: string): Geste[] {
    return this.agenda.histoire(avant);
  }

  *jour(jour: string, memoire: Memoire): Iterable<Geste> {
    for (const geste of this.agenda.du(jour)) {
      if (memoire.suivis.estSuivie(geste.pour) && estAccompagnee(memoire, geste)) yield geste;
    }
    for (const affectation of memoire.suivis.nouvelles<DonneesAffectation>()) {
      const trajectoire = this.trajectoires.deCotraitance(affectation.cotraitance, affectation.demandeur);
      if (trajectoire === undefined) continue;
      memoire.suivis.commencer(affectation.cotraitance, jour);
      const manques = this.manques(trajectoire, affectation.cotraitance, jour);
      for (const geste of manques) if (estAccompagnee(memoire, geste)) yield { ...geste, jour };
    }
  }

  /** What should have been stated about a cotraitance since the first day lived, had it been known in time. */
  private manques(trajectoire: Trajectoire, cotraitance: string, jour: string): GestePrevu[] {
    const { graine, aujourdhui } = this.population;
    return gestesDeLaMissionLocale(graine, trajectoire).filter(
      (geste) => geste.pour === cotraitance && geste.jour >= aujourdhui && geste.jour <= jour,
    );
  }
}

/** The affectation told still holds, and no end told has come on the day planned. */
function estAccompagnee({ dits }: Memoire, { pour, jour }: GestePrevu): boolean {
  const affectations = dits.deCotraitance(pour, 'affectation.enregistree');
  const fins = [
    ...dits.deCotraitance<DonneesSortie>(pour, 'sortie.prononcee').map(({ dateSortie }) => dateSortie),
    ...dits
      .deCotraitance<DonneesAnnulation>(pour, 'affectation.annulee')
      .map(({ dateAnnulation }) => dateAnnulation),
  ];
  return affectations.length > 0 && fins.every((fin) => fin > jour);
}
