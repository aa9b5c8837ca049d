import type { Partenaire } from '#annexe7';
import type { EtapeDEssai } from '#partners';
import type { Sql } from '#persistence';

export interface EssaiLu {
  id: string;
  motif: string;
  demandeLe: Date;
  /** Null: no worker has taken it yet. */
  prisLe: Date | null;
  finiLe: Date | null;
  etapes: EtapeDEssai[];
}

const DERNIERS = 5;

/** The last trials of a partner, newest first. */
export function lireEssais(sql: Sql, partenaire: Partenaire): Promise<EssaiLu[]> {
  return sql<EssaiLu>(
    `SELECT id, motif, demande_le AS "demandeLe", pris_le AS "prisLe", fini_le AS "finiLe", etapes
     FROM essais_partenaires WHERE partenaire = $1 ORDER BY demande_le DESC LIMIT $2`,
    [partenaire, DERNIERS],
  );
}
