import type { LotApplique } from '#exchange';
import { direFaille } from '#persistence';
import type { Suivi } from './suivi.js';

/** What a log line names of a lot; the others are found in `messages_entrants`. */
const CORRELATIONS_MAX = 20;

/** The lots that this worker applies: a log line, measures by step and a span for each. */
export class SuiviDesLots {
  constructor(private readonly suivi: Suivi) {}

  /** Runs one lot of a slice; nothing is said when nothing waited. */
  suivre(tranche: number, travail: () => Promise<LotApplique | null>): Promise<LotApplique | null> {
    return this.suivi.traceur.suivre('lot.application', { tranche }, async (portee) => {
      try {
        const lot = await travail();
        if (lot) portee.noter(this.#dire(tranche, lot));
        else portee.oublier();
        return lot;
      } catch (erreur) {
        this.suivi.journal.warn({ file: 'appliquer', tranche, faille: direFaille(erreur) }, 'lot en échec');
        this.suivi.mesures.lotEnEchec('appliquer');
        throw erreur;
      }
    });
  }

  #dire(tranche: number, { messages, annonces, issues, correlations, durees }: LotApplique) {
    const { mesures, journal } = this.suivi;
    const champs = {
      nombre: messages,
      aDireGide: annonces.gide,
      aDireParcours3: annonces.parcours3,
      correlations: correlations.slice(0, CORRELATIONS_MAX),
    };
    const secondes = Object.values(durees).reduce((somme, duree) => somme + duree, 0);
    journal.info(
      { file: 'appliquer', tranche, ...champs, millisecondes: Math.round(secondes * 1_000) },
      'lot appliqué',
    );
    for (const [etape, duree] of Object.entries(durees)) mesures.etapeDuLot('appliquer', etape, duree);
    mesures.lot('appliquer', messages, issues);
    mesures.annonces('gide', annonces.gide);
    mesures.annonces('parcours3', annonces.parcours3);
    return champs;
  }
}
