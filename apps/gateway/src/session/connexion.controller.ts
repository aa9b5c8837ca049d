import { cheminDeRetour, COOKIE_DE_SESSION, EssaisVains, Public, tropDEssais } from '#access';
import {
  Controller,
  Get,
  HttpStatus,
  Inject,
  Query,
  Redirect,
  Req,
  Res,
  type HttpRedirectResponse,
} from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecrireProblemes } from '../documentation/problemes.js';
import type { RequeteRacontee } from '../http/requete.js';
import { cookieDe, COOKIE_DE_CONNEXION, oublier, poserLaConnexion, poserLaSession } from './cookies.js';
import { ORIGINE } from './fournir-sessions.js';
import { SeConnecter, type EchecDeConnexion } from './se-connecter.use-case.js';

const PROBLEMES = {
  429: 'Trop d’essais depuis cette adresse ; voir Retry-After.',
  503: 'Base de données indisponible ; voir Retry-After.',
};

/** Nobody tried anything: it did not come to that. */
const SANS_ESSAI: ReadonlySet<EchecDeConnexion> = new Set(['fournisseur_injoignable', 'sans_fournisseur']);

/** X5: signing in, for browsers. What fails leads to the console, with a word of a closed list. */
@ApiTags('Session')
@Public('Se connecter : le fournisseur d’identité dit qui vient.')
@Controller('connexion')
export class ConnexionController {
  constructor(
    private readonly seConnecter: SeConnecter,
    private readonly essais: EssaisVains,
    @Inject(ORIGINE) private readonly origine: string,
  ) {}

  @Get()
  @Redirect()
  @ApiOperation({
    summary: 'Partir se connecter',
    description: 'Mène le navigateur chez le fournisseur d’identité (OpenID Connect, code et PKCE).',
  })
  @ApiQuery({
    name: 'retour',
    required: false,
    schema: { type: 'string' },
    description: 'Chemin de ce site où revenir ; tout autre mène à l’accueil.',
  })
  @ApiResponse({ status: 302, description: 'Vers le fournisseur d’identité.' })
  @ApiResponse({
    status: 303,
    description: 'Vers l’accueil : le fournisseur ne répond pas, ou il n’y en a pas.',
  })
  @DecrireProblemes(PROBLEMES)
  async partir(
    @Query('retour') retour: unknown,
    @Req() requete: FastifyRequest,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<HttpRedirectResponse> {
    const admission = await this.essais.compterUnDepart(requete.ip);
    if (!admission.admis) throw tropDEssais(admission.reessayerDansS);
    const chemin = cheminDeRetour(typeof retour === 'string' ? retour : undefined, this.origine);
    const depart = await this.seConnecter.partir(chemin);
    if (depart.issue !== 'vers_le_fournisseur') return raconterLEchec(requete, depart.issue);
    poserLaConnexion(reponse, depart.cookie);
    return { url: depart.adresse, statusCode: HttpStatus.FOUND };
  }

  @Get('retour')
  @Redirect()
  @ApiOperation({
    summary: 'Revenir du fournisseur d’identité',
    description:
      'Ouvre la session, ou mène à l’accueil avec « connexion » : refusee, expiree, compte_suspendu, sans_habilitation, authentification_trop_faible, fournisseur_injoignable ou sans_fournisseur.',
  })
  @ApiQuery({
    name: 'code',
    required: false,
    schema: { type: 'string' },
    description: 'Code du fournisseur, qui sert une fois.',
  })
  @ApiQuery({
    name: 'state',
    required: false,
    schema: { type: 'string' },
    description: 'Ce qui lie la réponse au départ.',
  })
  @ApiResponse({ status: 303, description: 'Vers le chemin demandé au départ, ou l’accueil.' })
  @DecrireProblemes(PROBLEMES)
  async revenir(
    @Req() requete: FastifyRequest,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<HttpRedirectResponse> {
    const retour = await this.seConnecter.revenir({
      recherche: new URL(requete.originalUrl, this.origine).searchParams,
      connexion: cookieDe(requete, COOKIE_DE_CONNEXION),
      session: cookieDe(requete, COOKIE_DE_SESSION),
      trace: traceDe(requete),
    });
    // Of another answer than the one awaited, nothing is taken: the sign-in under way may still end.
    if (retour.issue !== 'expiree') oublier(reponse, COOKIE_DE_CONNEXION);
    if (retour.issue !== 'ouverte') return this.#echouer(requete, retour.issue);
    poserLaSession(reponse, retour.cookie);
    raconter(requete, 'ouverte', `compte:${retour.compte}`);
    return { url: retour.retour, statusCode: HttpStatus.SEE_OTHER };
  }

  async #echouer(requete: FastifyRequest, echec: EchecDeConnexion): Promise<HttpRedirectResponse> {
    if (!SANS_ESSAI.has(echec)) {
      const admission = await this.essais.compter(requete.ip);
      if (!admission.admis) throw tropDEssais(admission.reessayerDansS);
    }
    if (echec === 'refusee') await this.seConnecter.noterLeRefus(traceDe(requete));
    return raconterLEchec(requete, echec);
  }
}

function raconterLEchec(requete: FastifyRequest, echec: EchecDeConnexion): HttpRedirectResponse {
  raconter(requete, echec);
  return { url: `/?connexion=${echec}`, statusCode: HttpStatus.SEE_OTHER };
}

function traceDe({ id, ip }: FastifyRequest): { correlation: string; adresse: string } {
  return { correlation: id, adresse: ip };
}

/** In the log line of the request. */
function raconter(requete: FastifyRequest, issue: string, acteur?: string): void {
  (requete as RequeteRacontee).recit = {
    securite: 'connexion',
    issue,
    ...(acteur === undefined ? {} : { acteur }),
  };
}
