import { Partenaire } from '#annexe7';
import { Sql } from '#persistence';
import { BailPerdu } from '../tranches/bail-perdu.js';
import { BAIL_S, TrancheTenue } from '../tranches/tenir-le-bail.js';

/** Longest wait between two tries of a partner that does not answer. */
const ATTENTE_MAXIMALE_MS = 60_000;

/** The lane of a partner: one lot at a time leaves for it, so versions of a key leave in order. */
export function voieDuPartenaire<P extends Partenaire>(partenaire: P): `emettre-${P}` {
  return `emettre-${partenaire}`;
}

export interface Voie {
  jeton: number;
  /** Left in hand by a worker that died or lost its lease. */
  lot: string[] | null;
  envoi: string | null;
  /** Failures in a row. */
  echecs: number;
  /** The partner asked to be left in peace, or both feeds are being read. */
  enAttente: boolean;
}

/** @returns undefined when another worker holds the lane */
export async function reserverLaVoie(sql: Sql, partenaire: Partenaire): Promise<Voie | undefined> {
  const file = voieDuPartenaire(partenaire);
  await sql('INSERT INTO tranches (file, numero) VALUES ($1, 0) ON CONFLICT DO NOTHING', [file]);
  const [voie] = await sql<Voie & { libre: boolean }>(
    `SELECT jeton, lot, envoi, echecs, coalesce(bail_jusqua < clock_timestamp(), true) AS libre,
            coalesce(greatest(pas_avant, suspendue_jusqua) > clock_timestamp(), false) AS "enAttente"
     FROM tranches WHERE file = $1 AND numero = 0 FOR UPDATE SKIP LOCKED`,
    [file],
  );
  return voie?.libre ? voie : undefined;
}

/** The lane is ours, with what we are about to send, for the time of a lease. */
export async function occuperLaVoie(
  sql: Sql,
  partenaire: Partenaire,
  { lot, envoi }: { lot: string[] | null; envoi: string | null },
): Promise<TrancheTenue> {
  const file = voieDuPartenaire(partenaire);
  const [ligne] = await sql<{ jeton: number }>(
    `UPDATE tranches SET jeton = jeton + 1, lot = $2, envoi = $3, bail_jusqua = clock_timestamp() + interval '1 s' * $4
     WHERE file = $1 AND numero = 0 RETURNING jeton`,
    [file, lot, envoi, BAIL_S],
  );
  if (!ligne) throw new Error('unreachable: the lane has just been locked');
  return { file, numero: 0, jeton: ligne.jeton };
}

/** @throws BailPerdu when another worker has taken the lane over: nothing of this one may be committed */
export async function tenirLaVoie(sql: Sql, { file, numero, jeton }: TrancheTenue): Promise<void> {
  const tenue = await sql('SELECT FROM tranches WHERE file = $1 AND numero = $2 AND jeton = $3 FOR UPDATE', [
    file,
    numero,
    jeton,
  ]);
  if (tenue.length === 0) throw new BailPerdu();
}

/** Free for the next lot; `repondu`: the partner has just answered a lot, so its failures in a row are over. */
export async function libererLaVoie(
  sql: Sql,
  file: string,
  { repondu }: { repondu: boolean },
): Promise<void> {
  await sql(
    `UPDATE tranches SET bail_jusqua = NULL, lot = NULL, envoi = NULL,
            echecs = CASE WHEN $2 THEN 0 ELSE echecs END, pas_avant = CASE WHEN $2 THEN NULL ELSE pas_avant END,
            repondu_le = CASE WHEN $2 THEN clock_timestamp() ELSE repondu_le END
     WHERE file = $1 AND numero = 0`,
    [file, repondu],
  );
}

/**
 * The whole lane waits: as long as the partner asks, else longer with each failure in a row, with jitter.
 * @returns failures in a row, and the wait decided on, in milliseconds
 */
export async function faireAttendreLaVoie(
  sql: Sql,
  file: string,
  attenteDemandeeMs: number | undefined,
): Promise<{ echecs: number; attenteMs: number }> {
  const [ligne] = await sql<{ echecs: number; attente: number }>(
    `UPDATE tranches t SET bail_jusqua = NULL, lot = NULL, envoi = NULL, echecs = least(t.echecs + 1, 20),
            pas_avant = clock_timestamp() + interval '1 ms' * v.attente
     FROM (SELECT coalesce($2::float8, least($3::float8, 500 * power(2, least(echecs, 10))) * (0.5 + random() / 2)) AS attente
           FROM tranches WHERE file = $1 AND numero = 0) AS v
     WHERE t.file = $1 AND t.numero = 0 RETURNING t.echecs, v.attente`,
    [file, attenteDemandeeMs ?? null, ATTENTE_MAXIMALE_MS],
  );
  if (!ligne) throw new Error('unreachable: the lane is held');
  return { echecs: ligne.echecs, attenteMs: Math.round(ligne.attente) };
}
