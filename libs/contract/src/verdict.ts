import type { TypeFait } from '#annexe7';
import type { Evenement } from './evenement.js';
import type { CodeRefus } from './refus.js';

/** What a refused event lets be known safely: only members that are well formed. */
export interface Apercu {
  source?: string;
  type?: string;
  sequence?: string;
  demandeur?: string;
  cotraitance?: string;
}

/** What the door knows when it controls an event (X3.3). */
export interface ContexteControle {
  porte: 'urn:gide' | 'urn:parcours3';
  /** True when this id is that of an event the gateway told (H5). */
  estDesNotres(id: string): boolean;
}

export interface VerdictAccepte {
  verdict: 'accepte';
  evenement: Evenement;
  type: TypeFait;
  cle: string;
  demandeur: string;
  cotraitance: string | null;
  /** Known members of X2 only. */
  donnees: Record<string, unknown>;
}

export interface VerdictEcho {
  verdict: 'echo';
  evenement: Evenement;
}

export interface VerdictRefuse {
  verdict: 'refuse';
  id?: string;
  code: CodeRefus;
  /** French sentence saying what to correct; never echoes a value. */
  detail: string;
  /** JSON pointer inside the event, e.g. `/data/dateEffet`. */
  pointeur: string;
  apercu: Apercu;
}

export type Verdict = VerdictAccepte | VerdictEcho | VerdictRefuse;
