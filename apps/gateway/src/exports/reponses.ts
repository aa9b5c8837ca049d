import { SUJETS_D_EXPORT } from '#exports';
import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, INSTANT_OU_RIEN, UUID } from '../documentation/formes.js';

export class ExportDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant.' })
  id: string;
  @ApiProperty({ type: String, enum: [...SUJETS_D_EXPORT], description: 'Ce qui est emporté.' })
  sujet: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Les filtres.' })
  filtres: object;
  @ApiProperty({ type: String, description: 'Pourquoi, tel qu’il a été dit.' })
  motif: string;
  @ApiProperty({ type: String, description: 'Qui l’a demandé : l’identifiant de sa clé ou de son compte.' })
  acteur: string;
  @ApiProperty({ type: Boolean, description: 'Vrai quand c’est vous.' })
  mien: boolean;
  @ApiProperty({ type: String, description: 'Son rôle alors.' })
  role: string;
  @ApiProperty({ type: String, description: 'Sa portée alors : le fichier tient dedans.' })
  portee: string;
  @ApiProperty({
    type: String,
    enum: ['en_attente', 'en_cours', 'pret', 'echoue'],
    description: 'Où il en est.',
  })
  etat: string;
  @ApiProperty({ type: 'integer', description: 'Lignes écrites jusqu’ici.' })
  lignes: number;
  @ApiProperty({ type: 'integer', description: 'Taille en octets jusqu’ici.' })
  octets: number;
  @ApiProperty({ type: 'integer', description: 'Lignes qu’un fichier peut tenir.' })
  maximum: number;
  @ApiProperty({
    type: Boolean,
    description: 'Vrai quand d’autres lignes répondent aux filtres : le fichier le dit à sa dernière ligne.',
  })
  coupe: boolean;
  @ApiProperty({ ...INSTANT, description: 'Demandé le.' })
  demandeLe: Date;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Prêt, ou abandonné, le.' })
  fin: Date | null;
  @ApiProperty({ ...INSTANT, description: 'Effacé le.' })
  expireLe: Date;
}

export class ExportsDecrits {
  @ApiProperty({ type: [ExportDecrit], description: 'Les plus récents d’abord, deux cents au plus.' })
  exports: ExportDecrit[];
}

export class CompteDExportDecrit {
  @ApiProperty({ type: 'integer', description: 'Lignes qui répondent aux filtres aujourd’hui.' })
  lignes: number;
  @ApiProperty({ type: Boolean, description: 'Vrai quand il y en a davantage : le compte s’est arrêté là.' })
  auMoins: boolean;
  @ApiProperty({ type: 'integer', description: 'Lignes qu’un fichier peut tenir.' })
  maximum: number;
  @ApiProperty({ type: 'integer', description: 'Heures pendant lesquelles un fichier prêt reste.' })
  dureeHeures: number;
}
