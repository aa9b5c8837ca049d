import { ApiProperty } from '@nestjs/swagger';
import { UUID } from '../documentation/formes.js';
import { ETATS_D_ECART } from './vocabulaire.js';

export class ResolutionDecrite {
  @ApiProperty({ ...UUID, description: 'Écart.' })
  id: string;
  @ApiProperty({
    type: String,
    enum: ['fait', 'ordonne', 'deja_fait'],
    description: 'Fait ; ordonné : la prochaine synchronisation le fait ; ou déjà fait.',
  })
  issue: string;
  @ApiProperty({ type: String, enum: [...ETATS_D_ECART], description: 'Où en est l’écart.' })
  etat: string;
}

export class GroupeResoluDecrit {
  @ApiProperty({ type: 'integer', description: 'Écarts dont la décision est écrite.' })
  faits: number;
  @ApiProperty({ type: 'integer', description: 'Redits au partenaire dès maintenant.' })
  dits: number;
  @ApiProperty({ type: 'integer', description: 'Que la prochaine synchronisation fera.' })
  ordonnes: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Quand le reste sera fait ; nul : rien ne reste.',
  })
  suite: string | null;
  @ApiProperty({ type: 'integer', description: 'Rouverts : ce qui serait dit avait changé.' })
  changes: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Laissés comme ils étaient, par raison.',
  })
  impossibles: Record<string, number>;
}
