import { Acces, ProblemeHttp } from '#access';
import { Horloge, UniteDeTravail, type HeureMetier } from '#persistence';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { INSTANT, JOUR } from '../documentation/formes.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { Jour } from '../validation/membres.js';

class EntreeAvancer {
  @Jour({ obligatoire: true, description: 'Jour auquel porter l’horloge simulée ; jamais en arrière.' })
  jusquau: string;
}

class HorlogeDecrite {
  @ApiProperty({ ...JOUR, description: 'Aujourd’hui, à l’horloge métier.' })
  aujourdhui: string;
  @ApiProperty({ ...INSTANT, description: 'Heure métier.' })
  maintenant: string;
  @ApiProperty({ type: Boolean, description: 'Horloge simulée : elle n’avance que sur commande.' })
  simulee: boolean;
}

/** H7: the business clock. It is not part of the exchange contract; a simulated one advances on command. */
@ApiTags('Horloge')
@Controller('api/horloge')
export class HorlogeController {
  constructor(private readonly unite: UniteDeTravail) {}

  @Get()
  @Acces({
    roles: [
      'exploitant',
      'responsable_cotraitance',
      'conseiller',
      'correspondant_pole_emploi',
      'pilotage',
      'auditeur',
      'administrateur',
      'partenaire',
    ],
  })
  @DecrireLecture({ titre: 'Horloge métier', reponse: HorlogeDecrite, contenu: 'Le jour et l’heure.' })
  lire(): Promise<HeureMetier> {
    return Horloge.lire(this.unite.seule);
  }

  @Post('avancer')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], acte: 'horloge.avance' })
  @ApiOperation({ summary: 'Avancer l’horloge simulée', description: 'Refusé quand l’horloge est réelle.' })
  @ApiResponse({ status: 200, type: HorlogeDecrite, description: 'Le jour et l’heure, après.' })
  @DecrireProblemes({
    400: 'Jour incorrect.',
    409: 'L’horloge est réelle, ou déjà plus loin.',
    415: 'Le corps doit être du JSON.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  avancer(@Body() { jusquau }: EntreeAvancer): Promise<HeureMetier> {
    return this.unite.executer(async (sql) => {
      const avance = await Horloge.avancerJusqua(sql, jusquau);
      if (!avance.avancee) throw refus(avance.raison);
      return Horloge.lire(sql);
    });
  }
}

function refus(raison: 'horloge_reelle' | 'en_arriere'): ProblemeHttp {
  return raison === 'horloge_reelle'
    ? new ProblemeHttp(409, 'HORLOGE_REELLE', 'L’horloge métier suit la date réelle : elle ne s’avance pas.')
    : new ProblemeHttp(
        409,
        'HORLOGE_EN_ARRIERE',
        'L’horloge métier ne recule jamais : donnez le jour présent ou un jour suivant.',
        {
          membres: { pointeur: '/jusquau' },
        },
      );
}
