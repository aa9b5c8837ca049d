import {
  Acces,
  aUnRole,
  declarerActe,
  direPortee,
  LectureTracee,
  porteeInsuffisante,
  ProblemeHttp,
  QuiDemande,
  type Identite,
} from '#access';
import { lireReglesDExport } from '#config';
import { compterExport, DemanderExport, lireExport, listerExports, type VueExport } from '#exports';
import { UniteDeTravail } from '#persistence';
import { Body, Controller, Get, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { cleDIdempotenceReutilisee, lireCleDIdempotence } from '../http/cle-d-idempotence.js';
import { Perimetres } from '../perimetre.js';
import { EntreeCompteDExport, EntreeExport, EntreeExports } from './entrees.js';
import { lireFiltres } from './filtres.js';
import { CompteDExportDecrit, ExportDecrit, ExportsDecrits } from './reponses.js';
import { DEMANDEURS_D_EXPORT, exigerLeSujet } from './sujets-ouverts.js';

const DEMANDE = declarerActe<ExportDecrit>('export.demande', { bilan: ({ id }) => ({ objet: id }) });

type ExportMontre = VueExport & { mien: boolean };

/** Files made in the background: what a list shows, without identity nor body, in the scope of who asks. */
@ApiTags('Exports')
@Controller('api/exports')
export class ExportsController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly perimetres: Perimetres,
    private readonly demander: DemanderExport,
  ) {}

  @Post()
  @HttpCode(202)
  @Acces({ roles: DEMANDEURS_D_EXPORT, droit: 'exporter', acte: DEMANDE })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'Propre à cette demande : la même demande sous la même clé donne le même export.',
  })
  @ApiOperation({
    summary: 'Demander un export',
    description:
      'Le fichier se fait en arrière-plan, dans votre portée d’aujourd’hui. Au-delà du maximum de lignes, il s’arrête et le dit. Il ne tient ni identité ni contenu.',
  })
  @ApiResponse({
    status: 202,
    type: ExportDecrit,
    description: 'Demandé, ou déjà demandé sous cette clé.',
    headers: { Location: { description: 'Où le télécharger.', schema: { type: 'string' } } },
  })
  @DecrireProblemes({
    400: 'Clé d’idempotence, sujet, filtres ou motif incorrects.',
    403: 'Votre rôle ne lit pas ce que ce fichier contiendrait.',
    415: 'Le corps doit être du JSON.',
    422: 'Trop d’exports en cours, ou clé d’idempotence d’une autre demande.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async demande(
    @QuiDemande() identite: Identite,
    @Headers('idempotency-key') cle: string | undefined,
    @Body() { sujet, filtres, motif }: EntreeExport,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<ExportMontre> {
    const cleIdempotence = lireCleDIdempotence(cle, 'export');
    exigerLeSujet(identite, sujet);
    const { acteur, role, portee } = identite;
    const issue = await this.demander.execute({
      acteur,
      role,
      portee: direPortee(portee),
      perimetre: this.perimetres.de(identite),
      sujet,
      filtres: await lireFiltres(sujet, filtres),
      motif: motif.trim(),
      cleIdempotence,
    });
    if (issue.issue === 'cle_reutilisee') throw cleDIdempotenceReutilisee();
    if (issue.issue === 'trop') throw tropDExports(issue.maximum);
    const vue = await lireExport(this.unite.seule, issue.id, acteur);
    if (!vue) throw exportInconnu();
    void reponse.header('Location', `/api/exports/${vue.id}/contenu`);
    return { ...vue, mien: true };
  }

  @Post('compte')
  @HttpCode(200)
  @Acces({ roles: DEMANDEURS_D_EXPORT, droit: 'exporter', lecture: 'compte_d_export' })
  @DecrireLecture(
    {
      titre: 'Compter avant de demander',
      description: 'Combien de lignes le fichier tiendrait, comptées jusqu’à mille.',
      reponse: CompteDExportDecrit,
      contenu: 'Le compte.',
    },
    {
      400: 'Sujet ou filtres incorrects.',
      403: 'Votre rôle ne lit pas ce que ce fichier contiendrait.',
      415: 'Le corps doit être du JSON.',
    },
  )
  async compte(
    @QuiDemande() identite: Identite,
    @Body() { sujet, filtres }: EntreeCompteDExport,
  ): Promise<LectureTracee<CompteDExportDecrit>> {
    exigerLeSujet(identite, sujet);
    const compte = await compterExport(this.unite, {
      sujet,
      filtres: await lireFiltres(sujet, filtres),
      perimetre: this.perimetres.de(identite),
    });
    const { lignesMaximum: maximum, dureeHeures } = lireReglesDExport();
    return new LectureTracee(
      { ...compte, maximum, dureeHeures },
      { cotraitances: [], nombre: compte.lignes },
    );
  }

  @Get()
  @Acces({ roles: DEMANDEURS_D_EXPORT, droit: 'exporter' })
  @DecrireLecture(
    {
      titre: 'Les exports qui n’ont pas expiré',
      description:
        'Les vôtres ; avec « tous=oui », ceux de tout le monde, pour un auditeur ou un administrateur de portée nationale. Ce qu’ils sont, jamais ce qu’ils contiennent.',
      reponse: ExportsDecrits,
      contenu: 'Les exports.',
    },
    { 400: 'Paramètre incorrect.', 403: 'Votre rôle ou votre portée ne voit que les siens.' },
  )
  async liste(
    @QuiDemande() identite: Identite,
    @Query() { tous }: EntreeExports,
  ): Promise<{ exports: ExportMontre[] }> {
    if (tous === 'oui' && !aUnRole(identite, ['auditeur', 'administrateur']))
      throw new ProblemeHttp(403, 'EXPORTS_DES_AUTRES', 'Votre rôle ne voit que ses propres exports.');
    // Filters, motifs and scopes of others tell of territories that this one does not see.
    if (tous === 'oui' && identite.portee.type !== 'nationale') throw porteeInsuffisante();
    const lus = await listerExports(this.unite.seule, tous === 'oui' ? undefined : identite.acteur);
    return { exports: lus.map((vue) => ({ ...vue, mien: vue.acteur === identite.acteur })) };
  }
}

/** 404: unknown, expired, or of somebody else; nothing tells them apart. */
export function exportInconnu(): ProblemeHttp {
  return new ProblemeHttp(
    404,
    'EXPORT_INCONNU',
    'Aucun de vos exports ne porte cet identifiant, ou il a expiré.',
  );
}

function tropDExports(maximum: number): ProblemeHttp {
  return new ProblemeHttp(
    422,
    'TROP_D_EXPORTS',
    `Vous avez déjà ${maximum} exports : attendez que l’un d’eux expire.`,
  );
}
