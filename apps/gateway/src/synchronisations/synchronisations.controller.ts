import { Acces, declarerActe, LECTEURS_DE_CHIFFRES } from '#access';
import { UniteDeTravail } from '#persistence';
import {
  DemanderSynchronisation,
  listerSynchronisations,
  type SynchronisationDemandee,
  type VueSynchronisation,
} from '#reconciliation';
import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import {
  SynchronisationDecrite,
  SynchronisationDemandeeDecrite,
  SynchronisationsDecrites,
} from './reponses.js';
import { DansLeChemin, trouverSynchronisation } from './trouver.js';

const DEMANDE = declarerActe<SynchronisationDemandee>('synchronisation.demande', {
  bilan: ({ id }) => ({ objet: id }),
});

/** X5.5: synchronisations. Reports hold figures only. */
@ApiTags('Synchronisations')
@Controller('api/synchronisations')
export class SynchronisationsController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly demander: DemanderSynchronisation,
  ) {}

  @Post()
  @HttpCode(202)
  @Acces({ roles: ['exploitant', 'administrateur'], toutLePays: true, acte: DEMANDE })
  @ApiOperation({
    summary: 'Demander une synchronisation',
    description: 'Jamais deux à la fois : une demande rejoint celle qui attend déjà.',
  })
  @ApiResponse({
    status: 202,
    type: SynchronisationDemandeeDecrite,
    description: 'Demandée.',
    headers: { Location: { description: 'Où la suivre.', schema: { type: 'string' } } },
  })
  @DecrireProblemes({ 503: 'Base de données indisponible ; voir Retry-After.' })
  async demande(@Res({ passthrough: true }) reponse: FastifyReply): Promise<SynchronisationDemandee> {
    const demandee = await this.demander.execute();
    void reponse.header('Location', `/api/synchronisations/${demandee.id}`);
    return demandee;
  }

  @Get()
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture({
    titre: 'Dernières synchronisations',
    reponse: SynchronisationsDecrites,
    contenu: 'Les cinquante dernières.',
  })
  async liste(): Promise<{ synchronisations: VueSynchronisation[] }> {
    return { synchronisations: await listerSynchronisations(this.unite.seule) };
  }

  @Get(':id')
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DansLeChemin
  @DecrireLecture(
    {
      titre: 'Avancement et rapport d’une synchronisation',
      reponse: SynchronisationDecrite,
      contenu: 'La synchronisation.',
    },
    { 404: 'Inconnue.' },
  )
  une(@Param('id') id: string): Promise<VueSynchronisation> {
    return trouverSynchronisation(this.unite, id);
  }
}
