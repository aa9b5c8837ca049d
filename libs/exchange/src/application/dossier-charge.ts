import type { Fait, Partenaire, TypeFait } from '#annexe7';

/** What a partner was last told under a key (H4). */
export interface Dit {
  partenaire: Partenaire;
  cle: string;
  type: TypeFait;
  cotraitance: string | null;
  /** Last version numbered, on its way or settled. */
  sequence: number;
  data: Record<string, unknown>;
  /** Newest version that the partner acknowledged; 0: none. */
  acquittee: number;
}

/** Everything the gateway holds of one demandeur, read under the lock of his dossier. */
export interface DossierCharge {
  demandeur: string;
  version: number;
  connuLe: Date | null;
  calculeAu: string | null;
  prochainEffet: string | null;
  versionRegles: string | null;
  /** Every accepted version of every fact. */
  versions: Fait[];
  dits: Dit[];
  /** Last computed summary of each cotraitance and its actions, as stored: JSON texts. Null: their types only were. */
  resumes: Map<string, { resume: string; actions: string | null }>;
}

/** A message waiting to be applied: well formed, from its owner, never seen before (X3.3). */
export interface MessageAAppliquer {
  id: string;
  demandeur: string;
  type: TypeFait;
  cle: string;
  sequence: string;
  donnees: Record<string, unknown>;
  correlation: string | null;
}

/** The day and the revision of the rules under which a lot is decided. */
export interface Moment {
  aujourdhui: string;
  maintenant: Date;
  gideLuJusquAu: string | null;
  revision: number;
}
