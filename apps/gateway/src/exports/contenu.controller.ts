import { Readable } from 'node:stream';
import {
  Acces,
  declarerActe,
  direPortee,
  LectureTracee,
  ProblemeHttp,
  QuiDemande,
  type Identite,
} from '#access';
import { contenuDe, cotraitancesDe, lireExport, type VueExport } from '#exports';
import { UniteDeTravail } from '#persistence';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecrireProblemes } from '../documentation/problemes.js';
import { FORME_UUID } from '../validation/membres.js';
import { exportInconnu } from './exports.controller.js';
import { DEMANDEURS_D_EXPORT } from './sujets-ouverts.js';

/** A file that is ready, to its author alone: an act, and the reading of those whose data it holds. */
@ApiTags('Exports')
@Controller('api/exports')
export class ContenuDExportController {
  constructor(private readonly unite: UniteDeTravail) {}

  @Get(':id/contenu')
  @Acces({
    roles: DEMANDEURS_D_EXPORT,
    droit: 'exporter',
    lecture: 'export',
    acte: declarerActe('export.telechargement', { parametre: 'id' }),
  })
  @ApiParam({
    name: 'id',
    description: 'Identifiant rendu par la demande.',
    schema: { type: 'string', format: 'uuid' },
  })
  @ApiOperation({
    summary: 'Télécharger un export',
    description:
      'À son auteur seul, sous l’habilitation avec laquelle il l’a demandé. CSV en UTF-8 avec sa marque, point-virgule, RFC 4180 ; une cellule qui commencerait une formule est précédée d’une apostrophe. Un fichier coupé le dit à sa dernière ligne. Le téléchargement est un acte et une lecture.',
  })
  @ApiResponse({
    status: 200,
    description: 'Le fichier entier.',
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @DecrireProblemes({
    403: 'Demandé sous une autre de vos habilitations.',
    404: 'Inconnu, expiré, ou de quelqu’un d’autre : rien ne les distingue.',
    409: 'Pas encore prêt, ou abandonné.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async contenu(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
  ): Promise<LectureTracee<StreamableFile>> {
    const { seule } = this.unite;
    const vue = FORME_UUID.test(id) ? await lireExport(seule, id.toLowerCase(), identite.acteur) : null;
    if (!vue) throw exportInconnu();
    exigerPret(vue, identite);
    const fichier = new StreamableFile(Readable.from(contenuDe(seule, vue.id)), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="${nomDuFichier(vue)}"`,
      length: vue.octets,
    });
    return new LectureTracee(fichier, {
      cotraitances: await cotraitancesDe(seule, vue.id),
      nombre: vue.lignes,
    });
  }
}

function exigerPret({ etat, role, portee }: VueExport, identite: Identite): void {
  if (identite.role !== role || direPortee(identite.portee) !== portee)
    throw new ProblemeHttp(
      403,
      'EXPORT_D_UNE_AUTRE_HABILITATION',
      'Vous avez demandé ce fichier sous une autre habilitation : reprenez-la pour le télécharger.',
    );
  if (etat === 'echoue')
    throw new ProblemeHttp(
      409,
      'EXPORT_ABANDONNE',
      'Ce fichier n’a pas pu être fait : demandez-le à nouveau.',
    );
  if (etat !== 'pret')
    throw new ProblemeHttp(
      409,
      'EXPORT_EN_COURS',
      'Ce fichier n’est pas encore prêt : revenez dans un instant.',
    );
}

function nomDuFichier({ sujet, demandeLe }: VueExport): string {
  return `${sujet}-${demandeLe.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}.csv`;
}
