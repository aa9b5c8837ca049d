import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type as EnClasse } from 'class-transformer';
import { ValidateIf, ValidateNested } from 'class-validator';
import { declarer, type Declaration } from './declarer.js';
import { FORME_UUID } from './membres.js';

/** An object with members of its own, checked by their class; the pointer of a fault goes down to the member. */
export function Sous(
  classe: Type<object>,
  { description }: Pick<Declaration, 'description'>,
): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: () => classe, required: false, description }),
    EnClasse(() => classe),
    ValidateIf((_objet, valeur) => valeur !== undefined),
    ValidateNested({ message: 'Donnez un objet JSON.' }),
  );
}

/** An object whose members are checked later, against a contract of their own. */
export function Donnees(declaration: Declaration): PropertyDecorator {
  return declarer(
    'objet',
    'Donnez un objet JSON.',
    (valeur) => typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur),
    { type: 'object', additionalProperties: true },
    declaration,
  );
}

/** Ids, at least one. */
export function Identifiants(maximum: number, declaration: Declaration): PropertyDecorator {
  return declarer(
    'identifiants',
    `Donnez une liste de 1 à ${maximum} identifiants sous la forme d’UUID ; au-delà, un filtre.`,
    (valeur) =>
      Array.isArray(valeur) &&
      valeur.length >= 1 &&
      valeur.length <= maximum &&
      valeur.every((un) => typeof un === 'string' && FORME_UUID.test(un)),
    { type: 'array', items: { type: 'string', format: 'uuid' }, minItems: 1, maxItems: maximum },
    declaration,
  );
}

/** A free text that somebody will read. PostgreSQL keeps no NUL: it is refused here. */
export function TexteLibre(maximum: number, declaration: Declaration): PropertyDecorator {
  return declarer(
    'texte',
    `Donnez un texte de 1 à ${maximum} caractères, sans caractère nul.`,
    (valeur) =>
      typeof valeur === 'string' &&
      valeur.trim() !== '' &&
      valeur.length <= maximum &&
      !valeur.includes('\u0000'),
    { type: String, minLength: 1, maxLength: maximum },
    declaration,
  );
}

export function EntierDe(minimum: number, maximum: number, declaration: Declaration): PropertyDecorator {
  return declarer(
    'entier',
    `Donnez un nombre entier de ${minimum} à ${maximum}.`,
    (valeur) =>
      typeof valeur === 'number' && Number.isInteger(valeur) && valeur >= minimum && valeur <= maximum,
    { type: 'integer', minimum, maximum },
    declaration,
  );
}
