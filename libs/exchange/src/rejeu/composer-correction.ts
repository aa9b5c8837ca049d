import type { TypeFait } from '#annexe7';
import { proprietaireDe, typeComplet, typeCourt } from '#contract';
import type { Sql } from '#persistence';
import { sequenceSurLeFil } from '../emission/message-sortant.js';

/** What an operator states in the place of a message. */
export interface Correction {
  donnees: Record<string, unknown>;
  /** Ten digits; absent: that of the original, or the next one after a conflict of sequences. */
  sequence?: string;
  /** Needed when the type of the original could not be read. */
  type?: string;
}

/** What is known of the message that is corrected. */
export interface OriginalCorrige {
  issue: string;
  partenaire: string;
  type: TypeFait | 'inconnu' | 'illisible' | null;
  cle: string | null;
  demandeur: string | null;
  sequence: string | null;
  code: string | null;
}

/** The sequence of a correction that gives none. */
export async function sequenceParDefaut(
  sql: Sql,
  { code, cle, demandeur, sequence }: OriginalCorrige,
): Promise<string | undefined> {
  if (code !== 'CONFLIT_DE_SEQUENCE') return sequence ?? undefined;
  const [connue] = await sql<{ sequence: string | null }>(
    'SELECT max(sequence) AS sequence FROM faits WHERE demandeur = $1 AND cle = $2',
    [demandeur, cle],
  );
  return sequenceSurLeFil(Number(connue?.sequence ?? sequence ?? 0) + 1);
}

/** The event of a correction, as it is kept (X6.2). */
export function composerCorrection(
  id: string,
  { donnees, type, sequence }: Correction,
  original: OriginalCorrige,
  parDefaut: string | undefined,
): Record<string, unknown> & { source: string } {
  const court = typeConnu(original) ?? (type === undefined ? undefined : (typeCourt(type) ?? type));
  return {
    specversion: '1.0',
    id,
    source: 'urn:dude',
    type: court === undefined ? '' : typeComplet(court as TypeFait),
    sequence: sequence ?? parDefaut ?? '',
    time: new Date().toISOString(),
    data: donnees,
  };
}

function typeConnu({ type }: OriginalCorrige): TypeFait | null {
  return type === 'inconnu' || type === 'illisible' ? null : type;
}

/** The door of the system that sent the original: a correction may state nothing that it could not (B1). */
export function porteDe(original: OriginalCorrige): 'urn:gide' | 'urn:parcours3' {
  const type = typeConnu(original);
  // A correction that failed in turn came from an operator: its type says whose it is.
  const systeme =
    original.partenaire === 'dude' && type !== null ? proprietaireDe(type) : original.partenaire;
  return systeme === 'parcours3' ? 'urn:parcours3' : 'urn:gide';
}
