import { estDemasque, LectureTracee, type Identite, type SessionLue } from '#access';
import { UniteDeTravail } from '#persistence';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { mergeMap, type Observable } from 'rxjs';
import { nomDOperation } from '../documentation/inventaire.js';
import { METADONNEE_DEMASQUABLE, type DeclarationDemasquable } from './demasquable.decorator.js';
import { PlansDeMasquage, type PlanDeMasquage } from './plan-de-masquage.js';

interface RequeteDePersonne {
  identite?: Identite;
  /** Absent of a program: what a key reads is never masked. */
  session?: SessionLue;
  params?: unknown;
}

/**
 * Security check 14 (ADR 32): what a person reads is masked, unless this very session unmasked the object with a motif
 * less than fifteen minutes ago, and still has the right to see bodies.
 */
@Injectable()
export class MasquagePourLesPersonnes implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly plans: PlansDeMasquage,
    private readonly unite: UniteDeTravail,
  ) {}

  intercept(contexte: ExecutionContext, suite: CallHandler): Observable<unknown> {
    const requete = contexte.switchToHttp().getRequest<RequeteDePersonne>();
    const { session, identite } = requete;
    if (!session || !identite) return suite.handle();
    const plan = this.plans.de(nomDOperation(contexte.getClass().name, contexte.getHandler().name));
    if (!plan) return suite.handle();
    const declaration = this.reflector.get<DeclarationDemasquable | undefined>(
      METADONNEE_DEMASQUABLE,
      contexte.getHandler(),
    );
    return suite.handle().pipe(
      mergeMap(async (reponse: unknown) => {
        const masque = !(await this.#enClair(declaration, requete));
        return reponse instanceof LectureTracee
          ? new LectureTracee(montrer(reponse.corps, plan, masque), reponse.personnes)
          : montrer(reponse, plan, masque);
      }),
    );
  }

  async #enClair(
    declaration: DeclarationDemasquable | undefined,
    { session, identite, params }: RequeteDePersonne,
  ): Promise<boolean> {
    if (!declaration || !session || !identite?.droits.includes('corps')) return false;
    const objet = (params as Readonly<Record<string, unknown>>)[declaration.parametre];
    if (typeof objet !== 'string') return false;
    // Ids are written in small letters, numbers of cotraitances in capitals.
    const nom = declaration.genre === 'cotraitance' ? objet : objet.toLowerCase();
    return estDemasque(this.unite.seule, session, { genre: declaration.genre, objet: nom });
  }
}

function montrer(corps: unknown, { masquer, declare }: PlanDeMasquage, masque: boolean): unknown {
  const montre = masque ? masquer(corps) : corps;
  return declare && typeof montre === 'object' && montre !== null ? { ...montre, masque } : montre;
}
