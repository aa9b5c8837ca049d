import { ProblemeHttp, Public } from '#access';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import { DecrireProblemes } from './problemes.js';
import { fichierDeLaPage, PAGE } from './page.js';

/** The document of the application, written when it is first asked for: it would be a third of the time of a start. */
export class DocumentServi {
  #ecrire: (() => OpenAPIObject) | undefined;
  #document: OpenAPIObject | undefined;

  /** Once the application has been built: it describes the application itself. */
  sera(ecrire: () => OpenAPIObject): void {
    this.#ecrire = ecrire;
  }

  /** @returns undefined while the application is being built */
  lire(): OpenAPIObject | undefined {
    return (this.#document ??= this.#ecrire?.());
  }
}

/** The description of the API (X5): it tells nothing of anyone. */
@ApiTags('Documentation')
@Public('Décrit l’interface ; ne dit rien de personne.')
@Controller('api')
export class DocumentationController {
  constructor(private readonly servi: DocumentServi) {}

  @Get('openapi.json')
  @ApiOperation({ summary: 'Ce document' })
  @ApiResponse({
    status: 200,
    description: 'OpenAPI 3.1.',
    content: { 'application/json': { schema: { type: 'object' } } },
  })
  openapi(): OpenAPIObject {
    const document = this.servi.lire();
    if (!document)
      throw new ProblemeHttp(503, 'DEMARRAGE_EN_COURS', 'La passerelle démarre.', {
        entetes: { 'Retry-After': '2' },
      });
    return document;
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @ApiOperation({ summary: 'Page de documentation' })
  @ApiResponse({
    status: 200,
    description: 'La page.',
    content: { 'text/html': { schema: { type: 'string' } } },
  })
  page(): string {
    return PAGE;
  }

  @Get('docs/:fichier')
  @ApiOperation({ summary: 'Fichiers de la page de documentation' })
  @ApiParam({ name: 'fichier', description: 'Nom du fichier.', schema: { type: 'string' } })
  @ApiResponse({
    status: 200,
    description: 'Le fichier.',
    content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
  })
  @DecrireProblemes({ 404: 'Fichier inconnu.' })
  fichier(@Param('fichier') nom: string): StreamableFile {
    const fichier = fichierDeLaPage(nom);
    if (!fichier) throw new ProblemeHttp(404, 'RESSOURCE_INCONNUE', 'Ce fichier n’existe pas.');
    return new StreamableFile(fichier.contenu, { type: fichier.type });
  }
}
