import { Acces, LECTEURS_DE_CHIFFRES } from '#access';
import { UniteDeTravail } from '#persistence';
import { lireActivite, type HeureDActivite } from '#supervision';
import { Controller, Get } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { INSTANT } from '../documentation/formes.js';

export class HeureDActiviteDecrite {
  @ApiProperty({ ...INSTANT, description: 'Premier instant de l’heure (horloge réelle).' })
  debut: string;
  @ApiProperty({ type: 'integer', description: 'Messages reçus.' })
  recus: number;
  @ApiProperty({ type: 'integer', description: 'Versions numérotées pour les partenaires.' })
  dits: number;
  @ApiProperty({
    type: 'integer',
    description: 'De tous ceux-là, en échec, refusés ou illisibles maintenant.',
  })
  echecs: number;
}

export class ActiviteDecrite {
  @ApiProperty({ type: [HeureDActiviteDecrite], description: 'Vingt-quatre, la plus ancienne d’abord.' })
  heures: HeureDActiviteDecrite[];
}

/** What crossed the gateway, hour by hour. Figures only. */
@ApiTags('Surveillance')
@Controller('api/activite')
export class ActiviteController {
  constructor(private readonly unite: UniteDeTravail) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture({
    titre: 'Les vingt-quatre dernières heures',
    description: 'Messages reçus, dits et en échec, par heure de l’horloge réelle, celle en cours comprise.',
    reponse: ActiviteDecrite,
    contenu: 'Les heures.',
  })
  async lire(): Promise<{ heures: HeureDActivite[] }> {
    return { heures: await lireActivite(this.unite.seule) };
  }
}
