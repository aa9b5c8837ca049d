import type { Partenaire } from '#annexe7';
import type { Journal, Traceur } from '#observability';
import { issueDAppel, type SuivreAppel } from '#partners';
import type { SuivreEtape } from '#reconciliation';
import type { MesuresDuWorker } from './mesures-du-worker.js';

/** What a worker shows of its work: a log line, measures and a span for each piece, from the outside of the use cases. */
export class Suivi {
  constructor(
    readonly mesures: MesuresDuWorker,
    readonly journal: Journal,
    readonly traceur: Traceur,
  ) {}

  /** One exchange over HTTP; the partner is given the trace, which is random numbers only. */
  appel(partenaire: Partenaire): SuivreAppel {
    return ({ methode, operation }, travail) =>
      this.traceur.suivre('partenaire.appel', { partenaire, methode, route: operation }, async (portee) => {
        const debut = performance.now();
        const dire = (issue: string): void => {
          this.mesures.appel(partenaire, operation, issue, (performance.now() - debut) / 1_000);
          portee.noter({ issue });
        };
        try {
          const reponse = await travail(portee.traceparent ? { traceparent: portee.traceparent } : {});
          dire(issueDAppel(reponse));
          return reponse;
        } catch (erreur) {
          dire(issueDAppel({ erreur }));
          throw erreur;
        }
      });
  }

  /** One step of a synchronisation. */
  readonly etape: SuivreEtape = ({ synchronisation, etape }, travail) =>
    this.traceur.suivre('synchronisation.etape', { synchronisation, etape }, async (portee) => {
      const debut = performance.now();
      const resultat = await travail();
      const ms = performance.now() - debut;
      const issue = resultat.issue;
      portee.noter({ issue });
      this.mesures.etape(etape, issue, ms / 1_000);
      this.journal.info(
        { synchronisation, etape, issue, millisecondes: Math.round(ms) },
        'étape de synchronisation',
      );
      return resultat;
    });
}
