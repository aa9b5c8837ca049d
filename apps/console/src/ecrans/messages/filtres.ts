import { parmi, sansVides } from '../../filtres.js';
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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const JOUR = /^\d{4}-\d{2}-\d{2}$/;

export function lireFiltresDeMessages(recherche: Recherche): FiltresDeMessages {
  return sansVides({
    sens: parmi(recherche.sens, SENS),
    partenaire: parmi(recherche.partenaire, PARTENAIRES),
    issue: parmi(recherche.issue, ISSUES),
    type: parmi(recherche.type, TYPES),
    code: deForme(recherche.code, /^[A-Z0-9_]{1,64}$/),
    cotraitance: deForme(recherche.cotraitance, /^[A-Z0-9-]{4,32}$/),
    depuis: deForme(recherche.depuis, JOUR),
    jusqua: deForme(recherche.jusqua, JOUR),
  });
}

export function lireFiltresDUnMessage(recherche: Recherche): FiltresDUnMessage {
  return sansVides({ ...lireFiltresDeMessages(recherche), avec: deForme(recherche.avec, UUID) });
}

/** What has not the form is left out; a person's number has not that of a cotraitance: it has no dash. */
function deForme(valeur: unknown, forme: RegExp): string | undefined {
  return typeof valeur === 'string' && forme.test(valeur) && !estUnNumeroDePersonne(valeur)
    ? valeur
    : undefined;
}

/** A person's number where that of a cotraitance is asked for: it would stand in the address. */
export function estUnNumeroDePersonne(texte: string): boolean {
  return /^\d{7}[0-9A-Z]$/.test(texte);
}
