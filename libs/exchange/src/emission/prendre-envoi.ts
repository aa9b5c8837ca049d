import { Partenaire } from '#annexe7';
import { Sql, tirerId, UniteDeTravail } from '#persistence';
import { EnvoiPris, MessageSortant } from './message-sortant.js';
import { ecarterRetraitsSansObjet } from './retraits-sans-objet.js';

/** The lane of a partner: one lot at a time leaves for it, so versions of a key leave in order. */
export function voieDuPartenaire<P extends Partenaire>(partenaire: P): `emettre-${P}` {
  return `emettre-${partenaire}`;
}

interface Voie {
  lot: string[] | null;
  envoi: string | null;
}

/**
 * Takes the next lot for a partner, or the one that was left without an answer: same envoi, same events, so that the
 * partner recognises what it has already applied. Committed before anything is sent.
 */
export class PrendreEnvoi {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly taille = 500,
  ) {}

  /** @returns null when nothing is due, or when another worker holds the lane */
  execute(partenaire: Partenaire): Promise<EnvoiPris | null> {
    return this.unite.executer(async (sql) => {
      const voie = await reserver(sql, partenaire);
      if (!voie) return null;
      const repris = voie.lot === null ? [] : await lireLot(sql, voie.lot);
      const messages = repris.length > 0 ? repris : await this.#choisir(sql, partenaire);
      const id = repris.length > 0 && voie.envoi !== null ? voie.envoi : tirerId();
      if (messages.length === 0) {
        await sql(
          'UPDATE tranches SET lot = NULL, envoi = NULL, bail_jusqua = NULL WHERE file = $1 AND numero = 0',
          [voieDuPartenaire(partenaire)],
        );
        return null;
      }
      const ids = messages.map((message) => message.id);
      await sql(
        `INSERT INTO envois AS e (id, partenaire, messages) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET tentative = e.tentative + 1`,
        [id, partenaire, ids],
      );
      const [ligne] = await sql<{ jeton: number }>(
        `UPDATE tranches SET jeton = jeton + 1, lot = $2, envoi = $3, bail_jusqua = clock_timestamp() + interval '60 s'
         WHERE file = $1 AND numero = 0 RETURNING jeton`,
        [voieDuPartenaire(partenaire), ids, id],
      );
      if (!ligne) throw new Error('unreachable: the lane has just been locked');
      return { id, partenaire, jeton: ligne.jeton, messages };
    });
  }

  /** What failed by itself before leaves alone, after the others: it cannot hold them back. */
  async #choisir(sql: Sql, partenaire: Partenaire): Promise<MessageSortant[]> {
    const sains = await lireDus(sql, partenaire, 'tentatives = 0', this.taille);
    const lot = sains.length > 0 ? sains : await lireDus(sql, partenaire, 'tentatives > 0', 1);
    const aDire = await ecarterRetraitsSansObjet(sql, partenaire, lot);
    return lot.length > 0 && aDire.length === 0 ? this.#choisir(sql, partenaire) : aDire;
  }
}

/** In the order of their ids, which the index of those that wait gives: a lot costs a lot, not all that waits. */
function lireDus(
  sql: Sql,
  partenaire: Partenaire,
  condition: 'tentatives = 0' | 'tentatives > 0',
  nombre: number,
): Promise<MessageSortant[]> {
  return sql<MessageSortant>(
    `SELECT ${COLONNES} FROM messages_sortants
     WHERE partenaire = $1 AND issue = 'a_emettre' AND ${condition}
       AND (prochaine_tentative IS NULL OR prochaine_tentative <= clock_timestamp())
     ORDER BY id LIMIT $2`,
    [partenaire, nombre],
  );
}

const COLONNES =
  'id, partenaire, type, cle, sequence, demandeur, cotraitance, data, cree_le, correlation, corrige';

async function reserver(sql: Sql, partenaire: Partenaire): Promise<Voie | undefined> {
  const file = voieDuPartenaire(partenaire);
  await sql('INSERT INTO tranches (file, numero) VALUES ($1, 0) ON CONFLICT DO NOTHING', [file]);
  const [voie] = await sql<Voie & { libre: boolean }>(
    `SELECT lot, envoi, coalesce(bail_jusqua < clock_timestamp(), true) AND coalesce(pas_avant <= clock_timestamp(), true) AS libre
     FROM tranches WHERE file = $1 AND numero = 0 FOR UPDATE SKIP LOCKED`,
    [file],
  );
  return voie?.libre ? voie : undefined;
}

/** What is left to tell of a lot that was taken before: versions replaced or given up meanwhile do not leave. */
function lireLot(sql: Sql, lot: string[]): Promise<MessageSortant[]> {
  return sql<MessageSortant>(
    `SELECT ${COLONNES} FROM messages_sortants WHERE id = ANY($1::uuid[]) AND issue IN ('a_emettre', 'incertain') ORDER BY id`,
    [lot],
  );
}
