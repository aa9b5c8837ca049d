import { ApiProperty } from '@nestjs/swagger';
import { ACTIONS, ETATS } from '../cotraitances/entrees.js';
import { PageDecrite } from '../cotraitances/reponses-listes.js';
import { JOUR } from '../documentation/formes.js';
import { POUR } from './entrees.js';

export class ActionListeeDecrite {
  @ApiProperty({ type: String, description: 'Numéro de la cotraitance.' })
  cotraitance: string;
  @ApiProperty({ type: String, nullable: true, description: 'Structure de l’affectation.' })
  structure: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Site Pôle emploi (SAFIR).' })
  site: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: [...ETATS, null],
    description: 'État au dernier calcul ; nul quand la cotraitance est incomplète (B3).',
  })
  etat: string | null;
  @ApiProperty({ type: String, enum: [...ACTIONS], description: 'Ce qu’il y a à faire.' })
  type: string;
  @ApiProperty({ ...JOUR, description: 'Depuis quand.' })
  depuis: string;
  @ApiProperty({ type: 'integer', description: 'Jours écoulés depuis, à l’horloge métier.' })
  ageJours: number;
  @ApiProperty({ type: String, enum: [...POUR], description: 'Qui doit le faire.' })
  pour: string;
}

export class CompteDActionsDecrit {
  @ApiProperty({ type: String, enum: [...ACTIONS], description: 'Ce qu’il y a à faire.' })
  type: string;
  @ApiProperty({ type: String, enum: [...POUR], description: 'Qui doit le faire.' })
  pour: string;
  @ApiProperty({ type: 'integer', description: 'Combien.' })
  nombre: number;
  @ApiProperty({ ...JOUR, description: 'Depuis quand la plus ancienne attend.' })
  depuis: string;
}

export class ActionsDecrites extends PageDecrite {
  @ApiProperty({
    type: [CompteDActionsDecrit],
    nullable: true,
    description:
      'Par type et par destinataire : tout le périmètre, ou la structure demandée, quels que soient les autres filtres. Nul après la première page.',
  })
  comptes: CompteDActionsDecrit[] | null;
  @ApiProperty({ type: [ActionListeeDecrite], description: 'Actions, la plus ancienne d’abord.' })
  actions: ActionListeeDecrite[];
}
