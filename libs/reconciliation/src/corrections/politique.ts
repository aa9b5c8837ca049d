import type { Partenaire, TypeFait } from '#annexe7';
import type { Sql } from '#persistence';
import type { Vue } from '../ecarts/ecart.js';

export type DecisionDePolitique = 'corriger' | 'soumettre' | 'ignorer';

/** What a row of the policy is about; `type` null: every type that has no row of its own. */
export interface ObjetDePolitique {
  partenaire: Partenaire;
  vue: Vue;
  type: TypeFait | null;
}

export interface LigneDePolitique extends ObjetDePolitique {
  id: number;
  decision: DecisionDePolitique;
  /** A French sentence that an official can read. */
  phrase: string;
  /** First business day on which it is in force. */
  depuis: string;
  par: string;
  motif: string | null;
  /** When it was written (ISO). */
  le: string;
}

/** What deciding needs of a row; `id` is null for a proposal that is not written. */
export type RegleDePolitique = ObjetDePolitique & { id: number | null; decision: DecisionDePolitique };

/** The policy in force on one day: the row of the type before the general one. */
export class PolitiqueDesEcarts {
  readonly #parObjet: ReadonlyMap<string, RegleDePolitique>;

  constructor(readonly regles: readonly RegleDePolitique[]) {
    this.#parObjet = new Map(regles.map((regle) => [nomDe(regle), regle]));
  }

  pour({ partenaire, vue, type }: ObjetDePolitique): RegleDePolitique | null {
    return (
      this.#parObjet.get(nomDe({ partenaire, vue, type })) ??
      this.#parObjet.get(nomDe({ partenaire, vue, type: null })) ??
      null
    );
  }

  /** The row about exactly this, without falling back on the general one. */
  exacte(objet: ObjetDePolitique): RegleDePolitique | null {
    return this.#parObjet.get(nomDe(objet)) ?? null;
  }

  /** The same with one row more, which replaces the one about the same thing. */
  avec(proposition: RegleDePolitique): PolitiqueDesEcarts {
    const autres = this.regles.filter((regle) => nomDe(regle) !== nomDe(proposition));
    return new PolitiqueDesEcarts([...autres, proposition]);
  }
}

/** The policy in force on a business day `YYYY-MM-DD`: of each object, the last row written of the latest `depuis`. */
export async function politiqueEnVigueur(sql: Sql, jour: string): Promise<PolitiqueDesEcarts> {
  return new PolitiqueDesEcarts(
    await sql<RegleDePolitique>(
      `SELECT DISTINCT ON (partenaire, vue, type) id, partenaire, vue, type, decision FROM politiques_ecarts
       WHERE depuis <= $1::date ORDER BY partenaire, vue, type, depuis DESC, id DESC`,
      [jour],
    ),
  );
}

function nomDe({ partenaire, vue, type }: ObjetDePolitique): string {
  return `${partenaire} ${vue} ${type ?? '*'}`;
}
