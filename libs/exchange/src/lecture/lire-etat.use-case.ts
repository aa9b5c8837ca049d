import { actions, etatAu, type Action, type Etat, type Origine } from '#annexe7';
import type { UniteDeTravail } from '#persistence';
import type { SourceDeRegles } from '../regles/source-de-regles.js';
import { lireDossier, type DossierDemande } from './dossier-lu.js';
import { lireEnsemble } from './instant-de-lecture.js';

export interface EtatDemande extends DossierDemande {
  /** Civil date; null: today on the business clock. */
  au: string | null;
}

/** The answer of X5.1; the actions are those of the day asked. */
export interface EtatLu extends Etat {
  demandeur: string;
  au: string;
  actions: Action[];
  version: number;
}

/** X5.1: a cotraitance at a date, recomputed from the facts known at an instant, by today's rules (A3, A4). */
export class LireEtat {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
  ) {}

  /** @returns undefined when no fact known then names it, or out of the perimeter: the two are not told apart. */
  execute(demande: EtatDemande): Promise<EtatLu | undefined> {
    return lireEnsemble(this.unite, async (sql) => {
      const lu = await lireDossier(sql, demande, this.regles);
      if (!lu) return undefined;
      const { aujourdhui, gideLuJusquAu } = lu.moment;
      const au = demande.au ?? aujourdhui;
      const etat = etatAu(lu.dossier, demande.cotraitance, au);
      const { cotraitance, structure, ...suite } = lu.partagee ? avecPartage(etat) : etat;
      return {
        cotraitance,
        demandeur: lu.demandeur,
        structure,
        au,
        ...suite,
        actions: actions(lu.dossier, demande.cotraitance, lu.regles.contexte(au, gideLuJusquAu)),
        version: lu.version,
      };
    });
  }
}

/** A2: the number stands in two dossiers; only the gateway sees both. */
function avecPartage(etat: Etat): Etat {
  const relevees = etat.regles.anomalies;
  const origine: Origine = {
    regle: relevees ? `${relevees.regle}, A2` : 'A2',
    messages: relevees?.messages ?? [],
  };
  return {
    ...etat,
    anomalies: [...etat.anomalies, 'COTRAITANCE_PARTAGEE' as const].sort(),
    regles: { ...etat.regles, anomalies: origine },
  };
}
