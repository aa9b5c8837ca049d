import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import type { RequeteGardee } from './garde-acces.guard.js';
import type { SessionLue } from './sessions/lire-session.js';

/** Parameter of a handler whose route is for sessions alone: the one that asks. */
export const SessionEnCours = createParamDecorator(
  (_donnees: unknown, contexte: ExecutionContext): SessionLue => {
    const { session } = contexte.switchToHttp().getRequest<RequeteGardee>();
    if (!session) throw new Error('the route takes keys too: nobody is signed in');
    return session;
  },
);
