import type { Sql } from '#persistence';
import type { Condition } from '../natures.js';

interface Verification {
  id: string;
  jour: string;
  plan: string;
  projections: number;
  empreintes: number;
  laisses: number;
}

const DERNIERE = `
  SELECT s.id, s.jour, s.plan, (e.resultat->>'projections')::int AS projections, (e.resultat->>'empreintes')::int AS empreintes,
         coalesce((e.resultat->>'laisses')::int, 0) AS laisses
  FROM synchronisation_etapes e JOIN synchronisations s ON s.id = e.synchronisation
  WHERE e.etape = 'verifier' AND e.etat = 'terminee'
  ORDER BY e.fin DESC LIMIT 1`;

/** What the last run found wrong when it looked again at its part: a fault of ours. It ceases when a run finds nothing. */
export async function verification(sql: Sql): Promise<Condition[]> {
  const [derniere] = await sql<Verification>(DERNIERE);
  if (!derniere) return [];
  const { id, jour, plan, projections, empreintes, laisses } = derniere;
  if (projections + empreintes + laisses === 0) return [];
  const trouves = [
    `${projections} dossier(s) mal dit(s), redit(s)`,
    `${empreintes} dossier(s) aux empreintes fausses, redressées`,
    ...(laisses > 0 ? [`${laisses} autre(s) laissé(s) tels quels, au-delà de la limite d’un jour`] : []),
  ];
  return [
    {
      nature: 'DOSSIERS_FAUTIFS',
      objet: 'verification',
      detail: `La synchronisation ${plan === 'nocturne' ? 'de la nuit' : 'demandée'} du ${jour} (${id}) a revérifié une part des dossiers sans que rien n’y soit dû : ${trouves.join(' ; ')}. C’est un défaut de la passerelle, à signaler.`,
    },
  ];
}
