import { ECRANS_A_VUES } from '#access';
import { ApiProperty } from '@nestjs/swagger';
import { UUID } from '../documentation/formes.js';

export class VueDecrite {
  @ApiProperty({ ...UUID, description: 'Identifiant.' })
  id: string;
  @ApiProperty({ type: String, enum: [...ECRANS_A_VUES], description: 'Écran.' })
  ecran: string;
  @ApiProperty({ type: String, description: 'Son nom.' })
  nom: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Les filtres.' })
  filtres: object;
  @ApiProperty({ type: Boolean, description: 'Montrée à tous ceux qui ont votre rôle.' })
  partagee: boolean;
  @ApiProperty({ type: Boolean, description: 'Vôtre : vous seul pouvez la changer.' })
  mienne: boolean;
}

export class VuesDecrites {
  @ApiProperty({ type: [VueDecrite], description: 'Les vôtres et celles de votre rôle, par nom.' })
  vues: VueDecrite[];
}

export class VueGardeeDecrite {
  @ApiProperty({ ...UUID, description: 'Identifiant.' })
  id: string;
}
