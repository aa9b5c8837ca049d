import { CLE_DE_DEMARRAGE, type GatewayDEssai } from './gateway-d-essai.js';

/** What the suites look at in the answer to GET /api/cotraitances/{cotraitance} (X5.1). */
export interface Etat {
  phase: string | null;
  etat: string | null;
  anomalies: string[];
  actions: { type: string; depuis: string; pour: string }[];
  version: number;
  dates: Record<string, string | null>;
  regles: Record<string, { regle: string; messages: string[] }>;
}

/** @param requete the query, with its question mark */
export async function lireEtat(gateway: GatewayDEssai, cotraitance: string, requete = ''): Promise<Etat> {
  return (await gateway.get(`/api/cotraitances/${cotraitance}${requete}`, CLE_DE_DEMARRAGE)).json<Etat>();
}
