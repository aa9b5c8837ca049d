import type { Partenaire } from '#annexe7';
import type { BilanDuLot } from '#exchange';
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

  /** One lot of a slice; nothing is said when nothing waited. */
  lotApplique(tranche: number, travail: () => Promise<BilanDuLot | null>): Promise<BilanDuLot | null> {
    return this.traceur.suivre('lot.application', { tranche }, async (portee) => {
      const debut = performance.now();
      const bilan = await travail();
      if (bilan === null) {
        portee.oublier();
        return null;
      }
      const ms = performance.now() - debut;
      const { gide, parcours3 } = bilan.annonces;
      const champs = { nombre: bilan.messages, aDireGide: gide, aDireParcours3: parcours3 };
      portee.noter(champs);
      this.journal.info(
        { file: 'appliquer', tranche, ...champs, millisecondes: Math.round(ms) },
        'lot appliqué',
      );
      this.mesures.lot('appliquer', { messages: bilan.messages, secondes: ms / 1_000, issue: 'applique' });
      this.mesures.annonces('gide', gide);
      this.mesures.annonces('parcours3', parcours3);
      return bilan;
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
