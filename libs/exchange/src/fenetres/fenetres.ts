import { ajouterJours, type Partenaire } from '#annexe7';
import type { Sql } from '#persistence';
import { heureDeParis, instantsPossibles } from './heure-de-paris.js';

/** When each partner takes nothing, by the clocks of Paris, as config/fenetres.json says it; the end is excluded. */
export interface ReglagesFenetres {
  /** Every day, `HH:MM`; an end before the start is on the next day. */
  lectureSeule: readonly { partenaire: Partenaire; de: string; a: string }[];
  /** Once, `YYYY-MM-DDTHH:MM`. */
  maintenance: readonly { partenaire: Partenaire; de: string; a: string; motif?: string }[];
}

/** `lecture_seule`: nothing is told to the partner; `maintenance`: nothing is asked of it either. */
export interface FenetreOuverte {
  nature: 'lecture_seule' | 'maintenance';
  /** First instant after it. */
  jusqua: Date;
  motif: string | null;
}

/** The windows of the partners: a pure function of settings and instant, that the real business clock alone obeys. */
export class Fenetres {
  static readonly AUCUNE = new Fenetres({ lectureSeule: [], maintenance: [] });

  constructor(private readonly reglages: ReglagesFenetres) {}

  /** The window in which this partner is at that instant; the stricter one when there are two. */
  a(partenaire: Partenaire, instant: Date): FenetreOuverte | null {
    const heure = heureDeParis(instant);
    const maintenance = this.reglages.maintenance.find(
      (une) => une.partenaire === partenaire && dansMaintenance(une, heure),
    );
    if (maintenance) {
      const jusqua = fin(maintenance.a, instant, (autre) => dansMaintenance(maintenance, autre));
      return { nature: 'maintenance', jusqua, motif: maintenance.motif ?? null };
    }
    const quotidienne = this.reglages.lectureSeule.find(
      (une) => une.partenaire === partenaire && dansLaJournee(une, heure),
    );
    if (!quotidienne) return null;
    const { de, a } = quotidienne;
    const jour = a < de && heure.slice(11) >= de ? ajouterJours(heure.slice(0, 10), 1) : heure.slice(0, 10);
    const jusqua = fin(`${jour}T${a}`, instant, (autre) => dansLaJournee(quotidienne, autre));
    return { nature: 'lecture_seule', jusqua, motif: null };
  }

  /** What the settings announce for this partner, past maintenances included. */
  annoncees(partenaire: Partenaire): ReglagesFenetres {
    const sienne = (une: { partenaire: Partenaire }): boolean => une.partenaire === partenaire;
    return {
      lectureSeule: this.reglages.lectureSeule.filter(sienne),
      maintenance: this.reglages.maintenance.filter(sienne),
    };
  }

  /** The same now; a simulated clock has no hour (H7): never in a window. */
  async enCours(sql: Sql, partenaire: Partenaire): Promise<FenetreOuverte | null> {
    const [horloge] = await sql<{ maintenant: Date | null }>(
      'SELECT CASE WHEN aujourdhui IS NULL THEN clock_timestamp() END AS maintenant FROM horloge',
    );
    return horloge?.maintenant ? this.a(partenaire, horloge.maintenant) : null;
  }
}

function dansMaintenance({ de, a }: { de: string; a: string }, heure: string): boolean {
  return heure >= de && heure < a;
}

function dansLaJournee({ de, a }: { de: string; a: string }, heure: string): boolean {
  const minute = heure.slice(11);
  return de < a ? minute >= de && minute < a : minute >= de || minute < a;
}

/** When the clocks leave the window: at its end, or at a change of the clock that jumps out of it. */
function fin(heure: string, instant: Date, dedans: (heure: string) => boolean): Date {
  const sortie = instantsPossibles(heure, instant).find((possible) => !dedans(heureDeParis(possible)));
  if (!sortie) throw new Error('unreachable: a window has an end');
  return sortie;
}
