import type { UniteDeTravail } from '#persistence';
import { lireEnsemble } from '../lecture/instant-de-lecture.js';
import { compterUnLot, compterVises, lireVises } from './simulation/compter-un-lot.js';
import { aucunEffet } from './simulation/effet-des-regles.js';
import { lireMomentEtRegles, type SourceDeRegles } from './source-de-regles.js';

export interface LotPrevu {
  /** Where the next lot starts; null: nothing more was computed under other rules. */
  dernier: string | null;
  dossiers: number;
  /** Of them, those whose états, actions or messages would change; those whose day has come are not counted (F13). */
  aChanger: number;
}

/** What the present rules would make of the dossiers computed under others, before anything is written. */
export class PrevoirRecalcul {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
    private readonly taille = 500,
  ) {}

  /** Dossiers computed under other rules than those of today. */
  async perimes(): Promise<number> {
    const { moment, regles } = await lireMomentEtRegles(this.unite.seule, this.regles);
    return compterVises(this.unite.seule, { structure: null, autreQue: regles.version(moment.aujourdhui) });
  }

  /** One lot after the demandeur `apres`, in a READ ONLY transaction. */
  execute(apres: string): Promise<LotPrevu> {
    return lireEnsemble(this.unite, async (sql) => {
      const { moment, regles } = await lireMomentEtRegles(sql, this.regles);
      const vises = { structure: null, autreQue: regles.version(moment.aujourdhui) };
      const demandeurs = await lireVises(sql, vises, { apres, limite: this.taille });
      const effet = aucunEffet();
      // A dossier that cannot be computed is told of when it is computed, right after.
      await compterUnLot(sql, demandeurs, { moment, avant: null, apres: regles }, effet);
      return {
        dernier: demandeurs.at(-1) ?? null,
        dossiers: demandeurs.length,
        aChanger: effet.dossiers,
      };
    });
  }
}
