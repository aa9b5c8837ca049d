import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import type { RequeteGardee } from './garde-acces.guard.js';
import type { Identite } from './identite.js';

/** Parameter of a handler: who asks, as the guard found. */
export const QuiDemande = createParamDecorator((_donnees: unknown, contexte: ExecutionContext): Identite => {
  const { identite } = contexte.switchToHttp().getRequest<RequeteGardee>();
  if (!identite) throw new Error('the route is open: nobody is identified');
  return identite;
});
