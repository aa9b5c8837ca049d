import { CallHandler, ExecutionContext, Inject, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Sql } from '#persistence';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { METADONNEE_ACCES, type DeclarationAcces } from '../acces.decorator.js';
import { SIGNALER_ACTE, SQL_ACCES } from '../sql-acces.js';
import { acteDeLaRequete, type RequeteDActe } from './acte-de-la-requete.js';
import { tenirActe, type SignalerActe } from './tenir-acte.js';

/**
 * Every route that changes something leaves an act: its beginning is committed before the handler runs, its end before
 * the answer leaves (ADR 30). Without its beginning, nothing is done.
 */
@Injectable()
export class TraceDesActes implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(SQL_ACCES) private readonly sql: Sql,
    @Inject(SIGNALER_ACTE) private readonly signaler: SignalerActe,
  ) {}

  intercept(contexte: ExecutionContext, suite: CallHandler): Observable<unknown> {
    const declaration = this.reflector.getAllAndOverride<DeclarationAcces | undefined>(METADONNEE_ACCES, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    if (!declaration || declaration.ouvert || !declaration.acte) return suite.handle();
    const { acte } = declaration;
    const requete = contexte.switchToHttp().getRequest<RequeteDActe>();
    const { identite } = requete;
    if (!identite) throw new Error('an act without identity');
    return defer(() =>
      tenirActe(
        this.sql,
        acteDeLaRequete(acte, identite, requete),
        () => lastValueFrom(suite.handle()),
        (reponse) => ({ issue: 'fait', ...acte.bilan(reponse) }),
        this.signaler,
      ),
    );
  }
}
