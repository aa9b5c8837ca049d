import { friseDe, type Frise, type NomEtat } from '#annexe7';
import type { Sql, UniteDeTravail } from '#persistence';
import type { SourceDeRegles } from '../regles/source-de-regles.js';
import { lireDossier, type DossierDemande, type DossierLu } from './dossier-lu.js';
import { lireEnsemble } from './instant-de-lecture.js';
import type { EtatDemande } from './lire-etat.use-case.js';

/** F12. A day to come on which the état changes by itself, the état then reached, and the rules that give it. */
export interface EcheanceAVenir {
  date: string;
  etat: NomEtat;
  regle: string;
}

/** A4. An instant at which something of a dossier was learnt. */
export interface InstantConnu {
  connuLe: Date;
  /** How many facts were applied then. */
  faits: number;
}

/** What a frieze is drawn from: section 6 through time, and the two times of X5.1 between which one may choose. */
export interface FriseLue {
  cotraitance: string;
  au: string;
  aujourdhui: string;
  /** null: incomplete (B3). */
  frise: Frise | null;
  /** Of `au`, the next first. */
  echeances: EcheanceAVenir[];
  /** All of them, whatever the instant asked, the oldest first. */
  instants: InstantConnu[];
}

/** X5.1 through time: the runs of a cotraitance, recomputed from the facts known at an instant (A3, A4). */
export class LireFrise {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
  ) {}

  /** @returns undefined when no fact known then names it, or out of the perimeter: the two are not told apart. */
  execute(demande: EtatDemande): Promise<FriseLue | undefined> {
    return lireEnsemble(this.unite, async (sql) => {
      const lu = await lireDossier(sql, demande, this.regles);
      if (!lu) return undefined;
      const { cotraitance } = demande;
      const { aujourdhui } = lu.moment;
      const au = demande.au ?? aujourdhui;
      const frise = friseDe(lu.dossier, cotraitance);
      return {
        cotraitance,
        au,
        aujourdhui,
        frise,
        echeances: (frise?.etats ?? [])
          .filter(({ du }) => du > au)
          .map(({ du, etat, regle }) => ({ date: du, etat, regle })),
        instants: await lireInstants(sql, demande, lu),
      };
    });
  }
}

/**
 * From the first fact that names it, before which nothing is known of it. What names another cotraitance of the same
 * person is left out: it may belong to another structure.
 */
function lireInstants(
  sql: Sql,
  { cotraitance }: DossierDemande,
  { demandeur }: DossierLu,
): Promise<InstantConnu[]> {
  return sql<InstantConnu>(
    `SELECT connu_le AS "connuLe", count(*)::int AS faits FROM faits
     WHERE demandeur = $1 AND (cotraitance IS NULL OR cotraitance = $2)
       AND connu_le >= (SELECT min(n.connu_le) FROM faits n WHERE n.demandeur = $1 AND n.cotraitance = $2)
     GROUP BY connu_le ORDER BY connu_le`,
    [demandeur, cotraitance],
  );
}
