import type { UniteDeTravail } from '#persistence';
import type { SourceDeRegles } from '../regles/source-de-regles.js';
import { lireDossier } from './dossier-lu.js';
import { lireEnsemble } from './instant-de-lecture.js';
import type { Perimetre } from './perimetre.js';

/** What was computed at one moment, and what caused it. */
export interface CalculLu {
  version: number;
  /** Transaction time, business clock (A4). */
  connuLe: Date;
  /** Business day for which it was computed. */
  calculeAu: string;
  cause: 'message' | 'echeance' | 'regles';
  messages: string[];
  phase: string | null;
  etat: string | null;
  /** The whole computed état of that moment. */
  resume: object;
}

export interface HistoriqueLu {
  cotraitance: string;
  demandeur: string;
  calculs: CalculLu[];
}

/** X5.2: what was computed when, oldest first; append only. */
export class LireHistorique {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
  ) {}

  execute({
    cotraitance,
    perimetre,
  }: {
    cotraitance: string;
    perimetre: Perimetre;
  }): Promise<HistoriqueLu | undefined> {
    return lireEnsemble(this.unite, async (sql) => {
      const lu = await lireDossier(sql, { cotraitance, connuLe: null, perimetre }, this.regles);
      if (!lu) return undefined;
      const calculs = await sql<CalculLu>(
        `SELECT version, connu_le AS "connuLe", calcule_au AS "calculeAu", cause, messages, phase, etat, resume
         FROM historique WHERE cotraitance = $1 AND demandeur = $2 ORDER BY version`,
        [cotraitance, lu.demandeur],
      );
      return { cotraitance, demandeur: lu.demandeur, calculs };
    });
  }
}
