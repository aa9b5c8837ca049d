import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, INSTANT_OU_RIEN, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { SANS_NUMERO } from '../masquage/marques.js';

export class AbandonDecrit {
  @ApiProperty({ ...UUID, description: 'Message.' })
  id: string;
  @ApiProperty({ type: String, enum: ['abandonne'], description: 'Son sort.' })
  issue: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, ...SANS_NUMERO, description: 'Motif retenu : le premier donné.' })
  motif: string | null;
  @ApiProperty({ type: Boolean, description: 'Il était déjà abandonné.' })
  inchange: boolean;
}

export class CorrectionFaiteDecrite {
  @ApiProperty({ ...UUID, description: 'Nouveau message.' })
  id: string;
  @ApiProperty({ ...UUID, description: 'Message qu’il corrige.' })
  corrige: string;
}

export class LiensDecrits {
  @ApiProperty({ ...UUID, nullable: true, description: 'Message dont celui-ci est une nouvelle tentative.' })
  rejoue: string | null;
  @ApiProperty({ ...UUID, nullable: true, description: 'Message que celui-ci corrige.' })
  corrige: string | null;
  @ApiProperty({ type: [String], description: 'Nouvelles tentatives de celui-ci.' })
  rejouePar: string[];
  @ApiProperty({ type: [String], description: 'Corrections de celui-ci.' })
  corrigePar: string[];
}

export class TransitionDecrite {
  @ApiProperty({ type: String, description: 'Sort quitté.' })
  de: string;
  @ApiProperty({ type: String, description: 'Sort pris ; le même : une tentative de plus.' })
  vers: string;
  @ApiProperty({ type: 'integer', description: 'Tentatives, celle-ci comprise.' })
  tentatives: number;
  @ApiProperty({ type: String, ...SANS_NUMERO, description: 'Cause : un code, ou l’acte d’un exploitant.' })
  cause: string;
  @ApiProperty({ ...INSTANT, description: 'Heure réelle.' })
  le: string;
}

export class RejeuDuMessageDecrit {
  @ApiProperty({ ...UUID, description: 'Rejeu.' })
  rejeu: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Verdict ; nul : pas encore atteint.' })
  verdict: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Code de la raison.' })
  code: string | null;
  @ApiProperty({ ...UUID, nullable: true, description: 'Nouveau message que le rejeu a fait.' })
  nouveau: string | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Verdict rendu le.' })
  le: string | null;
}
