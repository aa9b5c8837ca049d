import { Partenaire } from '#annexe7';
import { controlerEvenement, empreinteContenu, instantDe, type Verdict } from '#contract';
import { Sql, tirerId } from '#persistence';
import { EvenementControle } from './reception.js';

const FORME_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The checks of X3.3 that come before the memory of ids: envelope, echo (H5), type, authority, data.
 * The database is asked only when some event names a cause, to know whether that cause is ours.
 */
export async function controlerReception(
  sql: Sql,
  partenaire: Partenaire,
  bruts: unknown[],
): Promise<EvenementControle[]> {
  const notres = await causesDesNotres(sql, bruts);
  const contexte = { porte: `urn:${partenaire}` as const, estDesNotres: (id: string) => notres.has(id) };
  return bruts.map((brut) => {
    const verdict = controlerEvenement(brut, contexte);
    return {
      id: tirerId(),
      verdict,
      empreinte: verdict.verdict === 'accepte' ? empreinteContenu(verdict.evenement) : null,
      correlation: correlationDe(verdict),
      emisLe: emisLe(brut),
    };
  });
}

async function causesDesNotres(sql: Sql, bruts: unknown[]): Promise<Set<string>> {
  const causes = new Set<string>();
  for (const brut of bruts) {
    const cause =
      typeof brut === 'object' && brut !== null ? (brut as { causationid?: unknown }).causationid : undefined;
    if (typeof cause === 'string' && FORME_UUID.test(cause)) causes.add(cause);
  }
  if (causes.size === 0) return causes;
  const connues = await sql<{ id: string }>('SELECT id FROM messages_sortants WHERE id = ANY($1::uuid[])', [
    [...causes],
  ]);
  return new Set(connues.map(({ id }) => id));
}

function correlationDe(verdict: Verdict): string | null {
  if (verdict.verdict === 'refuse') return null;
  const { correlationid } = verdict.evenement;
  return typeof correlationid === 'string' && correlationid.length <= 128 ? correlationid : null;
}

/** Read from what came, so that a refused event is counted under its day too; null when it states no instant. */
function emisLe(brut: unknown): string | null {
  const time = typeof brut === 'object' && brut !== null ? (brut as { time?: unknown }).time : undefined;
  if (typeof time !== 'string') return null;
  try {
    return instantDe(time).toISOString();
  } catch (erreur) {
    if (erreur instanceof RangeError) return null;
    throw erreur;
  }
}
