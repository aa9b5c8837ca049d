import type { Sql } from '#persistence';
import type { ChangementDeRegles } from './changement.js';
import type { EffetDesRegles } from './effet-des-regles.js';

/** A simulation as it is shown: what it counts, how far it is, and whether it was approved. */
export interface VueSimulation {
  id: string;
  changement: ChangementDeRegles;
  motif: string | null;
  acteur: string;
  etat: 'en_attente' | 'en_cours' | 'terminee' | 'approuvee' | 'perimee' | 'echouee';
  jour: string;
  avancement: { fait: number; total: number };
  /** What has been counted so far; whole once it is over. */
  effet: EffetDesRegles | null;
  demandeeLe: Date;
  fin: Date | null;
  approbation: { par: string; le: Date } | null;
}

const VUE = `
  SELECT id, changement, motif, acteur, etat, jour, json_build_object('fait', fait, 'total', total) AS avancement,
         resultat AS effet, demandee_le AS "demandeeLe", fin, approuvee_par, approuvee_le
  FROM simulations_regles`;

type Ligne = Omit<VueSimulation, 'approbation'> & { approuvee_par: string | null; approuvee_le: Date | null };

export async function lireSimulation(sql: Sql, id: string): Promise<VueSimulation | null> {
  const [ligne] = await sql<Ligne>(`${VUE} WHERE id = $1`, [id]);
  return ligne ? vue(ligne) : null;
}

/** The latest first. */
export async function listerSimulations(sql: Sql, limite = 50): Promise<VueSimulation[]> {
  return (await sql<Ligne>(`${VUE} ORDER BY demandee_le DESC, id DESC LIMIT $1`, [limite])).map(vue);
}

function vue({ approuvee_par: par, approuvee_le: le, ...simulation }: Ligne): VueSimulation {
  return { ...simulation, approbation: par === null || le === null ? null : { par, le } };
}
