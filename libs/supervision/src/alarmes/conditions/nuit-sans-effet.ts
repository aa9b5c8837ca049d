import { premierIdDepuis, type Sql } from '#persistence';
import { nommer } from '../dire.js';
import type { Condition } from '../natures.js';

interface NuitTerminee {
  id: string;
  jour: string;
  /** When it began to apply, and to tell: what came before had to be done. */
  appliquer: Date;
  emettre: Date;
}

const DERNIERE = `
  SELECT n.id, n.jour, coalesce((SELECT e.debut FROM synchronisation_etapes e WHERE e.synchronisation = n.id AND e.etape = 'appliquer'), n.debut) AS appliquer,
         coalesce((SELECT e.debut FROM synchronisation_etapes e WHERE e.synchronisation = n.id AND e.etape = 'emettre'), n.debut) AS emettre
  FROM (SELECT * FROM synchronisations WHERE plan = 'nocturne' AND fin IS NOT NULL ORDER BY jour DESC LIMIT 1) AS n
  WHERE n.etat = 'terminee' AND n.debut IS NOT NULL`;

/** Steps that say nothing of the work that they had; a later run that ended whole has done it since. */
const ETAPES_SANS_EFFET = `
  SELECT e.etape, e.etat, (e.resultat->>'evenements')::int AS lus, (e.resultat->>'dus')::int AS dus
  FROM synchronisation_etapes e
  WHERE e.synchronisation = $1
    AND (e.etat IN ('a_faire', 'en_cours')
         OR (e.resultat->>'evenements')::int > 0 AND (e.resultat->>'recus')::int + (e.resultat->>'doublons')::int + (e.resultat->>'refuses')::int = 0
         OR (e.resultat->>'dus')::int > 0 AND (e.resultat->>'dossiers')::int = 0)
    AND NOT EXISTS (SELECT FROM synchronisations s JOIN synchronisations n ON n.id = $1 WHERE s.etat = 'terminee' AND s.fin > n.fin)
  ORDER BY e.rang`;

/** What the night found before it and never tried: what failed and is tried again has alarms of its own. */
const LAISSES = `
  SELECT 'effets' AS quoi, NULL AS partenaire, count(*)::int AS nombre FROM dossiers WHERE version > 0 AND prochain_effet <= $1::date
  UNION ALL
  SELECT 'recus', partenaire, count(*)::int FROM messages_entrants WHERE issue = 'recu' AND tentatives = 0 AND id < $2 GROUP BY partenaire
  UNION ALL
  SELECT 'a_dire', m.partenaire, count(*)::int FROM messages_sortants m JOIN partenaires p USING (partenaire)
  WHERE m.issue IN ('a_emettre', 'incertain', 'retenu') AND m.tentatives = 0 AND m.id < $3 AND p.pause IS NULL GROUP BY m.partenaire`;

interface Laisse {
  quoi: 'effets' | 'recus' | 'a_dire';
  partenaire: string | null;
  nombre: number;
}

interface EtapeSansEffet {
  etape: string;
  etat: string;
  lus: number | null;
  dus: number | null;
}

/** Zero work is not success: a night that says it is done, and left work that was there before it. */
export async function nuitSansEffet(sql: Sql): Promise<Condition[]> {
  const [nuit] = await sql<NuitTerminee>(DERNIERE);
  if (!nuit) return [];
  const etapes = await sql<EtapeSansEffet>(ETAPES_SANS_EFFET, [nuit.id]);
  const laisses = await sql<Laisse>(LAISSES, [
    nuit.jour,
    premierIdDepuis(nuit.appliquer.getTime()),
    premierIdDepuis(nuit.emettre.getTime()),
  ]);
  const raisons = [...laisses.filter(({ nombre }) => nombre > 0).map(direLaisse), ...etapes.map(direEtape)];
  if (raisons.length === 0) return [];
  return [
    {
      nature: 'NUIT_SANS_EFFET',
      objet: 'nocturne',
      detail: `La synchronisation de la nuit du ${nuit.jour} se dit terminée, mais du travail l’attendait : ${raisons.join(' ; ')}.`,
    },
  ];
}

function direLaisse({ quoi, partenaire, nombre }: Laisse): string {
  switch (quoi) {
    case 'effets':
      return `${nombre} dossier(s) dont un effet était dû ce jour-là n’ont pas été traités`;
    case 'recus':
      return `${nombre} message(s) de ${nommer(partenaire ?? '')} reçus avant elle attendent encore d’être appliqués`;
    case 'a_dire':
      return `${nombre} message(s) attendent encore de partir vers ${nommer(partenaire ?? '')}`;
  }
}

function direEtape({ etape, etat, lus, dus }: EtapeSansEffet): string {
  if (etat === 'a_faire' || etat === 'en_cours') return `l’étape ${etape} n’a pas été faite`;
  return lus === null
    ? `l’étape ${etape} avait ${dus} dossier(s) à traiter et n’en a traité aucun`
    : `l’étape ${etape} a lu ${lus} événement(s) et n’en a pris aucun`;
}
