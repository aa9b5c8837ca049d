import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { METADONNEE_ACCES, type DeclarationAcces } from './acces.decorator.js';
import { Authentification } from './authentification.js';
import type { Droit } from './droits.js';
import { EssaisVains } from './essais-vains.js';
import { aUnRole, type Identite } from './identite.js';
import type { ProblemeHttp } from './probleme-http.js';
import { QuotaPartage } from './quota-partage.js';
import {
  droitInsuffisant,
  habilitationInsuffisante,
  jetonDeSessionAbsent,
  nonAuthentifie,
  porteeInsuffisante,
  quotaDepasse,
  roleInsuffisant,
  routeNonDeclaree,
  sessionAbsente,
  tropDEssais,
} from './refus-d-acces.js';
import type { SessionLue } from './sessions/lire-session.js';
import {
  identiteDe,
  methodeSure,
  OUBLI_DU_COOKIE,
  SessionsPresentees,
  type RequeteDeNavigateur,
} from './sessions/session-presentee.js';

/** What the guard reads of a request, and leaves on it for the handler. */
export interface RequeteGardee extends RequeteDeNavigateur {
  /** Address of the peer of the connection: no proxy header is believed. */
  ip: string;
  identite?: Identite;
  /** Of a person: who signed in. Absent of a program. */
  session?: SessionLue;
  /** The session that this request found over, and closed. */
  sessionFermee?: { qui: Pick<SessionLue, 'compte' | 'habilitation'>; raison: string };
}

type DeclarationFermee = Extract<DeclarationAcces, { ouvert: false }>;

const ADRESSES_LOCALES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const ENTETES_DE_RELAIS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Global guard (X5): a route is closed unless it says who may call it, and opens to these alone. */
@Injectable()
export class GardeAcces implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentification: Authentification,
    private readonly sessions: SessionsPresentees,
    private readonly quota: QuotaPartage,
    private readonly essais: EssaisVains,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    const declaration = this.reflector.getAllAndOverride<DeclarationAcces | undefined>(METADONNEE_ACCES, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    if (!declaration) throw routeNonDeclaree();
    if (declaration.ouvert) return true;

    const requete = contexte.switchToHttp().getRequest<RequeteGardee>();
    if (declaration.enLocalSansCle && requete.headers.authorization === undefined && vientDIci(requete))
      return true;

    const identite = await this.#identifier(requete, declaration);
    const admission = await this.quota.prendre(identite.acteur, 1);
    if (!admission.admis) throw quotaDepasse(admission.reessayerDansS);
    // Before the refusals, which are kept with their author; after the quota, so that their rows have its bound.
    requete.identite = identite;
    if (requete.session && !this.sessions.vientDeNosPages(requete)) throw jetonDeSessionAbsent();
    if (!aUnRole(identite, declaration.roles))
      throw requete.session ? habilitationInsuffisante() : roleInsuffisant();
    const droit = declaration.droit ?? droitParDefaut(declaration, requete);
    if (!identite.droits.includes(droit)) throw droitInsuffisant(droit);
    if (declaration.toutLePays && identite.portee.type !== 'nationale') throw porteeInsuffisante();
    return true;
  }

  /** A request that presents a key never uses the cookie beside it. */
  async #identifier(requete: RequeteGardee, { sessionSeule }: DeclarationFermee): Promise<Identite> {
    const { authorization: entete } = requete.headers;
    if (entete === undefined) {
      const parSession = await this.#parSession(requete);
      if (parSession) return parSession;
    }
    if (sessionSeule) throw sessionAbsente('absente', undefined);
    const parCle = await this.authentification.authentifier(typeof entete === 'string' ? entete : undefined);
    if (parCle.authentifie) return parCle.identite;
    const refus = nonAuthentifie(parCle.raison);
    throw parCle.raison === 'absente' ? refus : await this.#compterLEssai(requete, refus);
  }

  async #parSession(requete: RequeteGardee): Promise<Identite | undefined> {
    const lecture = await this.sessions.lire(requete);
    if (!lecture) return undefined;
    if (!lecture.ouverte) {
      if (lecture.fermee) requete.sessionFermee = { qui: lecture.fermee, raison: lecture.raison };
      const refus = sessionAbsente(lecture.raison, OUBLI_DU_COOKIE);
      throw lecture.raison === 'inconnue' ? await this.#compterLEssai(requete, refus) : refus;
    }
    requete.session = lecture.session;
    return identiteDe(lecture.session);
  }

  /** What was presented is of nobody: a guess. Beyond the bound of its address, it is told to wait. */
  async #compterLEssai({ ip }: RequeteGardee, refus: ProblemeHttp): Promise<ProblemeHttp> {
    const admission = await this.essais.compter(ip);
    return admission.admis ? refus : tropDEssais(admission.reessayerDansS);
  }
}

/** A search is a POST that reads, and is no act; whatever else may change something asks for the right to act. */
function droitParDefaut({ lecture, acte }: DeclarationFermee, { method }: RequeteGardee): Droit {
  return methodeSure(method) || (lecture !== undefined && acte === undefined) ? 'metadonnees' : 'agir';
}

/** A direct connection from this machine: a request relayed by a local proxy comes from elsewhere. */
function vientDIci(requete: RequeteGardee): boolean {
  return (
    ADRESSES_LOCALES.has(requete.ip) && ENTETES_DE_RELAIS.every((nom) => requete.headers[nom] === undefined)
  );
}
