import type { BilanDuLot, ObserverLot } from '#exchange';
import type { Portee } from '#observability';
import { direFaille, type Sql } from '#persistence';
import type { Suivi } from './suivi.js';

/** What a log line names of a lot; the others are found in `messages_entrants`. */
const MESSAGES_MAX = 20;

interface LotEnCours {
  messages: string[];
  prisA: number;
}

/** The lots that this worker applies: a log line, measures by step and a span for each. */
export class SuiviDesLots {
  readonly #enCours = new Map<number, LotEnCours>();

  constructor(
    private readonly suivi: Suivi,
    private readonly sql: Sql,
  ) {}

  /** A slice is worked on once at a time in a process: its lot is the last one taken. */
  readonly pris: ObserverLot = ({ numero, messages }) => {
    this.#enCours.set(numero, { messages: messages.slice(0, MESSAGES_MAX), prisA: performance.now() });
  };

  /** Runs one lot of a slice; nothing is said when nothing waited. */
  suivre(tranche: number, travail: () => Promise<BilanDuLot | null>): Promise<BilanDuLot | null> {
    return this.suivi.traceur.suivre('lot.application', { tranche }, async (portee) => {
      const debut = performance.now();
      try {
        const bilan = await travail();
        const lot = this.#rendre(tranche);
        if (bilan && lot) await this.#dire(tranche, lot, bilan, debut, portee);
        else portee.oublier();
        return bilan;
      } catch (erreur) {
        const { messages = [] } = this.#rendre(tranche) ?? {};
        this.suivi.journal.warn(
          { file: 'appliquer', tranche, messages, faille: direFaille(erreur) },
          'lot en échec',
        );
        this.suivi.mesures.lotEnEchec('appliquer');
        throw erreur;
      }
    });
  }

  async #dire(
    tranche: number,
    { messages, prisA }: LotEnCours,
    bilan: BilanDuLot,
    debut: number,
    portee: Portee,
  ): Promise<void> {
    const { mesures, journal } = this.suivi;
    const fin = performance.now();
    const { gide, parcours3 } = bilan.annonces;
    const champs = {
      nombre: bilan.messages,
      aDireGide: gide,
      aDireParcours3: parcours3,
      correlations: await this.#correlations(messages),
    };
    portee.noter(champs);
    journal.info(
      { file: 'appliquer', tranche, ...champs, millisecondes: Math.round(fin - debut) },
      'lot appliqué',
    );
    mesures.etapeDuLot('appliquer', 'prise', (prisA - debut) / 1_000);
    mesures.etapeDuLot('appliquer', 'traitement', (fin - prisA) / 1_000);
    mesures.lot('appliquer', bilan.messages, 'applique');
    mesures.annonces('gide', gide);
    mesures.annonces('parcours3', parcours3);
  }

  /** The lot is done: what cannot be told of it is no failure of it. */
  async #correlations(messages: readonly string[]): Promise<string[]> {
    try {
      const lignes = await this.sql<{ correlation: string }>(
        'SELECT DISTINCT correlation FROM messages_entrants WHERE id = ANY($1::uuid[]) AND correlation IS NOT NULL',
        [messages],
      );
      return lignes.map(({ correlation }) => correlation);
    } catch (erreur) {
      this.suivi.journal.debug({ faille: direFaille(erreur) }, 'corrélations du lot non lues');
      return [];
    }
  }

  #rendre(tranche: number): LotEnCours | undefined {
    const lot = this.#enCours.get(tranche);
    this.#enCours.delete(tranche);
    return lot;
  }
}
