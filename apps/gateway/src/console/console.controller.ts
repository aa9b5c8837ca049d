import { ProblemeHttp, Public } from '#access';
import { Controller, Get, Header, Headers, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FichiersDeLaConsole, type FichierServi } from './fichiers.js';

/** No script, style, image or connection but our own; nothing inline; no frame. */
export const POLITIQUE_DE_LA_CONSOLE =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** First members of addresses that are never a screen: what is unknown there is said in the form of the API. */
const AUTRES = /^\/+(api|webhooks|health|metrics|connexion|assets)([/?]|$)/;
const UN_AN = 'public, max-age=31536000, immutable';

/** The operators' console: one page at every address of a screen, and its files. They tell nothing of anyone. */
@ApiExcludeController()
@Public('Page et fichiers de la console ; ne disent rien de personne.')
@Controller()
export class ConsoleController {
  constructor(private readonly fichiers: FichiersDeLaConsole) {}

  @Get('assets/:fichier')
  ressource(
    @Param('fichier') nom: string,
    @Headers('accept-encoding') codages: string | undefined,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Buffer {
    const fichier = this.fichiers.ressource(nom);
    if (!fichier) throw new ProblemeHttp(404, 'RESSOURCE_INCONNUE', 'Ce fichier n’existe pas.');
    void reponse.header('cache-control', UN_AN);
    return servir(fichier, codages, reponse);
  }

  @Get()
  @Header('content-security-policy', POLITIQUE_DE_LA_CONSOLE)
  accueil(
    @Headers('accept-encoding') codages: string | undefined,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Buffer {
    return this.#page(codages, reponse);
  }

  /** A screen's address, opened directly: the page finds the screen. Only where a page is what is asked for. */
  @Get(':ecran')
  @Header('content-security-policy', POLITIQUE_DE_LA_CONSOLE)
  ecran(
    @Req() { url }: FastifyRequest,
    @Headers('accept') accepte: string | undefined,
    @Headers('accept-encoding') codages: string | undefined,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Buffer {
    if (AUTRES.test(url) || !(accepte ?? '').includes('text/html'))
      throw new ProblemeHttp(
        404,
        'RESSOURCE_INCONNUE',
        'Cette ressource n’existe pas, ou pas avec cette méthode : voyez /api/docs.',
      );
    return this.#page(codages, reponse);
  }

  /** What a screen shows, one of many: an écart, a night. */
  @Get(':ecran/:objet')
  @Header('content-security-policy', POLITIQUE_DE_LA_CONSOLE)
  objet(
    @Req() requete: FastifyRequest,
    @Headers('accept') accepte: string | undefined,
    @Headers('accept-encoding') codages: string | undefined,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Buffer {
    return this.ecran(requete, accepte, codages, reponse);
  }

  #page(codages: string | undefined, reponse: FastifyReply): Buffer {
    const page = this.fichiers.page();
    if (!page)
      throw new ProblemeHttp(
        404,
        'CONSOLE_ABSENTE',
        'La console n’a pas été construite : lancez « npm run build ». L’interface de programmation est à /api/docs.',
      );
    void reponse.header('cache-control', 'no-cache');
    return servir(page, codages, reponse);
  }
}

function servir(fichier: FichierServi, codages: string | undefined, reponse: FastifyReply): Buffer {
  void reponse.headers({ 'content-type': fichier.type, vary: 'accept-encoding' });
  if (fichier.gzip === undefined || !/\bgzip\b/.test(codages ?? '')) return fichier.contenu;
  void reponse.header('content-encoding', 'gzip');
  return fichier.gzip;
}
