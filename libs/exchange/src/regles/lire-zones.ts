import type { Sql } from '#persistence';

/** A zone as it was recorded, over that of the territory data (E5). */
export interface ZoneLue {
  structure: string;
  epci: string[];
  communes: string[];
  depuis: string;
  /** In force today: of the latest date reached, the last recorded. */
  enVigueur: boolean;
  par: string;
  motif: string;
  le: Date;
}

/** E5: the zones recorded, the latest first; of one structure when it is given. */
export function lireZones(sql: Sql, structure: string | null = null): Promise<ZoneLue[]> {
  return sql<ZoneLue>(
    `SELECT structure, epci, communes, depuis, par, motif, le,
            id = (SELECT v.id FROM zones_competence v WHERE v.structure = z.structure AND v.depuis <= aujourdhui_metier()
                  ORDER BY v.depuis DESC, v.id DESC LIMIT 1) IS TRUE AS "enVigueur"
     FROM zones_competence z WHERE $1::text IS NULL OR structure = $1 ORDER BY id DESC LIMIT 1000`,
    [structure],
  );
}
