import {
  Agenda,
  Trajectoires,
  trierParJour,
  type Geste,
  type Memoire,
  type Population,
  type Vie,
} from '#simulation';
import { gestesDePoleEmploi } from './gestes-prevus.js';
import { reponsesDeLHistoire, reponsesDuJour } from './reponses.js';

/**
 * The life of GIDE: what Pôle emploi states of its own accord follows from the population alone; from the first day
 * lived on, it treats only the alerts and pronounces only the proposed sorties that the gateway told it of.
 */
export class VieDeGide implements Vie {
  private readonly trajectoires: Trajectoires;
  private readonly agenda: Agenda;

  constructor(private readonly population: Population) {
    this.trajectoires = new Trajectoires(population);
    this.agenda = new Agenda(this.trajectoires, (trajectoire) =>
      gestesDePoleEmploi(population.graine, trajectoire),
    );
  }

  histoire(avant: string): Geste[] {
    const { graine, effectif } = this.population;
    const reponses = Array.from({ length: effectif }, (_, index) =>
      reponsesDeLHistoire(graine, this.trajectoires.de(index), avant),
    );
    return trierParJour([...this.agenda.histoire(avant), ...reponses.flat()]);
  }

  jour(jour: string, memoire: Memoire): Geste[] {
    return [...this.agenda.du(jour), ...reponsesDuJour(this.trajectoires, jour, memoire)];
  }
}
