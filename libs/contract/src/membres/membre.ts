import { ValidateBy, ValidateNested, type ValidationArguments } from 'class-validator';
import { OBJET, type Forme } from '../formes/forme.js';
import { phraseDeFaute } from './phrase.js';
import { CONTRAINTE, estRequis, type Classe, type Presence, type RegleDeMembre } from './regle.js';

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
