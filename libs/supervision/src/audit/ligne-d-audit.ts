import { cotraitanceVisible, Parametres, type Perimetre } from '#exchange';
import type { Sql } from '#persistence';

/** A reading of people's data, or an act. */
export type GenreDeLigne = 'lecture' | 'acte';

/** A line of the audit: one reading, or one act as it ended. */
export interface LigneDAudit {
  le: Date;
  genre: GenreDeLigne;
  acteur: string;
  role: string;
  /** Of an act. */
  portee: string | null;
  action: string;
  /** Of an act; `entame`: its end is not known, or not yet. */
  issue: string | null;
  code: string | null;
  objetGenre: string | null;
  objet: string | null;
  cotraitances: string[];
  nombre: number | null;
  motif: string | null;
  correlation: string | null;
  reseau: string | null;
  /** Of an act: what its two rows share. */
  acte: string | null;
}

/** Every one given must hold. */
export interface FiltreDAudit {
  genre?: GenreDeLigne;
  acteur?: string;
  action?: string;
  /** Id of what an act is about: readings have none. */
  objet?: string;
  cotraitance?: string;
  /** Days in Paris, real time, both included. */
  depuis?: string;
  jusqua?: string;
}

/** Place of a line in the list: the instant in microseconds, then the record, then the id. */
export interface PositionDAudit {
  us: number;
  ordre: number;
  id: number;
}

/** One record as the list reads it. `t` is its row; `COTRAITANCES` the cotraitances that a row names, as an array. */
interface Branche {
  genre: GenreDeLigne;
  ordre: number;
  table: string;
  le: string;
  cotraitances: string;
  colonnes: string;
  conditions: readonly string[];
}

const LECTURES: Branche = {
  genre: 'lecture',
  ordre: 0,
  table: 'lectures',
  le: 't.lu_le',
  cotraitances: 't.cotraitances',
  colonnes: `NULL::text AS portee, NULL::text AS issue, NULL::text AS code, NULL::text AS "objetGenre", NULL::text AS objet,
             t.nombre, NULL::text AS motif, t.correlation, NULL::text AS reseau, NULL::uuid AS acte`,
  conditions: [],
};
const ACTES: Branche = {
  genre: 'acte',
  ordre: 1,
  table: 'actes',
  le: 't.le',
  cotraitances: `array_remove(ARRAY[t.cotraitance], NULL)`,
  colonnes: `t.portee, t.issue, t.code, t.objet_genre AS "objetGenre", t.objet,
             t.nombre, t.motif, t.correlation, t.reseau::text AS reseau, t.acte`,
  // An act is told by its end; by its beginning while it has none: looked up row by row, never over the whole record.
  conditions: [
    `(t.issue <> 'entame' OR coalesce((SELECT false FROM actes f WHERE f.acte = t.acte AND f.issue <> 'entame'), true))`,
  ],
};

/** Readings and acts together, newest first. Cotraitances outside the perimeter are not named. */
export function lireLignes(
  sql: Sql,
  filtre: FiltreDAudit,
  perimetre: Perimetre,
  avant: PositionDAudit | undefined,
  limite: number,
): Promise<(LigneDAudit & PositionDAudit)[]> {
  const parametres = new Parametres();
  const maximum = parametres.lier(limite);
  const branches = [LECTURES, ACTES].filter(
    ({ genre }) =>
      (filtre.genre === undefined || filtre.genre === genre) &&
      (filtre.objet === undefined || genre === 'acte') &&
      // Names of acts have two words, names of readings one: an act is not looked for in every reading.
      (filtre.action === undefined || filtre.action.includes('.') === (genre === 'acte')),
  );
  if (branches.length === 0) return Promise.resolve([]);
  const requetes = branches.map((branche) =>
    composer(branche, filtre, perimetre, avant, parametres, maximum),
  );
  return sql<LigneDAudit & PositionDAudit>(
    `SELECT * FROM (${requetes.join(' UNION ALL ')}) AS lignes ORDER BY le DESC, ordre DESC, id DESC LIMIT ${maximum}`,
    parametres.valeurs,
  );
}

function composer(
  branche: Branche,
  filtre: FiltreDAudit,
  perimetre: Perimetre,
  avant: PositionDAudit | undefined,
  parametres: Parametres,
  maximum: string,
): string {
  const { genre, ordre, le, cotraitances, colonnes } = branche;
  const visibles =
    perimetre.type === 'national'
      ? cotraitances
      : `ARRAY(SELECT DISTINCT v.cotraitance FROM cotraitances v WHERE v.cotraitance = ANY(${cotraitances})
               AND ${cotraitanceVisible(perimetre, 'v', parametres)} ORDER BY 1)`;
  const conditions = [
    ...branche.conditions,
    ...conditionsDe(branche, filtre, parametres),
    ...visible(branche, filtre, perimetre, parametres),
    ...(avant ? [apresLaPosition(branche, avant, parametres)] : []),
  ];
  return `(SELECT '${genre}' AS genre, ${ordre} AS ordre, t.id, ${le} AS le, (extract(epoch FROM ${le}) * 1000000)::bigint AS us,
                  t.acteur, t.role, t.action, ${visibles} AS cotraitances, ${colonnes}
           FROM ${lignesDe(branche, filtre, parametres)} t WHERE ${conditions.length > 0 ? conditions.join(' AND ') : 'true'}
           ORDER BY ${le} DESC, t.id DESC LIMIT ${maximum})`;
}

/** Who names a cotraitance is found by its index first, then put in order: read in order, its few lines are far apart. */
function lignesDe({ genre, table }: Branche, { cotraitance }: FiltreDAudit, parametres: Parametres): string {
  if (cotraitance === undefined) return table;
  const numero = parametres.lier(cotraitance);
  const nommee = genre === 'acte' ? `cotraitance = ${numero}` : `cotraitances @> ARRAY[${numero}]::text[]`;
  return `(SELECT * FROM ${table} WHERE ${nommee} OFFSET 0)`;
}

function conditionsDe(
  { le }: Branche,
  { acteur, action, objet, depuis, jusqua }: FiltreDAudit,
  parametres: Parametres,
): string[] {
  const conditions: string[] = [];
  if (acteur !== undefined) conditions.push(`t.acteur = ${parametres.lier(acteur)}`);
  if (action !== undefined) conditions.push(`t.action = ${parametres.lier(action)}`);
  // Its beginning or its end names it: one may begin on a thing and end on the one that takes its place.
  if (objet !== undefined)
    conditions.push(`t.acte IN (SELECT o.acte FROM actes o WHERE o.objet = ${parametres.lier(objet)})`);
  if (depuis !== undefined)
    conditions.push(`${le} >= ${parametres.lier(depuis)}::date::timestamp AT TIME ZONE 'Europe/Paris'`);
  if (jusqua !== undefined)
    conditions.push(`${le} < (${parametres.lier(jusqua)}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris'`);
  return conditions;
}

/** Outside the whole country, what names a cotraitance of the perimeter: the one that is asked for, if one is. */
function visible(
  { cotraitances }: Branche,
  { cotraitance }: FiltreDAudit,
  perimetre: Perimetre,
  parametres: Parametres,
): string[] {
  if (perimetre.type === 'national') return [];
  const celleLa = cotraitance === undefined ? '' : `AND v.cotraitance = ${parametres.lier(cotraitance)}`;
  return [
    `EXISTS (SELECT FROM cotraitances v WHERE v.cotraitance = ANY(${cotraitances}) ${celleLa}
             AND ${cotraitanceVisible(perimetre, 'v', parametres)})`,
  ];
}

function apresLaPosition(
  { le, ordre }: Branche,
  { us, ordre: avant, id }: PositionDAudit,
  parametres: Parametres,
): string {
  const instant = `(timestamptz 'epoch' + interval '1 microsecond' * ${parametres.lier(us)}::float8)`;
  return `${le} <= ${instant} AND (${le} < ${instant} OR (${ordre}, t.id) < (${parametres.lier(avant)}::int, ${parametres.lier(id)}::bigint))`;
}
