import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf } from 'class-validator';

export interface Declaration {
  description: string;
  /** Required when absent is not an answer. */
  obligatoire?: boolean;
  exemple?: unknown;
}

/** A checked and documented member of a request: the same lines make the OpenAPI schema and the refusal. */
export function declarer(
  nom: string,
  attendu: string,
  accepte: (valeur: unknown) => boolean,
  schema: ApiPropertyOptions,
  { description, obligatoire = false, exemple }: Declaration,
): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      ...schema,
      description,
      required: obligatoire,
      ...(exemple === undefined ? {} : { example: exemple }),
    } as ApiPropertyOptions),
    ValidateBy({
      name: nom,
      validator: { validate: (valeur: unknown) => accepte(valeur), defaultMessage: () => attendu },
    }),
    // `null` is not an absence (X1).
    ...(obligatoire ? [] : [ValidateIf((_objet, valeur) => valeur !== undefined)]),
  );
}

/** The text as it arrives, rewritten before it is checked. */
export function transformerTexte(ecrire: (texte: string) => unknown): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? ecrire(value) : value));
}
