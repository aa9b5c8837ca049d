import { Acces, QuiDemande, type Identite } from '#access';
import { ListerPartenaires, type PartenaireLu } from '#exchange';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { PartenairesDecrits } from './reponses.js';

/** X5.5: where the exchange with each partner stands. Figures only. */
@ApiTags('Partenaires')
@Controller('api/partenaires')
export class PartenairesController {
  constructor(private readonly lister: ListerPartenaires) {}

  @Get()
  @Acces({ roles: ['exploitant', 'pilotage', 'auditeur', 'administrateur', 'partenaire'] })
  @DecrireLecture({
    titre: 'Les partenaires et l’état de l’échange',
    description: 'La clé d’un partenaire ne voit que lui.',
    reponse: PartenairesDecrits,
    contenu: 'Les partenaires.',
  })
  async liste(@QuiDemande() { portee }: Identite): Promise<{ partenaires: PartenaireLu[] }> {
    return {
      partenaires: await this.lister.execute(portee.type === 'partenaire' ? portee.partenaire : null),
    };
  }
}
