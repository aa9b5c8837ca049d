import { VERDICTS } from '#exchange';
import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, INSTANT_OU_RIEN, JOUR, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { AvancementDecrit } from '../synchronisations/reponses.js';

export class RejeuDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant, à suivre par GET /api/rejeux/{id}.' })
  id: string;
  @ApiProperty({ type: Boolean, description: 'Vrai : rien n’a été écrit que ce qui est prévu.' })
  simulation: boolean;
  @ApiProperty({ ...UUID, nullable: true, description: 'Simulation que ce rejeu exécute.' })
  apercu: string | null;
  @ApiProperty({
    type: String,
    enum: ['simule', 'en_attente', 'en_cours', 'en_pause', 'interrompu', 'termine'],
    description: 'Où il en est.',
  })
  etat: string;
  @ApiProperty({ type: String, description: 'Qui l’a demandé : l’identifiant de sa clé.' })
  acteur: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Pourquoi.' })
  motif: string | null;
  @ApiProperty({ type: 'integer', description: 'Messages par seconde.' })
  debit: number;
  @ApiProperty({ ...JOUR, description: 'Jour métier de la demande.' })
  jour: string;
  @ApiProperty({ type: AvancementDecrit, description: 'Messages faits, et en tout.' })
  avancement: AvancementDecrit;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: `Messages par verdict (prévu, pour une simulation) : ${VERDICTS.join(', ')}.`,
  })
  verdicts: Record<string, number>;
  @ApiProperty({ type: 'integer', description: 'Dossiers dont un aperçu a été calculé.' })
  dossiers: number;
  @ApiProperty({ ...INSTANT, description: 'Demandé le.' })
  demandeLe: Date;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Début.' })
  debut: Date | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Fin.' })
  fin: Date | null;
}

export class RejeuxDecrits {
  @ApiProperty({ type: [RejeuDecrit], description: 'Les plus récents d’abord.' })
  rejeux: RejeuDecrit[];
}

export class EtatDeRejeuDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant du rejeu.' })
  id: string;
  @ApiProperty({ type: String, description: 'Où il en est désormais.' })
  etat: string;
}
