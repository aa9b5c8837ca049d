import { Acces, declarerActe, LECTEURS_DE_CHIFFRES, QuiDemande, type Identite } from '#access';
import {
  ApprouverSimulation,
  type EtatDesRegles,
  lireEtatDesRegles,
  lireSimulation,
  listerSimulations,
  type SourceDeRegles,
  type VueSimulation,
} from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { FORME_UUID } from '../validation/membres.js';
import { REGLES } from './jetons.js';
import { nommerLaSimulation, OuvrirSimulation } from './ouvrir-simulation.js';
import { approuveeOuProbleme, simulationInconnue } from './problemes.js';
import { ReglesDecrites } from './reponses.js';
import { SimulationDecrite, SimulationsDecrites } from './reponses-simulation.js';
import { SIMULATEURS } from './roles.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la simulation.',
  schema: { type: 'string', format: 'uuid' },
} as const;

/** Which rules are in force, and what changes of them would do. */
@ApiTags('Règles')
@Controller('api/regles')
export class ReglesController {
  constructor(
    private readonly unite: UniteDeTravail,
    @Inject(REGLES) private readonly regles: SourceDeRegles,
    private readonly ouvrir: OuvrirSimulation,
    private readonly approuver: ApprouverSimulation,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture({
    titre: 'Les règles en vigueur',
    description: 'Leur version, et le nombre de dossiers qui n’ont pas encore été calculés sous elles.',
    reponse: ReglesDecrites,
    contenu: 'Les règles.',
  })
  lire(): Promise<EtatDesRegles> {
    return lireEtatDesRegles(this.unite.seule, this.regles);
  }

  @Get('simulations')
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture({
    titre: 'Dernières simulations de règles',
    reponse: SimulationsDecrites,
    contenu: 'Les cinquante dernières.',
  })
  async simulations(): Promise<{ simulations: VueSimulation[] }> {
    return { simulations: await listerSimulations(this.unite.seule) };
  }

  @Post('simulations')
  @HttpCode(202)
  @Acces({ roles: SIMULATEURS, acte: declarerActe('regles.simulation', { bilan: nommerLaSimulation }) })
  @ApiOperation({
    summary: 'Simuler ce qu’un déploiement a changé',
    description:
      'Compte, sans rien écrire et lot par lot, ce que deviendraient les dossiers calculés sous d’autres règles ; ceux qu’une échéance reprend ce jour-là de toute façon ne sont pas comptés comme changés. La prochaine synchronisation les reprend de toute façon.',
  })
  @ApiResponse({ status: 202, type: SimulationDecrite, description: 'Demandée, ou déjà en cours.' })
  @DecrireProblemes({ 503: 'Base de données indisponible ; voir Retry-After.' })
  simuler(
    @QuiDemande() { acteur }: Identite,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<VueSimulation> {
    return this.ouvrir.execute({ changement: { genre: 'regles' }, motif: null, acteur }, reponse);
  }

  @Get('simulations/:id')
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @ApiParam(ID)
  @DecrireLecture(
    { titre: 'Avancement et effet d’une simulation', reponse: SimulationDecrite, contenu: 'La simulation.' },
    { 404: 'Inconnue.' },
  )
  async une(@Param('id') id: string): Promise<VueSimulation> {
    const vue = FORME_UUID.test(id) ? await lireSimulation(this.unite.seule, id) : null;
    if (!vue) throw simulationInconnue();
    return vue;
  }

  @Post('simulations/:id/approbation')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], acte: declarerActe('regles.approbation', { parametre: 'id' }) })
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Mettre en vigueur le changement qu’une simulation a compté',
    description:
      'Inscrit le flux ou la zone, avec qui et pourquoi ; rien n’est effacé. Refusé quand les règles, ou le jour, ont changé depuis la simulation. La prochaine synchronisation dit ce qui manque alors, une fois. Approuver deux fois ne change rien.',
  })
  @ApiResponse({ status: 200, type: SimulationDecrite, description: 'En vigueur.' })
  @DecrireProblemes({
    404: 'Simulation inconnue.',
    409: 'Pas terminée, périmée, ou sans rien à approuver : « code » dit laquelle.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async approbation(
    @QuiDemande() { acteur: par }: Identite,
    @Param('id') id: string,
  ): Promise<VueSimulation> {
    if (!FORME_UUID.test(id)) throw simulationInconnue();
    approuveeOuProbleme(await this.approuver.execute({ simulation: id, par }));
    return this.une(id);
  }
}
