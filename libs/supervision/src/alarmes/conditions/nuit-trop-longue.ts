import type { Sql } from '#persistence';
import type { ReglagesSurveillance } from '../../reglages.js';
import { direDuree } from '../dire.js';
import type { Condition } from '../natures.js';

type ReglagesDeNuit = Pick<ReglagesSurveillance['nuit'], 'heure' | 'finLimite'>;

/**
 * A night that began before the hour at which it must have ended has until then; one that began later, or on a
 * simulated date that has no hour, has as long as between both hours.
 */
const EN_RETARD = `
  SELECT n.jour, n.etape, n.fait, n.total, extract(epoch FROM clock_timestamp() - n.debut) AS age
  FROM synchronisations n CROSS JOIN horloge h
  CROSS JOIN LATERAL (SELECT (n.jour + $2::time) AT TIME ZONE 'Europe/Paris' AS fin) AS l
  WHERE n.plan = 'nocturne' AND n.etat = 'en_cours'
    AND clock_timestamp() >= CASE WHEN h.aujourdhui IS NULL AND n.debut < l.fin THEN l.fin
                                  ELSE n.debut + ($2::time - $1::time) END`;

interface NuitEnRetard {
  jour: string;
  etape: string | null;
  fait: number;
  total: number;
  age: string;
}

/** A night that is still running, or whose worker has left it, when it must have ended. */
export async function nuitTropLongue(sql: Sql, { heure, finLimite }: ReglagesDeNuit): Promise<Condition[]> {
  const nuits = await sql<NuitEnRetard>(EN_RETARD, [heure, finLimite]);
  return nuits.map(({ jour, etape, fait, total, age }) => {
    const ou =
      etape === null ? '' : ` ; étape en cours : ${etape}${total > 0 ? ` (${fait} sur ${total})` : ''}`;
    return {
      nature: 'NUIT_TROP_LONGUE',
      objet: 'nocturne',
      detail: `La synchronisation de la nuit du ${jour} n’est pas terminée : elle a commencé il y a ${direDuree(Number(age))}${ou}. Elle doit l’être à ${finLimite}.`,
    };
  });
}
