import type { Sql } from '#persistence';
import type { ColonneDuPartenaire, ResultatDuControle } from './verifier-conservation.use-case.js';

/** The last automatic check, as its row keeps it. */
export interface ControleLu {
  verifieLe: string;
  jours: string[];
  conforme: boolean;
  resultat: ResultatDuControle;
  partenaires: ColonneDuPartenaire[];
  /** Seconds since, real time. */
  ageS: number;
}

/** The last check, or the last one that covered a business day. */
export async function lireDernierControle(sql: Sql, jour: string | null = null): Promise<ControleLu | null> {
  const [ligne] = await sql<Omit<ControleLu, 'verifieLe' | 'ageS'> & { verifie_le: Date; age: string }>(
    `SELECT verifie_le, jours::text[] AS jours, conforme, resultat, partenaires,
            extract(epoch FROM clock_timestamp() - verifie_le) AS age
     FROM bilans WHERE $1::date IS NULL OR $1::date = ANY(jours) ORDER BY verifie_le DESC LIMIT 1`,
    [jour],
  );
  if (!ligne) return null;
  const { verifie_le, age, ...controle } = ligne;
  return { ...controle, verifieLe: verifie_le.toISOString(), ageS: Math.max(0, Math.round(Number(age))) };
}

/** Why conservation cannot be trusted at this moment; empty: it holds, and has been checked lately (X6.1). */
export function raisonsDuRouge(dernier: ControleLu | null, limiteMinutes: number): string[] {
  if (dernier === null) return ['Le contrôle automatique n’a encore jamais eu lieu.'];
  const raisons: string[] = [];
  if (dernier.ageS > limiteMinutes * 60) {
    const minutes = Math.floor(dernier.ageS / 60);
    raisons.push(
      `Le contrôle automatique n’a pas eu lieu depuis ${minutes} minutes (limite : ${limiteMinutes} minutes).`,
    );
  }
  const { ecarts } = dernier.resultat;
  if (ecarts.length > 0) {
    const jours = [...new Set(ecarts.map(({ jour }) => jour))].join(', ');
    raisons.push(
      `Le dernier contrôle automatique a trouvé ${ecarts.length} compte(s) en écart entre la porte et les sorts (${jours}).`,
    );
  }
  return raisons;
}
