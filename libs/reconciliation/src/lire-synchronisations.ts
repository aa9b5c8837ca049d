import { Sql } from '#persistence';
import { Rapport } from './rapport/etablir-rapport.js';

/** A synchronisation as the API shows it (X5.5). */
export interface VueSynchronisation {
  id: string;
  plan: 'nocturne' | 'demande';
  etat: 'en_attente' | 'en_cours' | 'terminee' | 'partielle' | 'echouee';
  jour: string;
  demandeeLe: string;
  debut: string | null;
  fin: string | null;
  etape: string | null;
  avancement: { fait: number; total: number };
  etapes: VueEtape[];
  /** Null until it is over. */
  rapport: Rapport | null;
}

export interface VueEtape {
  etape: string;
  etat: 'a_faire' | 'en_cours' | 'terminee' | 'sautee';
  cause: string | null;
  resultat: Record<string, unknown> | null;
  debut: string | null;
  fin: string | null;
}

const VUE = `
  SELECT s.id, s.plan, s.etat, s.jour, s.demandee_le AS "demandeeLe", s.debut, s.fin, s.etape,
         json_build_object('fait', s.fait, 'total', s.total) AS avancement,
         CASE WHEN s.fin IS NOT NULL THEN s.rapport END AS rapport,
         coalesce((SELECT json_agg(json_build_object('etape', e.etape, 'etat', e.etat, 'cause', e.cause, 'resultat', e.resultat,
                                                     'debut', e.debut, 'fin', e.fin) ORDER BY e.rang)
                   FROM synchronisation_etapes e WHERE e.synchronisation = s.id), '[]'::json) AS etapes
  FROM synchronisations s`;

type Ligne = Omit<VueSynchronisation, 'demandeeLe' | 'debut' | 'fin'> & {
  demandeeLe: Date;
  debut: Date | null;
  fin: Date | null;
};

export async function lireSynchronisation(sql: Sql, id: string): Promise<VueSynchronisation | null> {
  const [ligne] = await sql<Ligne>(`${VUE} WHERE s.id = $1`, [id]);
  return ligne ? vue(ligne) : null;
}

/** The latest first. */
export async function listerSynchronisations(sql: Sql, limite = 50): Promise<VueSynchronisation[]> {
  return (await sql<Ligne>(`${VUE} ORDER BY s.demandee_le DESC, s.id DESC LIMIT $1`, [limite])).map(vue);
}

function vue(ligne: Ligne): VueSynchronisation {
  return {
    ...ligne,
    demandeeLe: ligne.demandeeLe.toISOString(),
    debut: ligne.debut?.toISOString() ?? null,
    fin: ligne.fin?.toISOString() ?? null,
  };
}
