import { CanActivate, ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Sql } from '#persistence';
import { METADONNEE_ACCES, type DeclarationAcces } from '../acces.decorator.js';
import { GardeAcces } from '../garde-acces.guard.js';
import { ProblemeHttp } from '../probleme-http.js';
import { SQL_ACCES } from '../sql-acces.js';
import { refuserActe } from './acte.js';
import { acteDeLaRequete, type RequeteDActe } from './acte-de-la-requete.js';

/**
 * The guard, with the acts that it refuses kept: somebody who is known asked for what he has no right to. Who is not
 * known, or has had his share of the minute, leaves nothing: anybody could fill the record.
 */
@Injectable()
export class GardeTracee implements CanActivate {
  constructor(
    private readonly garde: GardeAcces,
    private readonly reflector: Reflector,
    @Inject(SQL_ACCES) private readonly sql: Sql,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    try {
      return await this.garde.canActivate(contexte);
    } catch (refus) {
      if (refus instanceof ProblemeHttp && refus.statut === 403) await this.#garder(contexte, refus.code);
      throw refus;
    }
  }

  async #garder(contexte: ExecutionContext, code: string): Promise<void> {
    const declaration = this.reflector.getAllAndOverride<DeclarationAcces | undefined>(METADONNEE_ACCES, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    const requete = contexte.switchToHttp().getRequest<RequeteDActe>();
    if (!declaration || declaration.ouvert || !declaration.acte || !requete.identite) return;
    await refuserActe(this.sql, acteDeLaRequete(declaration.acte, requete.identite, requete), code);
  }
}
