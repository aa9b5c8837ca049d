import { CallHandler, ExecutionContext, Inject, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Sql } from '#persistence';
import { mergeMap, type Observable } from 'rxjs';
import { METADONNEE_ACCES, type DeclarationAcces } from './acces.decorator.js';
import type { RequeteGardee } from './garde-acces.guard.js';
import { LectureTracee, tracerLecture } from './lecture-tracee.js';
import { SQL_ACCES } from './sql-acces.js';

/**
 * J5: every reading of a dossier is traced, and the trace is committed before the data leave. A route that declares
 * a reading and says not what was read, or the reverse, answers an error: no trace, no data.
 */
@Injectable()
export class TraceDesLectures implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(SQL_ACCES) private readonly sql: Sql,
  ) {}

  intercept(contexte: ExecutionContext, suite: CallHandler): Observable<unknown> {
    const declaration = this.reflector.getAllAndOverride<DeclarationAcces | undefined>(METADONNEE_ACCES, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    const action = declaration && !declaration.ouvert ? declaration.lecture : undefined;
    const requete = contexte.switchToHttp().getRequest<RequeteGardee & { id?: unknown }>();
    return suite.handle().pipe(mergeMap((reponse: unknown) => this.#laisserPartir(action, requete, reponse)));
  }

  async #laisserPartir(
    action: string | undefined,
    requete: RequeteGardee & { id?: unknown },
    reponse: unknown,
  ): Promise<unknown> {
    const tracee = reponse instanceof LectureTracee;
    if (tracee !== (action !== undefined))
      throw new Error('a route and its answer disagree on whether people are read');
    if (!tracee || action === undefined) return reponse;
    if (!requete.identite) throw new Error('a reading without identity');
    await tracerLecture(this.sql, {
      identite: requete.identite,
      action,
      personnes: reponse.personnes,
      correlation: typeof requete.id === 'string' ? requete.id : null,
    });
    return reponse.corps;
  }
}
