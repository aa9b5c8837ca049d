import { Acces, declarerActe, LECTEURS_DE_CHIFFRES, QuiDemande, type Identite } from '#access';
import { lireFlux, type FluxLu, type SourceDeRegles, type VueSimulation } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Body, Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { EntreeFlux } from './entrees.js';
import { REGLES } from './jetons.js';
import { nommerLaSimulation, OuvrirSimulation } from './ouvrir-simulation.js';
import { FluxDecrits } from './reponses.js';
import { SimulationDecrite } from './reponses-simulation.js';
import { SIMULATEURS } from './roles.js';

/** H6: from when each type is told to each partner. */
@ApiTags('Règles')
@Controller('api/flux')
export class FluxController {
  constructor(
    private readonly unite: UniteDeTravail,
    @Inject(REGLES) private readonly regles: SourceDeRegles,
    private readonly ouvrir: OuvrirSimulation,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture({
    titre: 'Les flux et leur activation',
    description: 'Ce qui est en vigueur, et tout ce qui en a été décidé : quand, par qui, pourquoi.',
    reponse: FluxDecrits,
    contenu: 'Tous les flux.',
  })
  liste(): Promise<{ jour: string; flux: FluxLu[] }> {
    return lireFlux(this.unite.seule, this.regles);
  }

  @Post('simulations')
  @HttpCode(202)
  @Acces({ roles: SIMULATEURS, acte: declarerActe('flux.simulation', { bilan: nommerLaSimulation }) })
  @ApiOperation({
    summary: 'Simuler l’activation d’un flux',
    description:
      'Compte, sans rien écrire, les dossiers et les messages que cela changerait ; la simulation terminée peut être approuvée. Une date à venir est regardée comme si elle était venue.',
  })
  @ApiResponse({ status: 202, type: SimulationDecrite, description: 'Demandée, ou déjà en cours.' })
  @DecrireProblemes({
    400: 'Corps incorrect : le problème dit où et quoi écrire.',
    415: 'Le corps doit être du JSON.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  simuler(
    @QuiDemande() { acteur }: Identite,
    @Body() { vers, type, structure, depuis, motif }: EntreeFlux,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<VueSimulation> {
    const changement = { genre: 'flux' as const, vers, type, structure: structure ?? null, depuis };
    return this.ouvrir.execute({ changement, motif: motif.trim(), acteur }, reponse);
  }
}
