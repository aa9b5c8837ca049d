import type { Partenaire } from '#annexe7';
import { direAuDela, type CorrectionADire, type IssueAuDela } from '#exchange';
import type { Sql } from '#persistence';
import type { EcartACorriger } from './ecart-a-decider.js';

export const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];

/** Why a correction cannot be made, to the person who orders it. */
export const NUMERO_EPUISE =
  'Ce fait porte déjà le dernier numéro possible : rien ne peut plus être dit au-delà. Demandez au partenaire de le corriger chez lui.';

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
    const retraits = await retraitsSansObjet(sql, siens);
    const dites = await direAuDela(
      sql,
      partenaire,
      siens.map((ecart) => correctionDe(ecart, retraits.get(ecart.id) ?? null)),
    );
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

/**
 * A withdrawal of what was never acknowledged counts as nothing told (X4.3): when the partner holds the key all the
 * same, its number is what the correction has to go beyond.
 */
async function retraitsSansObjet(
  sql: Sql,
  ecarts: readonly EcartACorriger[],
): Promise<Map<string, { sequence: number }>> {
  const ids = ecarts.filter(({ nous }) => nous === null).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const lignes = await sql<{ id: string; sequence: number }>(
    `SELECT e.id, d.sequence FROM ecarts e
     JOIN dit d ON d.demandeur = e.demandeur AND d.partenaire = e.partenaire AND d.cle = e.cle
     WHERE e.id = ANY($1::uuid[]) AND d.acquittee = 0 AND d.data->>'annule' = 'true'`,
    [ids],
  );
  return new Map(lignes.map(({ id, sequence }) => [id, { sequence }]));
}

function correctionDe(ecart: EcartACorriger, retrait: { sequence: number } | null): CorrectionADire {
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
    attendu: nous === null ? retrait : { sequence: Number(nous.sequence) },
  };
}
