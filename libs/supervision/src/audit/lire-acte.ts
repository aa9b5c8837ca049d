import { cotraitanceVisible, Parametres, type Perimetre } from '#exchange';
import type { Sql } from '#persistence';

/** One of the two rows of an act: that it begins, or how it ended. */
export interface RangDActe {
  le: Date;
  issue: string;
  acteur: string;
  role: string;
  portee: string;
  action: string;
  objetGenre: string | null;
  objet: string | null;
  cotraitance: string | null;
  nombre: number | null;
  motif: string | null;
  code: string | null;
  correlation: string | null;
  reseau: string | null;
}

/** The rows of an act, its beginning first; none when it is unknown, or names no cotraitance of the perimeter. */
export function lireActe(sql: Sql, acte: string, perimetre: Perimetre): Promise<RangDActe[]> {
  const parametres = new Parametres();
  const numero = parametres.lier(acte);
  const visible =
    perimetre.type === 'national'
      ? 'true'
      : `EXISTS (SELECT FROM cotraitances v WHERE v.cotraitance = t.cotraitance AND ${cotraitanceVisible(perimetre, 'v', parametres)})`;
  return sql<RangDActe>(
    `SELECT t.le, t.issue, t.acteur, t.role, t.portee, t.action, t.objet_genre AS "objetGenre", t.objet, t.cotraitance,
            t.nombre, t.motif, t.code, t.correlation, t.reseau::text AS reseau
     FROM actes t WHERE t.acte = ${numero}::uuid AND ${visible} ORDER BY t.id`,
    parametres.valeurs,
  );
}
