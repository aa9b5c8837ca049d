import type { Sql } from '#persistence';
import { joursOuvresEntre } from '../../calendrier/jours-ouvres.js';
import type { ReglagesSurveillance } from '../../reglages.js';
import { direJoursOuvres, nommer } from '../dire.js';
import type { Condition } from '../natures.js';
import { nuitSansEffet } from './nuit-sans-effet.js';
import { nuitTropLongue } from './nuit-trop-longue.js';

type ReglagesDeNuit = ReglagesSurveillance['nuit'];

/**
 * The last business date whose night must have begun. It was expected when the supervision was there before its hour;
 * on a simulated clock, which jumps from day to day, when that very date was seen before its hour.
 */
const NUIT_MANQUEE = `
  WITH h AS (
    SELECT s.jour, maintenant_metier() AS maintenant, s.depuis, s.jour_vu_le,
           (SELECT aujourdhui IS NOT NULL FROM horloge) AS simulee
    FROM surveillance s
  ), n AS (
    SELECT *, CASE WHEN maintenant >= (jour + $2::time) AT TIME ZONE 'Europe/Paris' THEN jour
                   WHEN NOT simulee THEN jour - 1 END AS nuit
    FROM h
  )
  SELECT nuit FROM n
  WHERE CASE WHEN simulee THEN jour_vu_le ELSE depuis END < (nuit + $1::time) AT TIME ZONE 'Europe/Paris'
    AND NOT EXISTS (SELECT FROM synchronisations WHERE plan = 'nocturne' AND jour = nuit AND debut IS NOT NULL)`;

const DERNIERE_NUIT = `
  SELECT n.jour, n.etat,
         (SELECT array_agg(e.etape ORDER BY e.rang) FROM synchronisation_etapes e
          WHERE e.synchronisation = n.id AND e.etat = 'sautee') AS sautees
  FROM (SELECT * FROM synchronisations WHERE plan = 'nocturne' AND fin IS NOT NULL ORDER BY jour DESC LIMIT 1) AS n
  WHERE n.etat <> 'terminee'
    AND NOT EXISTS (SELECT FROM synchronisations s WHERE s.etat = 'terminee' AND s.fin > n.fin)`;

/** How far back readings are looked at, in days. */
const RECUL_JOURS = 60;

const LECTURES = `
  SELECT substr(e.etape, length('tirer_') + 1) AS partenaire, max(s.jour) AS derniere,
         coalesce(max(s.jour) FILTER (WHERE (e.resultat->>'evenements')::int > 0), greatest($1::date, $2::date - ${RECUL_JOURS})) AS pleine
  FROM synchronisation_etapes e JOIN synchronisations s ON s.id = e.synchronisation
  WHERE s.jour >= $2::date - ${RECUL_JOURS} AND e.etape IN ('tirer_gide', 'tirer_parcours3') AND e.etat = 'terminee'
  GROUP BY e.etape`;

/** A night that did not happen, that does not end, ended without some step, did nothing, or read nothing where something is expected. */
export async function nuits(
  sql: Sql,
  reglages: ReglagesDeNuit,
  { aujourdhui, depuis }: { aujourdhui: string; depuis: string },
): Promise<Condition[]> {
  const { heure, limite, lectureVideApresJoursOuvres: vide } = reglages;
  const manquees = await sql<{ nuit: string }>(NUIT_MANQUEE, [heure, limite]);
  const [incomplete] = await sql<{ jour: string; etat: string; sautees: string[] | null }>(DERNIERE_NUIT);
  const lectures = await sql<{ partenaire: string; derniere: string; pleine: string }>(LECTURES, [
    depuis,
    aujourdhui,
  ]);
  return [
    ...manquees.map(({ nuit }) => ({
      nature: 'NUIT_ABSENTE' as const,
      objet: 'nocturne',
      detail: `La synchronisation de la nuit du ${nuit} n’a pas commencé à ${limite} ; elle est prévue à ${heure}.`,
    })),
    ...(await nuitTropLongue(sql, reglages)),
    ...(incomplete ? [nuitIncomplete(incomplete)] : []),
    ...(await nuitSansEffet(sql)),
    // A reading holds what was stated before it: the days from the last full one to the last one gave nothing.
    ...lectures
      .filter(({ pleine, derniere }) => joursOuvresEntre(pleine, derniere, vide) >= vide)
      .map(({ partenaire, pleine }) => ({
        nature: 'LECTURE_VIDE' as const,
        objet: partenaire,
        detail: `Le flux de ${nommer(partenaire)} est lu, mais il est vide depuis le ${pleine} ; rythme attendu : ${direJoursOuvres(vide)}.`,
      })),
  ];
}

function nuitIncomplete({ jour, etat, sautees }: { jour: string; etat: string; sautees: string[] | null }) {
  const fin = etat === 'echouee' ? 'a échoué' : 'est partielle';
  const etapes = sautees === null ? '' : ` ; étapes sautées : ${sautees.join(', ')}`;
  return {
    nature: 'NUIT_INCOMPLETE',
    objet: 'nocturne',
    detail: `La synchronisation de la nuit du ${jour} ${fin}${etapes}. Aucune autre ne s’est terminée en entier depuis.`,
  } satisfies Condition;
}
