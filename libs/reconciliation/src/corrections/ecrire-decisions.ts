import { Horloge, type Sql } from '#persistence';
import type { EtatEcart, MotifSoumission } from '../ecarts/ecart.js';

/** Who decides when no person does. */
export const PAR_LA_POLITIQUE = 'politique';

/** What has been decided of one écart, and the line that it leaves in its life. */
export interface DecisionEcrite {
  id: string;
  etat: EtatEcart;
  motifSoumission?: MotifSoumission;
  /** Row of the policy that decided. */
  politique?: number | null;
  /** Message that corrects it; null: ordered, not made yet. */
  message?: string | null;
  /** Absent: the policy. */
  personne?: { par: string; motif: string };
  /** Absent: nothing to say of it (the same decision under another row of the policy). */
  evenement?: 'correction' | 'soumis' | 'ignore' | 'rouvert';
  detail?: string | null;
  /** It counts as one more correction that may not hold. */
  compte?: boolean;
  /** Given back to the policy: its corrections are counted from nothing. */
  recompte?: boolean;
}

/** Writes decisions and their events, in the commit of their effects; one statement whatever the lot. */
export async function ecrireDecisions(sql: Sql, decisions: readonly DecisionEcrite[]): Promise<void> {
  if (decisions.length === 0) return;
  const { maintenant } = await Horloge.lire(sql);
  const lignes = decisions.map((decision) => ({
    id: decision.id,
    etat: decision.etat,
    motif_soumission: decision.motifSoumission ?? null,
    politique: decision.politique ?? null,
    message: decision.message ?? null,
    change_message: decision.message !== undefined,
    par: decision.personne?.par ?? null,
    motif: decision.personne?.motif ?? null,
    evenement: decision.evenement ?? null,
    detail: decision.detail ?? null,
    compte: decision.compte ?? false,
    recompte: decision.recompte ?? false,
  }));
  await sql(
    `WITH v AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS d (
         id uuid, etat text, motif_soumission text, politique bigint, message uuid, change_message boolean, par text,
         motif text, evenement text, detail text, compte boolean, recompte boolean)
     ), e AS (
       UPDATE ecarts e SET
         etat = v.etat, motif_soumission = v.motif_soumission, politique = v.politique,
         message = CASE WHEN v.change_message THEN v.message ELSE e.message END,
         corrections = CASE WHEN v.recompte THEN 0 ELSE e.corrections + v.compte::int END,
         decide_par = v.par, decide_le = CASE WHEN v.par IS NOT NULL THEN $2::timestamptz END, motif = v.motif
       FROM v WHERE e.id = v.id
     )
     INSERT INTO ecarts_evenements (ecart, par, evenement, detail)
     SELECT id, coalesce(par, $3), evenement, coalesce(detail, motif) FROM v WHERE evenement IS NOT NULL`,
    [JSON.stringify(lignes), maintenant, PAR_LA_POLITIQUE],
  );
}
