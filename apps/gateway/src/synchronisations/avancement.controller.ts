import { Acces, AccesQuiDure, LECTEURS_DE_CHIFFRES, type SessionLue } from '#access';
import { UniteDeTravail } from '#persistence';
import { Controller, Get, Headers, OnModuleDestroy, Param, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecrireProblemes } from '../documentation/problemes.js';
import { ouvrirLeFlux, TYPE_DE_FLUX } from '../http/flux-d-evenements.js';
import { Diffusion } from './diffusion.js';
import { DansLeChemin, trouverSynchronisation } from './trouver.js';

/** X5.5: a run, followed live. Figures only. */
@ApiTags('Synchronisations')
@Controller('api/synchronisations')
export class AvancementController implements OnModuleDestroy {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly diffusion: Diffusion,
    private readonly acces: AccesQuiDure,
  ) {}

  /** Before the server waits for its requests to end: these would not. */
  onModuleDestroy(): void {
    this.diffusion.arreter();
  }

  @Get(':id/avancement')
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DansLeChemin
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Envoyé par le navigateur qui revient : après « fin », 204, il ne reviendra plus.',
    schema: { type: 'string' },
  })
  @ApiOperation({
    summary: 'Suivre une synchronisation en direct',
    description:
      'Événements envoyés par le serveur. « avancement » : etat, etape, fait, total, à chaque changement. « fin » : la synchronisation entière avec son rapport, puis le flux se ferme. Un commentaire toutes les quinze secondes ; le flux se ferme au bout de quinze minutes, revenez. Il se ferme aussi quand finit la session ou la clé qui l’a ouvert.',
  })
  @ApiResponse({
    status: 200,
    description: 'Le flux.',
    content: { [TYPE_DE_FLUX]: { schema: { type: 'string' } } },
  })
  @ApiResponse({ status: 204, description: 'La fin a déjà été dite.' })
  @DecrireProblemes({
    404: 'Inconnue.',
    429: 'Trop de synchronisations sont suivies en direct ; voir Retry-After.',
    503: 'Base de données indisponible, ou arrêt en cours ; voir Retry-After.',
  })
  async avancement(
    @Param('id') id: string,
    @Headers('last-event-id') dernier: string | undefined,
    @Req() requete: FastifyRequest & { session?: SessionLue },
    @Res() reponse: FastifyReply,
  ): Promise<void> {
    await trouverSynchronisation(this.unite, id);
    if (dernier === 'fin') return void reponse.code(204).send();
    if (requete.method === 'HEAD') return void reponse.type(TYPE_DE_FLUX).send();
    this.diffusion.exigerUnePlace();
    this.diffusion.suivre(id, ouvrirLeFlux(reponse), () => this.acces.dure(requete));
  }
}
