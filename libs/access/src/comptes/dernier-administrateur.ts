import type { Sql } from '#persistence';
import { EN_VIGUEUR } from './habilitation.js';

/** What is about to be taken away: one habilitation, or everything of an account. */
type Retrait = { habilitation: string } | { compte: string };

const ADMINISTRATEUR = `h.role = 'administrateur' AND c.etat = 'actif' AND ${EN_VIGUEUR}`;

/**
 * X5: true when taking this away would leave nobody to decide of the access of others. Who has never come does not
 * count: nobody knows whether they can. Two at the same moment take their turns, so that neither counts on the other.
 */
export async function estLeDernierAdministrateur(sql: Sql, retrait: Retrait): Promise<boolean> {
  const { habilitation = null, compte = null } = retrait as Partial<
    Record<'habilitation' | 'compte', string>
  >;
  await sql(
    `SELECT FROM habilitations WHERE role = 'administrateur' AND retiree_le IS NULL ORDER BY id FOR UPDATE`,
  );
  const [ligne] = await sql<{ perdu: boolean; reste: boolean }>(
    `SELECT coalesce(bool_or(h.id = $1::uuid OR h.compte = $2::uuid), false) AS perdu,
            coalesce(bool_or((h.id = $1::uuid OR h.compte = $2::uuid) IS NOT TRUE AND c.vu_le IS NOT NULL), false) AS reste
     FROM habilitations h JOIN comptes c ON c.id = h.compte WHERE ${ADMINISTRATEUR}`,
    [habilitation, compte],
  );
  return ligne !== undefined && ligne.perdu && !ligne.reste;
}
