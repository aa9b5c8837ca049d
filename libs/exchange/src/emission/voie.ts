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
  pause: 'automatique' | 'exploitant' | null;
  /** Automatic pause whose probe may leave now. */
  sondeDue: boolean;
  /** Versions whose outcome is unknown may be asked about. */
  aRegler: boolean;
  /** Versions that failed before may leave again. */
  aReessayer: boolean;
  /** Versions were written as retained while the pause was ending. */
  aRendre: boolean;
  /** Null on a simulated clock: a simulated day has no hour. */
  heureReelle: Date | null;
}

const DUS = '(m.prochaine_tentative IS NULL OR m.prochaine_tentative <= clock_timestamp())';

/** Takes the row of the lane and learns in one statement all that decides what is done with it. */
const RESERVER = `
  SELECT t.jeton, t.lot, t.envoi, t.echecs, coalesce(t.bail_jusqua < clock_timestamp(), true) AS libre,
         coalesce(greatest(t.pas_avant, t.suspendue_jusqua) > clock_timestamp(), false) AS "enAttente",
         p.pause, coalesce(p.pause = 'automatique' AND p.sonde_le <= clock_timestamp(), false) AS "sondeDue",
         EXISTS (SELECT FROM messages_sortants m
                 WHERE m.partenaire = $2 AND m.issue = 'incertain' AND ${DUS}) AS "aRegler",
         EXISTS (SELECT FROM messages_sortants m
                 WHERE m.partenaire = $2 AND m.issue = 'a_emettre' AND m.premier_echec IS NOT NULL AND ${DUS}) AS "aReessayer",
         p.pause IS NULL AND EXISTS (SELECT FROM messages_sortants m
                                     WHERE m.partenaire = $2 AND m.issue = 'retenu') AS "aRendre",
         CASE WHEN h.aujourdhui IS NULL THEN clock_timestamp() END AS "heureReelle"
  FROM tranches t JOIN partenaires p ON p.partenaire = $2 CROSS JOIN horloge h
  WHERE t.file = $1 AND t.numero = 0 FOR UPDATE OF t SKIP LOCKED`;

/** @returns undefined when another worker holds the lane */
export async function reserverLaVoie(sql: Sql, partenaire: Partenaire): Promise<Voie | undefined> {
  const file = voieDuPartenaire(partenaire);
  const lire = (): Promise<(Voie & { libre: boolean })[]> => sql(RESERVER, [file, partenaire]);
  let [voie] = await lire();
  if (!voie) {
    // Held by another worker, or never used yet.
    await sql('INSERT INTO tranches (file, numero) VALUES ($1, 0) ON CONFLICT DO NOTHING', [file]);
    [voie] = await lire();
  }
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
