import type { GenreMasque } from '#access';
import { SetMetadata } from '@nestjs/common';

export const METADONNEE_DEMASQUABLE = 'passerelle:demasquable';

/** Which object a route answers about: unmasked, its answers are in clear. */
export interface DeclarationDemasquable {
  genre: GenreMasque;
  /** Parameter of the address that names it. */
  parametre: string;
}

/** A route that answers about one object, which can be unmasked. Lists stay masked: they are opened one by one. */
export function Demasquable(genre: GenreMasque, parametre: string): MethodDecorator {
  return SetMetadata(METADONNEE_DEMASQUABLE, { genre, parametre } satisfies DeclarationDemasquable);
}
