import { Parametres } from '#exchange';
import type { Sql } from '#persistence';
import { CONTENU, reunirEmpreintes } from '../ecarts/empreinte-d-ecarts.js';
import type { CommandeDeGroupe, FiltreDeGroupe } from './decision-de-personne.js';
import { effetDe } from './ordonner.js';
import { type EcartARegler, raisonDeRefuser } from './regles-de-resolution.js';

/** Columns that a group may be chosen by. */
const COLONNES: Readonly<Record<keyof FiltreDeGroupe, string>> = {
  partenaire: 'partenaire',
  vue: 'vue',
  type: 'type',
  nature: 'nature',
  cause: 'cause',
  etat: 'etat',
  motifSoumission: 'motif_soumission',
};

/** Of `ecarts e`: what the rules need of both values. */
const RIEN_A_DIRE = '(e.nous IS NULL AND e.eux IS NULL)';

/** Écarts of a group of which a decision may be taken, or may not, for the same reason. */
type Sorte = EcartARegler & { nombre: number; empreinte: string };

export type OrdreDeGroupe =
  | { faits: number; impossibles: Record<string, number>; premiers: string[] }
  /** How many there are, when they are not those that the person saw: another number, or others. */
  | { nombre: number };

/**
 * Writes a person's decision about a group, in the caller's transaction: two statements and as little memory whatever
 * its size. The first locks the group and counts it by sort, for the rules to say which ones are refused; the second
 * decides of the others and writes their lives, unless an écart has come under the filter in between.
 * @param premiers how many ids to give back of what is to be told again
 */
export async function ordonnerGroupe(
  sql: Sql,
  commande: CommandeDeGroupe,
  premiers: number,
): Promise<OrdreDeGroupe> {
  const sortes = await verrouiller(sql, commande.filtre);
  const nombre = sortes.reduce((total, sorte) => total + sorte.nombre, 0);
  const empreinte = reunirEmpreintes(sortes.map((sorte) => sorte.empreinte));
  if (nombre !== commande.nombre || empreinte !== commande.empreinte) return { nombre };
  const impossibles: Record<string, number> = {};
  const retenues = sortes.filter((sorte) => {
    const raison = raisonDeRefuser(sorte, commande.decision);
    if (raison !== null) impossibles[raison] = (impossibles[raison] ?? 0) + sorte.nombre;
    return raison === null;
  });
  const { nombre: trouves, ...ecrit } = await decider(sql, commande, retenues, premiers);
  return trouves === nombre ? { ...ecrit, impossibles } : { nombre: trouves };
}

function verrouiller(sql: Sql, filtre: FiltreDeGroupe): Promise<Sorte[]> {
  const parametres = new Parametres();
  const conditions = conditionsDe(filtre, parametres);
  return sql<Sorte>(
    `SELECT v.vue, v.cause, v.etat, v."rienADire", count(*)::int AS nombre,
            lpad(to_hex(bit_xor(v.contenu)), 16, '0') AS empreinte
     FROM (SELECT e.vue, e.cause, e.etat, ${RIEN_A_DIRE} AS "rienADire", ${CONTENU} AS contenu FROM ecarts e
           WHERE ${conditions} ORDER BY e.id FOR UPDATE) AS v
     GROUP BY v.vue, v.cause, v.etat, v."rienADire"`,
    parametres.valeurs,
  );
}

/** @returns how many there were under the filter, and how many were decided: none when it is not the number that was seen */
async function decider(
  sql: Sql,
  { filtre, decision, nombre, par, motif }: CommandeDeGroupe,
  sortes: readonly Sorte[],
  premiers: number,
): Promise<{ nombre: number; faits: number; premiers: string[] }> {
  const { etat, evenement, message, recompte = false } = effetDe(decision);
  const parametres = new Parametres();
  const conditions = conditionsDe(filtre, parametres);
  const qui = parametres.lier(par);
  const pourquoi = parametres.lier(motif);
  const [ecrit] = await sql<{ nombre: number; faits: number; premiers: string[] }>(
    `WITH vus AS MATERIALIZED (
       SELECT e.id, s.vue IS NOT NULL AS retenu FROM ecarts e
       LEFT JOIN json_to_recordset(${parametres.lier(JSON.stringify(sortes))}::json) AS s (vue text, cause text, etat text, "rienADire" boolean)
              ON s.vue = e.vue AND s.cause = e.cause AND s.etat = e.etat AND s."rienADire" = ${RIEN_A_DIRE}
       WHERE ${conditions}
     ), faits AS (
       UPDATE ecarts e SET
         etat = ${parametres.lier(etat)}, motif_soumission = NULL, politique = NULL,
         message = CASE WHEN ${parametres.lier(message === null)}::boolean THEN NULL ELSE e.message END,
         corrections = CASE WHEN ${parametres.lier(recompte)}::boolean THEN 0 ELSE e.corrections END,
         decide_par = ${qui}::text, decide_le = (SELECT maintenant_metier()), motif = ${pourquoi}::text
       FROM vus WHERE e.id = vus.id AND vus.retenu AND (SELECT count(*) FROM vus) = ${parametres.lier(nombre)}
       RETURNING e.id, e.vue
     ), vies AS (
       INSERT INTO ecarts_evenements (ecart, evenement, par, detail)
       SELECT id, ${parametres.lier(evenement)}, ${qui}::text, ${pourquoi}::text FROM faits
     )
     SELECT (SELECT count(*)::int FROM vus) AS nombre, (SELECT count(*)::int FROM faits) AS faits,
            ARRAY(SELECT id::text FROM faits WHERE vue = 'dit' ORDER BY id LIMIT ${parametres.lier(premiers)}) AS premiers`,
    parametres.valeurs,
  );
  if (!ecrit) throw new Error('unreachable: an aggregate gives one row');
  return ecrit;
}

function conditionsDe(filtre: FiltreDeGroupe, parametres: Parametres): string {
  const conditions = filtre.etat === undefined ? [`e.etat IN ('ouvert', 'soumis')`] : [];
  for (const nom of Object.keys(COLONNES) as (keyof FiltreDeGroupe)[]) {
    const valeur = filtre[nom];
    if (valeur !== undefined) conditions.push(`e.${COLONNES[nom]} = ${parametres.lier(valeur)}`);
  }
  return conditions.join(' AND ');
}
