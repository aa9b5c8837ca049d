import { ApiProperty } from '@nestjs/swagger';
import { INSTANT } from '../documentation/formes.js';

export class DemasquageDecrit {
  @ApiProperty({ ...INSTANT, description: 'Jusqu’à quand cette session lit cet objet en clair.' })
  expireLe: Date;
}
