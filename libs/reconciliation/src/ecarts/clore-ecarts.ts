import type { Sql } from '#persistence';
import type { Vue } from './ecart.js';
import type { Registre } from './constat.js';

/** Sequence under which the gateway has the key now, as `nous` writes it. */
const SEQUENCE_ACTUELLE: Readonly<Record<Vue, string>> = {
  dit: `(SELECT lpad(d.sequence::text, 10, '0') FROM dit d
         WHERE d.demandeur = e.demandeur AND d.partenaire = e.partenaire AND d.cle = e.cle
           AND (d.acquittee > 0 OR (d.data->>'annule') IS DISTINCT FROM 'true'))`,
  declare: `(SELECT max(f.sequence) FROM faits f WHERE f.demandeur = e.demandeur AND f.cle = e.cle)`,
};
/** Once a correction was made: ordered only, it is none, and the two sides agree by themselves. */
const APRES_CORRECTION: Readonly<Record<Vue, string>> = { dit: 'corrige', declare: 'lu' };

/** Closes écarts whose key no longer differs. @returns how many */
export function cloreParId(sql: Sql, registre: Registre, ids: readonly string[]): Promise<number> {
  return clore(sql, registre, 'e.id = ANY($4::uuid[])', [ids]);
}

/** Closes what was open in buckets, those demandeurs aside: everyone else there agrees (X4.3). @returns how many */
export function cloreDansLesSeaux(
  sql: Sql,
  registre: Registre,
  seaux: readonly number[],
  saufDemandeurs: readonly string[],
): Promise<number> {
  return clore(sql, registre, 'e.seau = ANY($4::smallint[]) AND NOT (e.demandeur = ANY($5::text[]))', [
    seaux,
    saufDemandeurs,
  ]);
}

/** Closes what was open in every bucket but those: they agree. @returns how many */
export function cloreHorsDesSeaux(
  sql: Sql,
  registre: Registre,
  saufSeaux: readonly number[],
): Promise<number> {
  return clore(sql, registre, 'NOT (e.seau = ANY($4::smallint[]))', [saufSeaux]);
}

/** Closes what was open about demandeurs: both sides agree about them. @returns how many */
export function cloreLesDemandeurs(
  sql: Sql,
  registre: Registre,
  demandeurs: readonly string[],
): Promise<number> {
  return clore(sql, registre, 'e.demandeur = ANY($4::text[])', [demandeurs]);
}

async function clore(
  sql: Sql,
  { partenaire, vue, synchronisation }: Registre,
  condition: string,
  valeurs: unknown[],
): Promise<number> {
  const [ligne] = await sql<{ nombre: number }>(
    `WITH clos AS (
       UPDATE ecarts e SET etat = 'clos', clos_le = (SELECT maintenant_metier()), motif_soumission = NULL, synchronisation = $3::uuid,
              resolution = CASE WHEN e.etat = 'en_correction' AND e.message IS NOT NULL THEN '${APRES_CORRECTION[vue]}'
                                WHEN (e.nous->>'sequence') IS DISTINCT FROM ${SEQUENCE_ACTUELLE[vue]} THEN 'fait_change'
                                ELSE 'accord' END
       WHERE e.partenaire = $1 AND e.vue = $2 AND e.etat <> 'clos' AND ${condition}
       RETURNING e.id, e.resolution
     ), notes AS (
       INSERT INTO ecarts_evenements (ecart, evenement, par, detail) SELECT id, 'clos', 'passerelle', resolution FROM clos
     )
     SELECT count(*)::int AS nombre FROM clos`,
    [partenaire, vue, synchronisation, ...valeurs],
  );
  return ligne?.nombre ?? 0;
}
