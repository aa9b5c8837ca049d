import { ecrireCurseur, lireCurseur, messageVisible, Parametres, type Perimetre } from '#exchange';
import type { Sql } from '#persistence';
import type { Ecart, EvenementDEcart, MotifSoumission } from './ecart.js';
import { EMPREINTE_D_UN_ECART, EMPREINTE_D_UN_GROUPE } from './empreinte-d-ecarts.js';

/** Filters of `GET /api/ecarts` (X5.5); every one given must hold. */
export interface FiltreDEcarts extends Partial<
  Pick<Ecart, 'partenaire' | 'vue' | 'type' | 'nature' | 'cause' | 'etat'>
> {
  motifSoumission?: MotifSoumission;
  cotraitance?: string;
  demandeur?: string;
  /** Those of its cotraitances, and those about the persons it accompanies. */
  structure?: string;
  perimetre: Perimetre;
}

export type EcartsLus = { lue: true; ecarts: Ecart[]; curseur: string | null } | { lue: false };

/** What is open, counted by kind (X5.5). */
export interface CompteDEcarts extends Pick<
  Ecart,
  'partenaire' | 'vue' | 'type' | 'nature' | 'cause' | 'etat' | 'motifSoumission'
> {
  nombre: number;
  /** What a decision about this group must name: it has not changed meanwhile. */
  empreinte: string;
  /** Start of the oldest opening. */
  plusAncien: Date;
}

const COLONNES = `e.id, e.partenaire, e.vue, e.demandeur, e.cle, e.type, e.cotraitance, e.structure, e.site, e.nature, e.nous, e.eux,
  e.cause, e.detail, e.proprietaire, e.etat, e.motif_soumission AS "motifSoumission", e.politique, e.synchronisation,
  e.premier_le AS "premierLe", e.depuis, e.vu_le AS "vuLe", e.clos_le AS "closLe", e.resolution, e.ouvertures, e.corrections,
  e.message, e.decide_par AS "decidePar", e.decide_le AS "decideLe", e.motif`;
const EGALITES = [
  'partenaire',
  'vue',
  'type',
  'nature',
  'cause',
  'etat',
  'cotraitance',
  'demandeur',
] as const;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Écarts page by page, the oldest opening first; without `etat`, all but those that are closed.
 * @returns `lue: false` when the cursor is not one of ours
 */
export async function lireEcarts(
  sql: Sql,
  filtre: FiltreDEcarts,
  curseur: string | undefined,
  limite: number,
): Promise<EcartsLus> {
  const apres = curseur === undefined ? null : positionDe(curseur);
  if (apres === undefined) return { lue: false };
  const parametres = new Parametres();
  const conditions = conditionsDe(filtre, parametres);
  if (apres !== null)
    conditions.push(
      `(e.depuis, e.id) > (${parametres.lier(apres.depuis)}::timestamptz, ${parametres.lier(apres.id)}::uuid)`,
    );
  const lignes = await sql<Ecart>(
    `SELECT ${COLONNES} FROM ecarts e WHERE ${conditions.join(' AND ')} ORDER BY e.depuis, e.id LIMIT ${parametres.lier(limite + 1)}`,
    parametres.valeurs,
  );
  const page = lignes.slice(0, limite);
  const dernier = page.at(-1);
  const suite = lignes.length > limite && dernier;
  return {
    lue: true,
    ecarts: page,
    curseur: suite ? ecrireCurseur({ depuis: dernier.depuis.toISOString(), id: dernier.id }) : null,
  };
}

/** An écart in full. */
export interface EcartDetaille extends Ecart {
  /** What a decision may name: neither value has changed meanwhile. */
  empreinte: string;
  /** Its life, oldest line first. */
  evenements: EvenementDEcart[];
}

/** One écart with its life; null when it does not exist or is not in the perimeter. */
export async function lireEcart(
  sql: Sql,
  id: string,
  perimetre: Perimetre = { type: 'national' },
): Promise<EcartDetaille | null> {
  const parametres = new Parametres();
  const [ecart] = await sql<Omit<EcartDetaille, 'evenements'>>(
    `SELECT ${COLONNES}, ${EMPREINTE_D_UN_ECART} AS empreinte FROM ecarts e WHERE e.id = ${parametres.lier(id)}::uuid AND ${messageVisible(perimetre, 'e', parametres)}`,
    parametres.valeurs,
  );
  if (!ecart) return null;
  const evenements = await sql<EvenementDEcart>(
    'SELECT evenement, le, par, detail FROM ecarts_evenements WHERE ecart = $1 ORDER BY id',
    [id],
  );
  return { ...ecart, evenements };
}

/** What is not closed, by kind, with the age of the oldest. */
export function compterEcarts(
  sql: Sql,
  filtre: FiltreDEcarts = { perimetre: { type: 'national' } },
): Promise<CompteDEcarts[]> {
  const parametres = new Parametres();
  return sql<CompteDEcarts>(
    `SELECT e.partenaire, e.vue, e.type, e.nature, e.cause, e.etat, e.motif_soumission AS "motifSoumission",
            count(*)::int AS nombre, ${EMPREINTE_D_UN_GROUPE} AS empreinte, min(e.depuis) AS "plusAncien"
     FROM ecarts e WHERE ${conditionsDe(filtre, parametres).join(' AND ')}
     GROUP BY e.partenaire, e.vue, e.type, e.nature, e.cause, e.etat, e.motif_soumission
     ORDER BY e.partenaire, e.vue, e.type, e.nature, e.cause, e.etat, e.motif_soumission`,
    parametres.valeurs,
  );
}

function conditionsDe(filtre: FiltreDEcarts, parametres: Parametres): string[] {
  const conditions = EGALITES.flatMap((colonne) => {
    const valeur = filtre[colonne];
    return valeur === undefined ? [] : [`e.${colonne} = ${parametres.lier(valeur)}`];
  });
  if (filtre.etat === undefined) conditions.push(`e.etat <> 'clos'`);
  if (filtre.motifSoumission !== undefined)
    conditions.push(`e.motif_soumission = ${parametres.lier(filtre.motifSoumission)}`);
  if (filtre.structure !== undefined)
    conditions.push(messageVisible({ type: 'structures', structures: [filtre.structure] }, 'e', parametres));
  conditions.push(messageVisible(filtre.perimetre, 'e', parametres));
  return conditions;
}

function positionDe(texte: string): { depuis: string; id: string } | undefined {
  const { depuis, id } = lireCurseur(texte) ?? {};
  const juste = typeof depuis === 'string' && INSTANT.test(depuis) && typeof id === 'string' && UUID.test(id);
  return juste ? { depuis, id } : undefined;
}
