import { CanActivate, ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Sql } from '#persistence';
import { METADONNEE_ACCES, type DeclarationAcces } from '../acces.decorator.js';
import { GardeAcces } from '../garde-acces.guard.js';
import { ProblemeHttp } from '../probleme-http.js';
import { identiteDe } from '../sessions/session-presentee.js';
import { SIGNALER_ACTE, SQL_ACCES } from '../sql-acces.js';
import { refuserActe } from './acte.js';
import { acteDeLaRequete, type RequeteDActe } from './acte-de-la-requete.js';
import { declarerActe } from './declaration-d-acte.js';
import { tenirActe, type SignalerActe } from './tenir-acte.js';

const REFUS = declarerActe('acces.refus');
const EXPIRATION = declarerActe('session.expiration');

/**
 * The guard, with what it refuses kept: somebody who is known asked for what they have no right to, or a request of
 * their session did not come from its page; and a session that it finds over. Who is not known, or has had his share of
 * the minute, leaves nothing: anybody could fill the record.
 */
@Injectable()
export class GardeTracee implements CanActivate {
  constructor(
    private readonly garde: GardeAcces,
    private readonly reflector: Reflector,
    @Inject(SQL_ACCES) private readonly sql: Sql,
    @Inject(SIGNALER_ACTE) private readonly signaler: SignalerActe,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    const requete = contexte.switchToHttp().getRequest<RequeteDActe>();
    try {
      return await this.garde.canActivate(contexte);
    } catch (refus) {
      if (refus instanceof ProblemeHttp && refus.statut === 403) await this.#garder(contexte, refus.code);
      if (requete.sessionFermee) await this.#garderLaFin(requete, requete.sessionFermee);
      throw refus;
    }
  }

  /** What the route would have done; of a route that only reads, its name. */
  async #garder(contexte: ExecutionContext, code: string): Promise<void> {
    const declaration = this.reflector.getAllAndOverride<DeclarationAcces | undefined>(METADONNEE_ACCES, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    const requete = contexte.switchToHttp().getRequest<RequeteDActe>();
    if (!declaration || declaration.ouvert || !requete.identite) return;
    const acte = declaration.acte
      ? acteDeLaRequete(declaration.acte, requete.identite, requete)
      : {
          ...acteDeLaRequete(REFUS, requete.identite, requete),
          motif: `${contexte.getClass().name}.${contexte.getHandler().name}`,
        };
    await refuserActe(this.sql, acte, code);
  }

  async #garderLaFin(
    requete: RequeteDActe,
    { qui, raison }: NonNullable<RequeteDActe['sessionFermee']>,
  ): Promise<void> {
    const acte = acteDeLaRequete(EXPIRATION, identiteDe(qui), requete);
    const fait = { issue: 'fait', objet: qui.habilitation.id } as const;
    await tenirActe(
      this.sql,
      { ...acte, motif: raison },
      () => Promise.resolve(),
      () => fait,
      this.signaler,
    );
  }
}
