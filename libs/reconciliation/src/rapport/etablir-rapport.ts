import { premierIdDepuis, Sql } from '#persistence';
import { compterEtats } from './compter-etats.js';

export type ParPartenaireEtType = Record<string, Record<string, number>>;

/** What a synchronisation did, as its report shows it. */
export interface Rapport {
  recus: ParPartenaireEtType;
  appliques: ParPartenaireEtType;
  dits: ParPartenaireEtType;
  etatsAvant: Record<string, number>;
  etatsApres: Record<string, number>;
  echeancesTraitees: number;
  dureeMs: number;
  /** Steps that a partner's failure skipped, with their cause. */
  sautees: Record<string, string>;
}

/** Counts, from the messages themselves, what crossed since the synchronisation began (webhooks of the time included). */
export async function etablirRapport(sql: Sql, synchronisation: string): Promise<Rapport> {
  const [entete] = await sql<{ debut: Date; duree: number; avant: Record<string, number> | null }>(
    `SELECT debut, extract(epoch FROM clock_timestamp() - debut) * 1000 AS duree, rapport->'etatsAvant' AS avant
     FROM synchronisations WHERE id = $1`,
    [synchronisation],
  );
  if (!entete) throw new Error('unreachable: the report of a synchronisation that does not exist');
  const borne = premierIdDepuis(entete.debut.getTime());
  const etapes = await sql<{ etape: string; cause: string | null; dossiers: number | null }>(
    `SELECT etape, cause, (resultat->>'dossiers')::int AS dossiers FROM synchronisation_etapes WHERE synchronisation = $1`,
    [synchronisation],
  );
  return {
    recus: await parPartenaireEtType(
      sql,
      `SELECT partenaire, type, count(*)::int AS nombre FROM messages_entrants WHERE id >= $1 GROUP BY 1, 2`,
      borne,
    ),
    appliques: await parPartenaireEtType(
      sql,
      `SELECT partenaire, type, count(*)::int AS nombre FROM messages_entrants WHERE id >= $1 AND issue = 'applique' GROUP BY 1, 2`,
      borne,
    ),
    dits: await parPartenaireEtType(
      sql,
      `SELECT m.partenaire, m.type, count(*)::int AS nombre FROM envois e CROSS JOIN LATERAL unnest(e.messages) AS u (id)
       JOIN messages_sortants m ON m.id = u.id AND m.envoi = e.id
       WHERE e.id >= $1 AND m.issue IN ('acquitte', 'sans_effet') GROUP BY 1, 2`,
      borne,
    ),
    etatsAvant: entete.avant ?? {},
    etatsApres: await compterEtats(sql),
    echeancesTraitees: etapes.find(({ etape }) => etape === 'effets_dus')?.dossiers ?? 0,
    dureeMs: Math.round(Number(entete.duree)),
    sautees: Object.fromEntries(
      etapes.flatMap(({ etape, cause }) => (cause === null ? [] : [[etape, cause]])),
    ),
  };
}

async function parPartenaireEtType(sql: Sql, requete: string, borne: string): Promise<ParPartenaireEtType> {
  const compte: ParPartenaireEtType = {};
  for (const { partenaire, type, nombre } of await sql<{ partenaire: string; type: string; nombre: number }>(
    requete,
    [borne],
  )) {
    (compte[partenaire] ??= {})[type] = nombre;
  }
  return compte;
}
