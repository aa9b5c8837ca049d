import { Acces, declarerActe, LECTEURS_DE_CHIFFRES, ProblemeHttp, QuiDemande, type Identite } from '#access';
import { UniteDeTravail } from '#persistence';
import {
  lireEvaluation,
  listerAlarmes,
  TraiterAlarme,
  type AlarmeLue,
  type IssueDuGeste,
} from '#supervision';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { FORME_UUID } from '../validation/membres.js';
import { EntreeAlarmes, EntreeGeste } from './entrees.js';
import { AlarmeDecrite, AlarmesDecrites } from './reponses-alarmes.js';

const ID = {
  name: 'id',
  description: 'Identifiant de l’alarme.',
  schema: { type: 'string', format: 'uuid' },
} as const;
const PROBLEMES_DE_GESTE = {
  400: 'Motif absent ou trop long.',
  404: 'Alarme inconnue.',
  409: 'Elle est déjà close, ou elle ne se ferme que d’elle-même.',
  415: 'Le corps doit être du JSON.',
  503: 'Base de données indisponible ; voir Retry-After.',
};

/** X5.5: alarms. They name fluxes and counts, nobody. */
@ApiTags('Surveillance')
@Controller('api/alarmes')
export class AlarmesController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly traiter: TraiterAlarme,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture(
    {
      titre: 'Les alarmes',
      description: 'Les plus récentes d’abord, deux cents au plus.',
      reponse: AlarmesDecrites,
      contenu: 'Les alarmes.',
    },
    { 400: 'État incorrect.' },
  )
  async liste(
    @Query() { etat }: EntreeAlarmes,
  ): Promise<{ evalueesLe: string | null; alarmes: AlarmeLue[] }> {
    const { seule } = this.unite;
    return { evalueesLe: await lireEvaluation(seule), alarmes: await listerAlarmes(seule, etat) };
  }

  @Post(':id/acquittement')
  @HttpCode(200)
  @Acces({
    roles: ['exploitant', 'administrateur'],
    toutLePays: true,
    acte: declarerActe('alarme.acquittement', { parametre: 'id' }),
  })
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Acquitter une alarme',
    description: 'Quelqu’un l’a vue et s’en occupe. Le premier acquittement reste.',
  })
  @ApiResponse({ status: 200, type: AlarmeDecrite, description: 'Acquittée.' })
  @DecrireProblemes(PROBLEMES_DE_GESTE)
  async acquittement(
    @QuiDemande() { acteur: par }: Identite,
    @Param('id') id: string,
    @Body() { motif }: EntreeGeste,
  ): Promise<AlarmeLue> {
    return alarmeOuProbleme(
      FORME_UUID.test(id) ? await this.traiter.acquitter({ id, motif, par }) : { issue: 'inconnue' },
    );
  }

  @Post(':id/cloture')
  @HttpCode(200)
  @Acces({
    roles: ['exploitant', 'administrateur'],
    toutLePays: true,
    acte: declarerActe('alarme.cloture', { parametre: 'id' }),
  })
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Clore une alarme',
    description:
      'Pour ce qui est arrivé (conflit, identifiant réutilisé, échec) et qui est réglé. Une condition qui dure se ferme d’elle-même.',
  })
  @ApiResponse({ status: 200, type: AlarmeDecrite, description: 'Close.' })
  @DecrireProblemes(PROBLEMES_DE_GESTE)
  async cloture(
    @QuiDemande() { acteur: par }: Identite,
    @Param('id') id: string,
    @Body() { motif }: EntreeGeste,
  ): Promise<AlarmeLue> {
    return alarmeOuProbleme(
      FORME_UUID.test(id) ? await this.traiter.clore({ id, motif, par }) : { issue: 'inconnue' },
    );
  }
}

function alarmeOuProbleme(geste: IssueDuGeste): AlarmeLue {
  switch (geste.issue) {
    case 'fait':
      return geste.alarme;
    case 'inconnue':
      throw new ProblemeHttp(404, 'ALARME_INCONNUE', 'Aucune alarme ne porte cet identifiant.');
    case 'deja_close':
      throw new ProblemeHttp(409, 'ALARME_CLOSE', 'Cette alarme est déjà close.');
    case 'condition':
      throw new ProblemeHttp(
        409,
        'ALARME_QUI_DURE',
        'Cette alarme se ferme d’elle-même quand sa condition cesse : acquittez-la en attendant.',
      );
  }
}
