import { lireEnsemble } from '#exchange';
import { Horloge, type UniteDeTravail } from '#persistence';
import { lireDernierControle, raisonsDuRouge } from './dernier-controle.js';
import { lireLignes, type LigneDeBilan } from './ligne-de-bilan.js';
import { lirePreuves, type Preuve } from './preuves.js';
import type { ColonneDuPartenaire } from './verifier-conservation.use-case.js';

/** The account of a business day as the API shows it (X6.1). */
export interface BilanLu {
  jour: string;
  etat: 'vert' | 'rouge';
  conforme: boolean;
  /** French sentences; empty when it is green. */
  raisons: string[];
  lignes: Omit<LigneDeBilan, 'jour'>[];
  /** Of the last check that covered this day; compared over all the days of that check. */
  partenaires: (ColonneDuPartenaire & { jours: string[] })[];
  /** What the last comparison by digest with each partner could prove (X4.3), whatever the day. */
  preuves: Preuve[];
  /** The last automatic check, whatever days it covered; null: never. */
  controle: { verifieLe: string; jours: string[]; conforme: boolean; ageS: number; limiteS: number } | null;
}

/** Counts a day at the moment, in one snapshot, and says whether the automatic check may be trusted. */
export class LireBilan {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly limiteMinutes: number,
  ) {}

  /** @param jour business date; absent: today */
  execute(jour?: string): Promise<BilanLu> {
    return lireEnsemble(this.unite, async (sql) => {
      const leJour = jour ?? (await Horloge.lire(sql)).aujourdhui;
      const lignes = (await lireLignes(sql, leJour, leJour)).map(({ jour: _, ...ligne }) => ligne);
      const dernier = await lireDernierControle(sql);
      const duJour = await lireDernierControle(sql, leJour);
      const ecarts = lignes.filter(({ difference }) => difference !== 0).length;
      const raisons = [
        ...(ecarts > 0 ? [`${ecarts} compte(s) de ce jour sont en écart entre la porte et les sorts.`] : []),
        ...raisonsDuRouge(dernier, this.limiteMinutes),
      ];
      return {
        jour: leJour,
        etat: raisons.length > 0 ? 'rouge' : 'vert',
        conforme: raisons.length === 0,
        raisons,
        lignes,
        partenaires: (duJour?.partenaires ?? []).map((colonne) => ({
          ...colonne,
          jours: duJour?.jours ?? [],
        })),
        preuves: await lirePreuves(sql),
        controle: dernier && {
          verifieLe: dernier.verifieLe,
          jours: dernier.jours,
          conforme: dernier.conforme,
          ageS: dernier.ageS,
          limiteS: this.limiteMinutes * 60,
        },
      };
    });
  }
}
