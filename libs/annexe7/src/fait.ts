import type { DonneesParType, TypeFait } from './donnees-des-faits.js';

/** A1. One version of one statement by the system that owns it. */
export interface Fait<T extends TypeFait = TypeFait> {
  type: T;
  /** Section 2: what the statement is about. */
  cle: string;
  /** Which version of it: ten digits, compared as strings. */
  sequence: string;
  data: DonneesParType[T];
  /** Id of the message that stated it. */
  message: string;
}

/** Section 2. The members of the data that, after the type, make the key. */
const MEMBRES_DE_CLE: Readonly<Record<TypeFait, readonly string[]>> = {
  'affectation.enregistree': ['cotraitance'],
  'affectation.annulee': ['cotraitance'],
  'statut.change': ['demandeur', 'statut'],
  'alerte.traitee': ['cotraitance', 'alerte'],
  'sortie.prononcee': ['cotraitance'],
  'sortie.proposee': ['cotraitance'],
  'demandeur.modifie': ['demandeur', 'modification'],
  'acceptation.enregistree': ['cotraitance'],
  'parcours.initialise': ['cotraitance'],
  'alerte.declenchee': ['cotraitance', 'alerte'],
  'alerte.close': ['cotraitance', 'alerte'],
  'etape.enregistree': ['cotraitance', 'etape'],
  'civis.change': ['demandeur', 'civis'],
};

/** Section 2. The key of a fact, from its type and its (valid) data. */
export function cleDuFait(type: TypeFait, data: object): string {
  const membres = data as Record<string, unknown>;
  let cle: string = type;
  for (const membre of MEMBRES_DE_CLE[type]) cle += `/${String(membres[membre])}`;
  return cle;
}

/** Narrows a fact to its type, data included. */
export function estDeType<T extends TypeFait>(fait: Fait, type: T): fait is Fait<T> {
  return fait.type === type;
}

/** The cotraitance that a fact names, or null for those that only name the demandeur. */
export function cotraitanceDuFait(fait: Fait): string | null {
  return 'cotraitance' in fait.data ? fait.data.cotraitance : null;
}
