import type { Partenaire } from '#annexe7';
import { direAuDela, type CorrectionADire, type IssueAuDela } from '#exchange';
import type { Sql } from '#persistence';
import type { EcartACorriger } from './ecart-a-decider.js';

export const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];

/**
 * Tells again what the partners should hold, one partner after the other, in the caller's transaction (X6).
 * @param ecarts of vue `dit`, each with something to tell ({@link aRedire})
 * @returns by id of the écart
 */
export async function direLesCorrections(
  sql: Sql,
  ecarts: readonly EcartACorriger[],
): Promise<Map<string, IssueAuDela>> {
  const issues = new Map<string, IssueAuDela>();
  for (const partenaire of PARTENAIRES) {
    const siens = ecarts.filter((ecart) => ecart.partenaire === partenaire);
    const dites = await direAuDela(sql, partenaire, siens.map(correctionDe));
    for (const { id, demandeur, cle } of siens) {
      const issue = dites.get(`${demandeur} ${cle}`);
      if (!issue) throw new Error('unreachable: a correction has an outcome');
      issues.set(id, issue);
    }
  }
  return issues;
}

/** What must be told: what we hold; what only they hold is withdrawn. Null: they hold something that nobody can read. */
export function aRedire({ nous, eux }: Pick<EcartACorriger, 'nous' | 'eux'>): Record<string, unknown> | null {
  if (nous !== null) return nous.data;
  return eux === null ? null : { ...eux.data, annule: true };
}

function correctionDe(ecart: EcartACorriger): CorrectionADire {
  const { demandeur, cle, type, cotraitance, nous, eux } = ecart;
  const data = aRedire(ecart);
  if (data === null) throw new Error('unreachable: an écart without anything to tell is not corrected');
  return {
    demandeur,
    cle,
    type,
    cotraitance,
    data,
    sequenceTenue: Number(eux?.sequence ?? 0),
    attendu: nous === null ? null : { sequence: Number(nous.sequence) },
  };
}
