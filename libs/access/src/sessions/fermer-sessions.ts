import type { Sql } from '#persistence';

/** Why a session no longer opens anything. */
export type Fermeture = 'deconnexion' | 'remplacee' | 'inactivite' | 'duree' | 'compte' | 'habilitation';

/** Closes every open session of an account, of an habilitation, or the one of this cookie. */
export async function fermerSessions(
  sql: Sql,
  qui: { compte: string } | { habilitation: string } | { empreinte: Buffer },
  fermeture: Fermeture,
): Promise<void> {
  const {
    compte = null,
    habilitation = null,
    empreinte = null,
  } = qui as Partial<Record<'compte' | 'habilitation', string> & { empreinte: Buffer }>;
  await sql(
    `UPDATE sessions SET fermee_le = clock_timestamp(), fermeture = $4
     WHERE fermee_le IS NULL AND (compte = $1::uuid OR habilitation = $2::uuid OR empreinte = $3::bytea)`,
    [compte, habilitation, empreinte, fermeture],
  );
}
