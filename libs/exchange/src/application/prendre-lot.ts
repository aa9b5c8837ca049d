import { Sql, UniteDeTravail } from '#persistence';
import { seauxDeLaTranche } from '../tranches.js';

export interface LotPris {
  numero: number;
  /** Fencing token: a worker that lost its lease cannot commit (design, four ideas). */
  jeton: number;
  messages: string[];
}

export const FILE_APPLIQUER = 'appliquer';
/** How often a message may be in the hands of a worker that died, or fail by itself, before it is set aside. */
export const TENTATIVES_MAXIMALES = 5;

/**
 * Takes what waits in one slice, as one lot. The lot is written and committed before the work starts: a worker that
 * dies leaves it behind, and its messages are then counted one attempt and taken one by one, so that the one that
 * kills is found and its neighbours commit.
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
      const tranche = await reserver(sql, numero);
      if (!tranche) return null;
      if (tranche.lot !== null) await compterUneTentative(sql, tranche.lot);
      const messages = await this.#choisir(sql, numero);
      const [ligne] = await sql<{ jeton: number }>(
        `UPDATE tranches SET jeton = jeton + 1, lot = $3, bail_jusqua = CASE WHEN $3::uuid[] IS NULL THEN NULL ELSE clock_timestamp() + interval '60 s' END
         WHERE file = $1 AND numero = $2 RETURNING jeton`,
        [FILE_APPLIQUER, numero, messages.length === 0 ? null : messages],
      );
      return messages.length === 0 || !ligne ? null : { numero, jeton: ligne.jeton, messages };
    });
  }

  async #choisir(sql: Sql, numero: number): Promise<string[]> {
    const { premier, dernier } = seauxDeLaTranche(numero, this.nombreDeTranches);
    const lignes = await sql<{ id: string; tentatives: number }>(
      `SELECT id, tentatives FROM messages_entrants
       WHERE issue = 'recu' AND seau BETWEEN $1 AND $2 AND (prochaine_tentative IS NULL OR prochaine_tentative <= clock_timestamp())
       ORDER BY tentatives > 0, id LIMIT $3`,
      [premier, dernier, this.taille],
    );
    const sains = lignes.filter(({ tentatives }) => tentatives === 0);
    return (sains.length > 0 ? sains : lignes.slice(0, 1)).map(({ id }) => id);
  }
}

async function reserver(sql: Sql, numero: number): Promise<{ lot: string[] | null } | undefined> {
  await sql('INSERT INTO tranches (file, numero) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    FILE_APPLIQUER,
    numero,
  ]);
  const [tranche] = await sql<{ lot: string[] | null; libre: boolean }>(
    `SELECT lot, coalesce(bail_jusqua < clock_timestamp(), true) AS libre
     FROM tranches WHERE file = $1 AND numero = $2 FOR UPDATE SKIP LOCKED`,
    [FILE_APPLIQUER, numero],
  );
  return tranche?.libre ? tranche : undefined;
}

async function compterUneTentative(sql: Sql, messages: string[]): Promise<void> {
  await sql(
    `UPDATE messages_entrants
     SET tentatives = tentatives + 1,
         issue = CASE WHEN tentatives + 1 >= $2 THEN 'en_echec' ELSE issue END,
         code = CASE WHEN tentatives + 1 >= $2 THEN 'TRAITEMENT_INTERROMPU' ELSE code END,
         traite_le = CASE WHEN tentatives + 1 >= $2 THEN maintenant_metier() END
     WHERE id = ANY($1::uuid[]) AND issue = 'recu'`,
    [messages, TENTATIVES_MAXIMALES],
  );
}
