import { Acces, declarerActe, LECTEURS_DE_CHIFFRES, ProblemeHttp, QuiDemande, type Identite } from '#access';
import { lireZones, type VueSimulation, type ZoneLue } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { TerritoireNational } from '#territory';
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { EntreeZone } from './entrees.js';
import { nommerLaSimulation, OuvrirSimulation } from './ouvrir-simulation.js';
import { ZoneDeStructureDecrite, ZonesDecrites } from './reponses.js';
import { SimulationDecrite } from './reponses-simulation.js';
import { SIMULATEURS } from './roles.js';

/** E5: the zone de compétence of each structure, from the territory data or as it was changed. */
@ApiTags('Règles')
@Controller('api/zones')
export class ZonesController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly territoire: TerritoireNational,
    private readonly ouvrir: OuvrirSimulation,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture({
    titre: 'Les zones de compétence changées',
    description: 'Celles qui remplacent les données du territoire : quand, par qui, pourquoi.',
    reponse: ZonesDecrites,
    contenu: 'Les mille dernières.',
  })
  async liste(): Promise<{ zones: ZoneLue[] }> {
    return { zones: await lireZones(this.unite.seule) };
  }

  @Get(':structure')
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @ApiParam({ name: 'structure', description: 'Code de la structure.', schema: { type: 'string' } })
  @DecrireLecture(
    {
      titre: 'La zone de compétence d’une structure',
      reponse: ZoneDeStructureDecrite,
      contenu: 'La zone d’aujourd’hui, et son histoire.',
    },
    { 404: 'Structure inconnue.' },
  )
  async une(@Param('structure') code: string): Promise<ZoneDeStructureDecrite> {
    const structure = this.territoire.structure(code);
    if (!structure)
      throw new ProblemeHttp(404, 'STRUCTURE_INCONNUE', 'Les données du territoire ne la connaissent pas.');
    const historique = await lireZones(this.unite.seule, code);
    const remplacante = historique.find(({ enVigueur }) => enVigueur);
    return {
      structure: code,
      nom: structure.nom,
      epci: [...(remplacante ?? structure).epci],
      communes: [...(remplacante?.communes ?? structure.communesSansEpci ?? [])],
      duTerritoire: remplacante === undefined,
      historique,
    };
  }

  @Post('simulations')
  @HttpCode(202)
  @Acces({ roles: SIMULATEURS, acte: declarerActe('zone.simulation', { bilan: nommerLaSimulation }) })
  @ApiOperation({
    summary: 'Simuler une autre zone de compétence',
    description:
      'Compte, sans rien écrire, les dossiers de la structure que cela changerait ; la simulation terminée peut être approuvée. Une date à venir est regardée comme si elle était venue.',
  })
  @ApiResponse({ status: 202, type: SimulationDecrite, description: 'Demandée, ou déjà en cours.' })
  @DecrireProblemes({
    400: 'Corps incorrect, ou codes inconnus : le problème dit où et quoi écrire.',
    415: 'Le corps doit être du JSON.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  simuler(
    @QuiDemande() { acteur }: Identite,
    @Body() { structure, epci = [], communes = [], depuis, motif }: EntreeZone,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<VueSimulation> {
    const changement = { genre: 'zone' as const, structure, epci, communes, depuis };
    return this.ouvrir.execute({ changement, motif: motif.trim(), acteur }, reponse);
  }
}
