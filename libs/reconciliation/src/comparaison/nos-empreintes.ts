import type { Partenaire } from '#annexe7';
import type { Sql, UniteDeTravail } from '#persistence';
import type { Vue } from '../ecarts/ecart.js';

/** A bucket as the gateway believes it (X4.3). */
export interface NotreSeau {
  effectif: number;
  empreinte: string;
}

/** Digest of a demandeur, hexadecimal; null: nothing. */
export interface NotreEmpreinte {
  seau: number;
  demandeur: string;
  empreinte: string | null;
}

const CHIFFRES_D_EMPREINTE = 64;

/** PostgreSQL's own default: on two cores, half of the time. */
const PROCESSUS_EN_PLUS = 2;

/**
 * Digests of our non-empty buckets in both views, by one aggregate: the rows are what costs. It is the one statement of
 * the product that reads every row of a partner: the server may share it between its cores, whatever it does for lots.
 */
export async function nosSeaux(
  unite: UniteDeTravail,
  partenaire: Partenaire,
): Promise<Record<Vue, Map<number, NotreSeau>>> {
  const lignes = await unite.executer(async (sql) => {
    await sql(`SET LOCAL max_parallel_workers_per_gather = ${PROCESSUS_EN_PLUS}`);
    return sql<{ seau: number } & Record<Vue, number> & Record<`bits_${Vue}`, string | null>>(
      `SELECT seau, count(dit)::int AS dit, bit_xor(part_dit)::text AS bits_dit,
              count(declare)::int AS declare, bit_xor(part_declare)::text AS bits_declare
       FROM empreintes WHERE partenaire = $1 GROUP BY seau`,
      [partenaire],
    );
  });
  const dit = new Map<number, NotreSeau>();
  const declare = new Map<number, NotreSeau>();
  for (const ligne of lignes) {
    if (ligne.bits_dit !== null) dit.set(ligne.seau, notreSeau(ligne.dit, ligne.bits_dit));
    if (ligne.bits_declare !== null) declare.set(ligne.seau, notreSeau(ligne.declare, ligne.bits_declare));
  }
  return { dit, declare };
}

function notreSeau(effectif: number, bits: string): NotreSeau {
  return { effectif, empreinte: BigInt(`0b${bits}`).toString(16).padStart(CHIFFRES_D_EMPREINTE, '0') };
}

/** Our digests by demandeur, in these buckets. */
export function nosEmpreintesDesSeaux(
  sql: Sql,
  partenaire: Partenaire,
  vue: Vue,
  seaux: readonly number[],
): Promise<NotreEmpreinte[]> {
  return sql<NotreEmpreinte>(
    `SELECT seau, demandeur, encode(${vue}, 'hex') AS empreinte FROM empreintes
     WHERE partenaire = $1 AND seau = ANY($2::smallint[]) AND ${vue} IS NOT NULL`,
    [partenaire, seaux],
  );
}

/** Our dossiers after one of them, whether or not there is anything about them at this partner. */
export function nosEmpreintesApres(
  sql: Sql,
  partenaire: Partenaire,
  vue: Vue,
  apres: string,
  limite: number,
): Promise<NotreEmpreinte[]> {
  return sql<NotreEmpreinte>(
    `SELECT d.seau, d.demandeur, encode(e.${vue}, 'hex') AS empreinte
     FROM (SELECT seau, demandeur FROM dossiers WHERE demandeur > $2 ORDER BY demandeur LIMIT $3) AS d
          LEFT JOIN empreintes e ON e.partenaire = $1 AND e.demandeur = d.demandeur
     ORDER BY d.demandeur`,
    [partenaire, apres, limite],
  );
}

/**
 * Our digests now, their rows kept as they are until the end of the transaction: whoever changes what they sum up
 * writes them in the same commit.
 */
export async function retenirNosEmpreintes(
  sql: Sql,
  partenaire: Partenaire,
  vue: Vue,
  demandeurs: readonly string[],
): Promise<Map<string, string | null>> {
  const lignes = await sql<{ demandeur: string; empreinte: string | null }>(
    `SELECT demandeur, encode(${vue}, 'hex') AS empreinte FROM empreintes
     WHERE partenaire = $1 AND demandeur = ANY($2::text[]) ORDER BY demandeur FOR SHARE`,
    [partenaire, demandeurs],
  );
  return new Map(lignes.map(({ demandeur, empreinte }) => [demandeur, empreinte]));
}
