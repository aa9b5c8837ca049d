import { ETATS_ALARME, NATURES } from '#supervision';
import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, UUID } from '../documentation/formes.js';

class GesteDecrit {
  @ApiProperty({ ...INSTANT, description: 'Quand.' })
  le: string;
  @ApiProperty({ type: String, nullable: true, description: 'Qui ; nul quand la condition a cessé.' })
  par: string | null;
  @ApiProperty({ type: String, description: 'Pourquoi.' })
  motif: string;
}

class NotificationDecrite {
  @ApiProperty({ type: String, enum: ['ouverte', 'close'], description: 'Ce qu’elle annonce.' })
  evenement: string;
  @ApiProperty({
    type: String,
    enum: ['a_envoyer', 'envoyee', 'echouee'],
    description: 'Où elle en est ; « echouee » : abandonnée après quinze essais.',
  })
  etat: string;
  @ApiProperty({ type: 'integer', description: 'Essais faits.' })
  tentatives: number;
  @ApiProperty({ type: String, nullable: true, description: 'Cause du dernier échec.' })
  cause: string | null;
}

export class AlarmeDecrite {
  @ApiProperty({ ...UUID, description: 'Identifiant.' })
  id: string;
  @ApiProperty({ type: String, enum: Object.keys(NATURES), description: 'Nature.' })
  nature: string;
  @ApiProperty({ type: String, description: 'La nature, en clair.' })
  titre: string;
  @ApiProperty({
    type: String,
    enum: ['condition', 'evenement'],
    description: 'Une condition se ferme d’elle-même ; un événement attend quelqu’un.',
  })
  genre: string;
  @ApiProperty({ type: String, description: 'Ce dont il s’agit : partenaire, sens, type.' })
  objet: string;
  @ApiProperty({ type: String, description: 'Ce qui se passe, sans donnée personnelle.' })
  detail: string;
  @ApiProperty({ type: String, enum: [...ETATS_ALARME], description: 'Où elle en est.' })
  etat: string;
  @ApiProperty({
    type: 'integer',
    description: 'Messages en cause, pour un événement ; 1 pour une condition.',
  })
  occurrences: number;
  @ApiProperty({ ...INSTANT, description: 'Ouverte le.' })
  ouverteLe: string;
  @ApiProperty({ ...INSTANT, description: 'Vraie, ou comptée, pour la dernière fois le.' })
  derniereLe: string;
  @ApiProperty({ type: GesteDecrit, nullable: true, description: 'Acquittement.' })
  acquittement: GesteDecrit | null;
  @ApiProperty({ type: GesteDecrit, nullable: true, description: 'Clôture.' })
  cloture: GesteDecrit | null;
  @ApiProperty({ type: [NotificationDecrite], description: 'Ce qui en est envoyé à l’extérieur.' })
  notifications: NotificationDecrite[];
}

export class AlarmesDecrites {
  @ApiProperty({
    ...INSTANT,
    nullable: true,
    description: 'Dernière évaluation, chaque minute ; plus ancienne, la liste ne dit rien du présent.',
  })
  evalueesLe: string | null;
  @ApiProperty({ type: [AlarmeDecrite], description: 'Alarmes.' })
  alarmes: AlarmeDecrite[];
}
