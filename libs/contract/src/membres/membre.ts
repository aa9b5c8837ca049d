import { ValidateBy, ValidateNested, type ValidationArguments } from 'class-validator';
import { OBJET, type Forme } from '../formes/forme.js';
import { phraseDeFaute } from './phrase.js';

/** A class whose members carry rules. */
export type Classe<T extends object = object> = new () => T;

/** When a member must be there. */
export type Presence = 'requis' | 'facultatif' | { readonly quand: string; readonly vaut: string };

/** Everything the contract says of one member: kept in class-validator's own metadata, read from there. */
export interface RegleDeMembre {
  readonly forme: Forme;
  readonly presence: Presence;
  /** The class of a member that is an object. */
  readonly groupe?: Classe;
}

/** Name of the only constraint that the contract puts on a member. */
export const CONTRAINTE = 'regleDeMembre';

/** X2. A member with one value; required unless said otherwise, `null` never accepted. */
export function Membre(forme: Forme, presence: Presence = 'requis'): PropertyDecorator {
  return contrainte({ forme, presence });
}

/** X2. A member that is an object with members of its own. */
export function Groupe(groupe: Classe, presence: Presence = 'requis'): PropertyDecorator {
  const regle = contrainte({ forme: OBJET, presence, groupe });
  const imbrique = ValidateNested();
  return (prototype, membre) => {
    regle(prototype, membre);
    imbrique(prototype, membre);
  };
}

/** True when this member has to be there in this object. */
export function estRequis(presence: Presence, objet: Record<string, unknown>): boolean {
  if (typeof presence === 'string') return presence === 'requis';
  return objet[presence.quand] === presence.vaut;
}

function contrainte(regle: RegleDeMembre): PropertyDecorator {
  return ValidateBy({
    name: CONTRAINTE,
    constraints: [regle],
    validator: {
      validate: (valeur: unknown, contexte?: ValidationArguments) =>
        valeur === undefined
          ? !estRequis(regle.presence, (contexte?.object ?? {}) as Record<string, unknown>)
          : regle.forme.accepte(valeur),
      defaultMessage: (contexte?: ValidationArguments) =>
        phraseDeFaute(contexte?.property ?? '', regle, contexte?.value),
    },
  });
}
