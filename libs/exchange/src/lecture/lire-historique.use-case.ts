import type { UniteDeTravail } from '#persistence';
import type { SourceDeRegles } from '../regles/source-de-regles.js';
import { lireDossier } from './dossier-lu.js';
import { expliquerHistorique, type CalculEnregistre, type CalculExplique } from './expliquer-historique.js';
import { lireEnsemble } from './instant-de-lecture.js';
import type { Perimetre } from './perimetre.js';

export interface HistoriqueLu {
  cotraitance: string;
  demandeur: string;
  calculs: CalculExplique[];
}

/** X5.2: what was computed when, oldest first; append only. Each is explained by today's rules (A4). */
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
      const calculs = await sql<CalculEnregistre>(
        `SELECT version, connu_le AS "connuLe", calcule_au AS "calculeAu", cause, messages, phase, etat, resume
         FROM historique WHERE cotraitance = $1 AND demandeur = $2 ORDER BY version`,
        [cotraitance, lu.demandeur],
      );
      return {
        cotraitance,
        demandeur: lu.demandeur,
        calculs: expliquerHistorique(cotraitance, lu, calculs, {
          reglages: lu.regles.reglages,
          territoire: lu.regles.territoireAu(lu.moment.aujourdhui),
        }),
      };
    });
  }
}
