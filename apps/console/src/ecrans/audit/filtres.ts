import type { EntreeDAudit } from '../../api/contrat.js';
import { COTRAITANCE, deForme, parmi, sansVides } from '../../filtres.js';
import { ACTIONS, GENRES_D_AUDIT, LECTURES } from '../../mots/actions.js';

/** Filters of the record, as the address holds them: ids, words and days, nobody's number nor name. */
export interface FiltresDAudit {
  genre?: string;
  action?: string;
  acteur?: string;
  objet?: string;
  cotraitance?: string;
  depuis?: string;
  jusqua?: string;
}

export const FORMES = {
  acteur: '(compte|cle):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|cle-de-demarrage',
  objet: '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|gide|parcours3',
  cotraitance: `(?!\\d{7}[0-9A-Z]$)${COTRAITANCE}`,
  jour: '\\d{4}-\\d{2}-\\d{2}',
} as const;

export function lireFiltresDAudit(recherche: Readonly<Record<string, unknown>>): FiltresDAudit {
  return sansVides({
    genre: parmi(recherche.genre, GENRES_D_AUDIT),
    action: parmi(recherche.action, { ...ACTIONS, ...LECTURES }),
    acteur: deForme(recherche.acteur, FORMES.acteur),
    objet: deForme(recherche.objet, FORMES.objet),
    cotraitance: deForme(recherche.cotraitance, FORMES.cotraitance),
    depuis: deForme(recherche.depuis, FORMES.jour),
    jusqua: deForme(recherche.jusqua, FORMES.jour),
  });
}

/** The filters as the API takes them. */
export function filtreDAudit({ genre, ...reste }: FiltresDAudit): Omit<EntreeDAudit, 'curseur' | 'limite'> {
  return genre === 'acte' || genre === 'lecture' ? { ...reste, genre } : reste;
}
