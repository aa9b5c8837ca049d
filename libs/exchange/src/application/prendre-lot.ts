import { Sql, UniteDeTravail } from '#persistence';
import { REDUCTION } from '../echecs/table-des-echecs.js';
import { seauxDeLaTranche } from '../tranches/seaux-de-la-tranche.js';
import { BAIL_S, TrancheTenue } from '../tranches/tenir-le-bail.js';
import { compterUneTentative } from './compter-une-tentative.js';

/** A lot of one slice, under its fencing token: a worker that lost its lease cannot commit (design, four ideas). */
export interface LotPris extends TrancheTenue {
  messages: string[];
}

export const FILE_APPLIQUER = 'appliquer';

/**
 * Takes what waits in one slice, as one lot. The lot is written and committed before the work starts: a worker that
 * dies leaves it behind, and its messages are then counted one attempt. Those are taken in lots that get smaller with
 * each attempt, down to one, so that the one that kills is found and its neighbours commit.
 */
export class PrendreLot {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly nombreDeTranches: number,
    private readonly taille = 1_000,
  ) {}

  /** @returns null when nothing waits, or when another worker holds the slice */
  execute(numero: number): Promise<LotPris | null> {
    return this.unite.executer(async (sql) => {
      // Survives the death of this process, which is what it is for; a crash of the server only costs a retry.
      await sql('SET LOCAL synchronous_commit = off');
      const seaux = seauxDeLaTranche(numero, this.nombreDeTranches);
      const tranche = await reserver(sql, numero, seaux);
      if (!tranche) return null;
      if (tranche.lot !== null && !tranche.base_relancee)
        await compterUneTentative(sql, tranche.lot, { code: 'TRAITEMENT_INTERROMPU', detail: null });
      const choix = await this.#choisir(sql, seaux, {
        ...tranche,
        // What was left in hand has just had an attempt counted.
        tentes: tranche.tentes || tranche.lot !== null,
      });
      const [ligne] = await sql<{ jeton: number }>(
        `UPDATE tranches SET jeton = jeton + 1, lot = $3, seau_suivant = coalesce($4, seau_suivant),
                bail_jusqua = CASE WHEN $3::uuid[] IS NULL THEN NULL ELSE clock_timestamp() + interval '1 s' * $5 END
         WHERE file = $1 AND numero = $2 RETURNING jeton`,
        [FILE_APPLIQUER, numero, choix?.messages ?? null, choix?.seauSuivant ?? null, BAIL_S],
      );
      return choix && ligne
        ? { file: FILE_APPLIQUER, numero, jeton: ligne.jeton, messages: choix.messages }
        : null;
    });
  }

  /** New messages and those with an attempt behind them go first in turn: neither kind waits for the end of the other. */
  async #choisir(
    sql: Sql,
    { premier, dernier }: { premier: number; dernier: number },
    { jeton, seau_suivant, tentes: aReprendre }: TrancheReservee,
  ): Promise<Choix | null> {
    // The number of slices may have changed since.
    const connu = seau_suivant !== null && seau_suivant >= premier && seau_suivant <= dernier;
    const neufs = (): Promise<Choix | null> =>
      this.#neufs(sql, premier, connu ? seau_suivant : premier, dernier);
    const tentes = async (): Promise<Choix | null> =>
      aReprendre ? this.#tentes(sql, premier, dernier) : null;
    return jeton % 2 === 0 ? ((await neufs()) ?? tentes()) : ((await tentes()) ?? neufs());
  }

  /** Bucket after bucket, from where the last lot ended: all that waits for a demandeur is then in one lot. */
  async #neufs(sql: Sql, premier: number, depart: number, dernier: number): Promise<Choix | null> {
    const lignes = await neufsEntre(sql, depart, dernier, this.taille);
    if (depart > premier && lignes.length < this.taille)
      lignes.push(...(await neufsEntre(sql, premier, depart - 1, this.taille - lignes.length)));
    const [debut, fin] = [lignes[0], lignes.at(-1)];
    if (!debut || !fin) return null;
    // A bucket that fills a lot by itself lets the others go first.
    const seauSuivant = debut.seau === fin.seau ? fin.seau + 1 : fin.seau;
    return { messages: lignes.map(({ id }) => id), seauSuivant };
  }

  /** Those that were in the hands of a worker that died, or failed by themselves, and whose time has come. */
  async #tentes(sql: Sql, premier: number, dernier: number): Promise<Choix | null> {
    const lignes = await sql<{ id: string; tentatives: number }>(
      `SELECT id, tentatives FROM messages_entrants
       WHERE issue = 'recu' AND seau BETWEEN $1 AND $2 AND tentatives > 0
         AND (prochaine_tentative IS NULL OR prochaine_tentative <= clock_timestamp())
       ORDER BY tentatives, id LIMIT $3`,
      [premier, dernier, Math.ceil(this.taille / REDUCTION)],
    );
    const [debut] = lignes;
    if (!debut) return null;
    const messages = lignes
      .filter(({ tentatives }) => tentatives === debut.tentatives)
      .slice(0, Math.ceil(this.taille / REDUCTION ** debut.tentatives));
    return { messages: messages.map(({ id }) => id), seauSuivant: null };
  }
}

interface Choix {
  messages: string[];
  /** Where the next lot begins; null: where this one would have. */
  seauSuivant: number | null;
}

function neufsEntre(
  sql: Sql,
  premier: number,
  dernier: number,
  nombre: number,
): Promise<{ id: string; seau: number }[]> {
  return sql(
    `SELECT id, seau FROM messages_entrants
     WHERE issue = 'recu' AND seau BETWEEN $1 AND $2 AND tentatives = 0 ORDER BY seau, id LIMIT $3`,
    [premier, dernier, nombre],
  );
}

interface TrancheReservee {
  jeton: number;
  lot: string[] | null;
  seau_suivant: number | null;
  /** The server has started since the lease was last renewed: its absence, not the lot, stopped the worker. */
  base_relancee: boolean;
  /** Messages with an attempt behind them may be taken again. */
  tentes: boolean;
}

/** Takes the row of the slice and learns in one statement all that decides what is taken. */
const RESERVER = `
  SELECT jeton, lot, seau_suivant, coalesce(bail_jusqua < clock_timestamp(), true) AS libre,
         coalesce(bail_jusqua - interval '1 s' * $3 < pg_postmaster_start_time(), false) AS base_relancee,
         EXISTS (SELECT FROM messages_entrants
                 WHERE issue = 'recu' AND tentatives > 0 AND seau BETWEEN $4 AND $5
                   AND (prochaine_tentative IS NULL OR prochaine_tentative <= clock_timestamp())) AS tentes
  FROM tranches WHERE file = $1 AND numero = $2 FOR UPDATE SKIP LOCKED`;

async function reserver(
  sql: Sql,
  numero: number,
  { premier, dernier }: { premier: number; dernier: number },
): Promise<TrancheReservee | undefined> {
  const lire = (): Promise<(TrancheReservee & { libre: boolean })[]> =>
    sql(RESERVER, [FILE_APPLIQUER, numero, BAIL_S, premier, dernier]);
  let [tranche] = await lire();
  if (!tranche) {
    // Held by another worker, or never used yet.
    await sql('INSERT INTO tranches (file, numero) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      FILE_APPLIQUER,
      numero,
    ]);
    [tranche] = await lire();
  }
  return tranche?.libre ? tranche : undefined;
}
