import type { BilanDActe } from './acte.js';
import type { ActionTracee, GenreDObjet } from './vocabulaire.js';

type Corps = Readonly<Record<string, unknown>>;

/** The object of an act, when its body names it. */
export interface ObjetDesigne {
  genre: GenreDObjet;
  objet: string;
}

/** What a route that changes something declares of the act that it leaves. */
export interface DeclarationDActe {
  action: ActionTracee;
  /** One route, several acts: which one a body asks for. The body has not been validated yet. */
  selon: (corps: Corps) => ActionTracee;
  /** Parameter of the address that names the object. */
  parametre: string | undefined;
  /** The object that the body names, likewise before it has been validated; null: what it holds names nothing. */
  designer: ((corps: Corps) => ObjetDesigne | null) | undefined;
  /** What the answer alone tells: the id of what was made, how many were concerned. */
  bilan: (reponse: unknown) => BilanDActe;
}

export interface OptionsDActe<T> {
  selon?: (corps: Corps) => ActionTracee;
  parametre?: string;
  designer?: (corps: Corps) => ObjetDesigne | null;
  bilan?: (reponse: T) => BilanDActe;
}

/**
 * An act whose object is in the address, or in the answer: `declarerActe('message.abandon', { parametre: 'id' })`. `T` is
 * what the handler answers, without the LectureTracee around it.
 */
export function declarerActe<T>(
  action: ActionTracee,
  { selon = () => action, parametre, designer, bilan }: OptionsDActe<T> = {},
): DeclarationDActe {
  return { action, selon, parametre, designer, bilan: (reponse) => bilan?.(reponse as T) ?? {} };
}
