import { COTRAITANCE, deForme, estDeForme, estUnNumeroDePersonne, parmi, sansVides } from '../../filtres.js';
import { PARTENAIRES, SENS, TYPES } from '../../mots/libelles.js';
import { ISSUES } from '../../mots/messages.js';

/** Filters of the messages, as the address holds them. A person's number is none of them. */
export interface FiltresDeMessages {
  sens?: string;
  partenaire?: string;
  issue?: string;
  type?: string;
  code?: string;
  cotraitance?: string;
  depuis?: string;
  jusqua?: string;
}

/** The same, on one message; with what it is compared to. */
export interface FiltresDUnMessage extends FiltresDeMessages {
  avec?: string;
}

type Recherche = Readonly<Record<string, unknown>>;

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const JOUR = '\\d{4}-\\d{2}-\\d{2}';
const CODE = '[A-Z0-9_]{1,64}';

export function lireFiltresDeMessages(recherche: Recherche): FiltresDeMessages {
  return sansVides({
    sens: parmi(recherche.sens, SENS),
    partenaire: parmi(recherche.partenaire, PARTENAIRES),
    issue: parmi(recherche.issue, ISSUES),
    type: parmi(recherche.type, TYPES),
    code: deForme(recherche.code, CODE),
    cotraitance: deForme(recherche.cotraitance, COTRAITANCE),
    depuis: deForme(recherche.depuis, JOUR),
    jusqua: deForme(recherche.jusqua, JOUR),
  });
}

export function lireFiltresDUnMessage(recherche: Recherche): FiltresDUnMessage {
  return sansVides({ ...lireFiltresDeMessages(recherche), avec: deForme(recherche.avec, UUID) });
}

/** What is written in capitals, without the spaces around it, before anything is asked for with it. */
export const enCapitales = (texte: string | undefined): string | undefined => {
  const ecrit = texte?.trim().toUpperCase();
  return ecrit === '' ? undefined : ecrit;
};

/** Said before anything is asked: a number in the wrong field would go into the address. */
export function fauteDEcriture({
  code,
  cotraitance,
}: Pick<FiltresDeMessages, 'code' | 'cotraitance'>): string | null {
  if (cotraitance !== undefined && estUnNumeroDePersonne(cotraitance))
    return 'Ce numéro a la forme de celui d’une personne, non d’une cotraitance.';
  if (cotraitance !== undefined && !estDeForme(cotraitance, COTRAITANCE))
    return 'Un numéro de cotraitance compte 4 à 32 caractères : lettres, chiffres et tirets.';
  if (code !== undefined && (estUnNumeroDePersonne(code) || !estDeForme(code, CODE)))
    return 'Un code s’écrit en capitales, sans espace : SCHEMA_INVALIDE.';
  return null;
}
