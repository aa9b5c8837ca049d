import type { Sql } from '#persistence';
import type { FiltresDExport } from './sujet.js';
import type { NomDeSujet } from './sujets/index.js';

/** An export as the API shows it: what it is, never what it holds. */
export interface VueExport {
  id: string;
  sujet: NomDeSujet;
  filtres: FiltresDExport;
  motif: string;
  acteur: string;
  role: string;
  portee: string;
  etat: 'en_attente' | 'en_cours' | 'pret' | 'echoue';
  lignes: number;
  octets: number;
  maximum: number;
  coupe: boolean;
  demandeLe: Date;
  fin: Date | null;
  expireLe: Date;
}

const VUE = `
  SELECT id, sujet, filtres, motif, acteur, role, portee, etat, lignes, octets, maximum, coupe,
         demande_le AS "demandeLe", fin, expire_le AS "expireLe"
  FROM exports`;
const MAXIMUM = 200;

/** Those that have not expired, the latest first; of one author when it is named. */
export function listerExports(sql: Sql, acteur?: string): Promise<VueExport[]> {
  return sql<VueExport>(
    `${VUE} WHERE expire_le > clock_timestamp() AND ($1::text IS NULL OR acteur = $1)
     ORDER BY demande_le DESC, id DESC LIMIT ${MAXIMUM}`,
    [acteur ?? null],
  );
}

/** Null when it is unknown, of somebody else, or expired: nothing tells them apart. */
export async function lireExport(sql: Sql, id: string, acteur: string): Promise<VueExport | null> {
  const [vue] = await sql<VueExport>(
    `${VUE} WHERE id = $1 AND acteur = $2 AND expire_le > clock_timestamp()`,
    [id, acteur],
  );
  return vue ?? null;
}

/** Whose data a file holds. */
export async function cotraitancesDe(sql: Sql, id: string): Promise<string[]> {
  const [ligne] = await sql<{ cotraitances: string[] }>(
    `SELECT ARRAY(SELECT DISTINCT c FROM exports_parts p, unnest(p.cotraitances) c WHERE p.export = $1 ORDER BY 1) AS cotraitances`,
    [id],
  );
  return ligne?.cotraitances ?? [];
}

/**
 * The text of a file that is ready, a part at a time.
 * @throws Error when a part is not there: it expired meanwhile, and the reader must not take the rest for the whole
 */
export async function* contenuDe(sql: Sql, id: string): AsyncGenerator<string> {
  const [fichier] = await sql<{ parts: number }>(
    `SELECT parts FROM exports WHERE id = $1 AND etat = 'pret'`,
    [id],
  );
  for (let rang = 0; rang < (fichier?.parts ?? 1); rang += 1) {
    const [part] = await sql<{ contenu: string }>(
      'SELECT contenu FROM exports_parts WHERE export = $1 AND rang = $2',
      [id, rang],
    );
    if (!part) throw new Error('a part of an export has gone while it was being read');
    yield part.contenu;
  }
}

/** Deletes what has expired, by a function of the owner of the tables: this role deletes nothing. @returns how many */
export async function effacerExportsExpires(sql: Sql): Promise<number> {
  const [ligne] = await sql<{ nombre: number }>('SELECT effacer_exports_expires() AS nombre');
  return ligne?.nombre ?? 0;
}
