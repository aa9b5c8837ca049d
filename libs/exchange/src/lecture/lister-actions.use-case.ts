import { estDateCivile, type Action } from '#annexe7';
import type { Sql, UniteDeTravail } from '#persistence';
import { ecrireCurseur, lireCurseur } from './curseur.js';
import { lireEnsemble } from './instant-de-lecture.js';
import { cotraitanceVisible, Parametres, type Perimetre } from './perimetre.js';

export interface ActionsDemandees {
  type?: string;
  pour?: string;
  structure?: string;
  curseur?: string;
  limite: number;
  perimetre: Perimetre;
}

/** One action to take, as last computed for its cotraitance. */
export interface ActionListee extends Action {
  cotraitance: string;
  structure: string | null;
  site: string | null;
  etat: string | null;
  /** Days since `depuis`, on the business clock. */
  ageJours: number;
}

/** Actions of one type that wait for the same people. */
export interface CompteDActions extends Pick<Action, 'type' | 'pour'> {
  nombre: number;
  /** Of the oldest. */
  depuis: string;
}

export type ActionsLues =
  | {
      lue: true;
      /**
       * Of the perimeter and the structure asked, whatever the type and the person filtered. Null after the first
       * page: the nation's are counted over everything, and the pages that follow would count them again.
       */
      comptes: CompteDActions[] | null;
      actions: ActionListee[];
      curseur: string | null;
    }
  | { lue: false };

interface Position {
  depuis: string;
  cotraitance: string;
  /** Actions of that day and number already given. */
  rang: number;
}

const DEPUIS_ACTIONS = `FROM cotraitances c
  CROSS JOIN LATERAL json_to_recordset(c.actions_detail) AS a (type text, depuis date, pour text)`;

/** E5, H6, B3, F11: what people have to do, the longest awaited first, page by page. */
export class ListerActions {
  constructor(private readonly unite: UniteDeTravail) {}

  /** @returns `lue: false` when the cursor is not one of ours */
  async execute(demande: ActionsDemandees): Promise<ActionsLues> {
    const position = demande.curseur === undefined ? null : positionDe(demande.curseur);
    if (position === undefined) return { lue: false };
    return lireEnsemble(this.unite, async (sql) => {
      const comptes = position === null ? await compter(sql, demande) : null;
      const lignes = await lirePage(sql, demande, position);
      const page = lignes.slice(0, demande.limite);
      const curseur = lignes.length > demande.limite ? suiteDe(page, position) : null;
      return { lue: true, comptes, actions: page, curseur };
    });
  }
}

function compter(sql: Sql, { structure, perimetre }: ActionsDemandees): Promise<CompteDActions[]> {
  const parametres = new Parametres();
  return sql<CompteDActions>(
    `SELECT a.type, a.pour, count(*)::int AS nombre, min(a.depuis) AS depuis ${DEPUIS_ACTIONS}
     WHERE ${conditions({ structure, perimetre }, parametres).join(' AND ')}
     GROUP BY a.type, a.pour ORDER BY a.type, a.pour`,
    parametres.valeurs,
  );
}

function lirePage(sql: Sql, demande: ActionsDemandees, position: Position | null): Promise<ActionListee[]> {
  const parametres = new Parametres();
  const retenues = conditions(demande, parametres);
  if (position !== null)
    retenues.push(
      `(a.depuis, c.cotraitance) >= (${parametres.lier(position.depuis)}::date, ${parametres.lier(position.cotraitance)}::text)`,
    );
  return sql<ActionListee>(
    `SELECT c.cotraitance, c.structure, c.site, c.etat, a.type, a.depuis, a.pour,
            aujourdhui_metier() - a.depuis AS "ageJours" ${DEPUIS_ACTIONS}
     WHERE ${retenues.join(' AND ')}
     ORDER BY a.depuis, c.cotraitance, c.demandeur, a.type, a.pour
     LIMIT ${parametres.lier(demande.limite + 1)} OFFSET ${parametres.lier(position?.rang ?? 0)}`,
    parametres.valeurs,
  );
}

function conditions(
  { type, pour, structure, perimetre }: Pick<ActionsDemandees, 'type' | 'pour' | 'structure' | 'perimetre'>,
  parametres: Parametres,
): string[] {
  const retenues = ['c.action_depuis IS NOT NULL', cotraitanceVisible(perimetre, 'c', parametres)];
  if (structure !== undefined) retenues.push(`c.structure = ${parametres.lier(structure)}`);
  if (type !== undefined) retenues.push(`a.type = ${parametres.lier(type)}`);
  if (pour !== undefined) retenues.push(`a.pour = ${parametres.lier(pour)}`);
  return retenues;
}

function suiteDe(page: readonly ActionListee[], position: Position | null): string | null {
  const derniere = page.at(-1);
  if (derniere === undefined) return null;
  const { depuis, cotraitance } = derniere;
  const memes = page.filter((une) => une.depuis === depuis && une.cotraitance === cotraitance).length;
  const deja = position?.depuis === depuis && position.cotraitance === cotraitance ? position.rang : 0;
  return ecrireCurseur({ depuis, cotraitance, rang: memes + deja });
}

function positionDe(texte: string): Position | undefined {
  const { depuis, cotraitance, rang } = lireCurseur(texte) ?? {};
  if (typeof depuis !== 'string' || !estDateCivile(depuis)) return undefined;
  if (typeof cotraitance !== 'string') return undefined;
  if (typeof rang !== 'number' || !Number.isInteger(rang) || rang < 0 || rang > 1_000) return undefined;
  return { depuis, cotraitance, rang };
}
