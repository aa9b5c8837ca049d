import type { UniteDeTravail } from '#persistence';
import { ecrireCurseur, lireCurseur } from './curseur.js';
import { cotraitanceVisible, Parametres, type Perimetre } from './perimetre.js';

export interface ListeDemandee {
  structure?: string;
  etat?: string;
  action?: string;
  curseur?: string;
  limite: number;
  perimetre: Perimetre;
}

/** One line: the état as last computed, on `calculeAu`. */
export interface CotraitanceListee {
  cotraitance: string;
  demandeur: string;
  structure: string | null;
  site: string | null;
  phase: string | null;
  etat: string | null;
  depuis: string | null;
  prochaineEcheance: string | null;
  actions: string[];
  version: number;
  calculeAu: string;
  connuLe: Date;
}

export type ListeLue =
  { lue: true; cotraitances: CotraitanceListee[]; curseur: string | null } | { lue: false };

interface Position {
  /** Last number given. */
  apres: string;
  /** Lines of that number already given: a shared number (A2) has several. */
  rang: number;
}

/** X5.2: the cotraitances of a perimeter, page by page, by number. */
export class ListerCotraitances {
  constructor(private readonly unite: UniteDeTravail) {}

  /** @returns `lue: false` when the cursor is not one of ours */
  async execute(demande: ListeDemandee): Promise<ListeLue> {
    const position = demande.curseur === undefined ? null : positionDe(demande.curseur);
    if (position === undefined) return { lue: false };
    const parametres = new Parametres();
    const conditions = [cotraitanceVisible(demande.perimetre, 'c', parametres)];
    if (demande.structure !== undefined)
      conditions.push(`c.structure = ${parametres.lier(demande.structure)}`);
    if (demande.etat !== undefined) conditions.push(`c.etat = ${parametres.lier(demande.etat)}`);
    if (demande.action !== undefined)
      conditions.push(`c.actions @> ARRAY[${parametres.lier(demande.action)}]::text[]`);
    if (position !== null) conditions.push(`c.cotraitance >= ${parametres.lier(position.apres)}`);
    const lignes = await this.unite.seule<CotraitanceListee>(
      `SELECT c.cotraitance, c.demandeur, c.structure, c.site, c.phase, c.etat, c.depuis,
              c.prochaine_echeance AS "prochaineEcheance", c.actions, c.version, c.calcule_au AS "calculeAu", c.connu_le AS "connuLe"
       FROM cotraitances c WHERE ${conditions.join(' AND ')}
       ORDER BY c.cotraitance, c.demandeur
       LIMIT ${parametres.lier(demande.limite + 1)} OFFSET ${parametres.lier(position?.rang ?? 0)}`,
      parametres.valeurs,
    );
    const page = lignes.slice(0, demande.limite);
    return {
      lue: true,
      cotraitances: page,
      curseur: lignes.length > demande.limite ? suiteDe(page, position) : null,
    };
  }
}

function suiteDe(page: readonly CotraitanceListee[], position: Position | null): string {
  const apres = page.at(-1)?.cotraitance ?? '';
  const dansLaPage = page.filter(({ cotraitance }) => cotraitance === apres).length;
  const rang = dansLaPage + (position?.apres === apres ? position.rang : 0);
  return ecrireCurseur({ apres, rang });
}

function positionDe(texte: string): Position | undefined {
  const { apres, rang } = lireCurseur(texte) ?? {};
  if (
    typeof apres !== 'string' ||
    typeof rang !== 'number' ||
    !Number.isInteger(rang) ||
    rang < 0 ||
    rang > 1_000
  )
    return undefined;
  return { apres, rang };
}
