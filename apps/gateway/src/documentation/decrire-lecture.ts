import { applyDecorators, type Type } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { DecrireProblemes } from './problemes.js';

export interface DescriptionDeLecture {
  titre: string;
  description?: string;
  reponse: Type<unknown> | [Type<unknown>];
  contenu: string;
}

const INDISPONIBLE = { 503: 'Base de données indisponible ; voir Retry-After.' };

/** A GET, or a search, in the OpenAPI document. */
export function DecrireLecture(
  { titre, description, reponse, contenu }: DescriptionDeLecture,
  problemes: Readonly<Record<number, string>> = {},
): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary: titre, ...(description === undefined ? {} : { description }) }),
    ApiResponse({ status: 200, type: reponse as Type<unknown>, description: contenu }),
    DecrireProblemes({ ...problemes, ...INDISPONIBLE }),
  );
}

/** The number of a cotraitance in the path. */
export function DecrireNumero(): MethodDecorator {
  return ApiParam({
    name: 'cotraitance',
    description: 'Numéro de la cotraitance. Jamais un numéro de demandeur d’emploi.',
    schema: { type: 'string', pattern: '^[A-Z0-9-]{4,32}$' },
    example: 'CT-2010-000001',
  });
}

export const PROBLEMES_DE_COTRAITANCE = {
  400: 'Paramètre incorrect : le problème dit lequel et quoi écrire.',
  404: 'Numéro inconnu, ou hors de votre périmètre : rien ne les distingue.',
};
