import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { METADONNEE_ACCES, type DeclarationAcces } from './acces.decorator.js';
import { Authentification } from './authentification.js';
import { aUnRole, type Identite } from './identite.js';
import { QuotaPartage } from './quota-partage.js';
import { nonAuthentifie, quotaDepasse, roleInsuffisant, routeNonDeclaree } from './refus-d-acces.js';

/** What the guard reads of a request, and leaves on it for the handler. */
export interface RequeteGardee {
  headers: Record<string, string | string[] | undefined>;
  /** Address of the peer of the connection: no proxy header is believed. */
  ip: string;
  identite?: Identite;
}

const ADRESSES_LOCALES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const ENTETES_DE_RELAIS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Global guard (X5): a route is closed unless it says who may call it, and opens to these alone. */
@Injectable()
export class GardeAcces implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentification: Authentification,
    private readonly quota: QuotaPartage,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    const declaration = this.reflector.getAllAndOverride<DeclarationAcces | undefined>(METADONNEE_ACCES, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    if (!declaration) throw routeNonDeclaree();
    if (declaration.ouvert) return true;

    const requete = contexte.switchToHttp().getRequest<RequeteGardee>();
    const entete = requete.headers.authorization;
    if (declaration.enLocalSansCle && entete === undefined && vientDIci(requete)) return true;

    const resultat = await this.authentification.authentifier(
      typeof entete === 'string' ? entete : undefined,
    );
    if (!resultat.authentifie) throw nonAuthentifie(resultat.raison);
    const admission = await this.quota.prendre(resultat.identite.acteur, 1);
    if (!admission.admis) throw quotaDepasse(admission.reessayerDansS);
    if (!aUnRole(resultat.identite, declaration.roles)) throw roleInsuffisant();
    requete.identite = resultat.identite;
    return true;
  }
}

/** A direct connection from this machine: a request relayed by a local proxy comes from elsewhere. */
function vientDIci(requete: RequeteGardee): boolean {
  return (
    ADRESSES_LOCALES.has(requete.ip) && ENTETES_DE_RELAIS.every((nom) => requete.headers[nom] === undefined)
  );
}
