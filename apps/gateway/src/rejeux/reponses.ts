import { ETATS_DE_REJEU, VERDICTS } from '#exchange';
import { ApiProperty } from '@nestjs/swagger';
import { PageDecrite } from '../cotraitances/reponses-listes.js';
import { INSTANT, INSTANT_OU_RIEN, JOUR, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { AvancementDecrit } from '../synchronisations/reponses.js';

export class ConfirmationDecrite {
  @ApiProperty({
    type: Boolean,
    description:
      'Vrai : une seconde personne est nécessaire (d’une simulation : le serait si elle s’exécutait maintenant).',
  })
  requise: boolean;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Qui l’a confirmé : son compte ou sa clé.' })
  par: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Son nom.' })
  nom: string | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Confirmé le.' })
  le: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Son motif.' })
  motif: string | null;
}

export class RejeuDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant, à suivre par GET /api/rejeux/{id}.' })
  id: string;
  @ApiProperty({ type: Boolean, description: 'Vrai : rien n’a été écrit que ce qui est prévu.' })
  simulation: boolean;
  @ApiProperty({ ...UUID, nullable: true, description: 'Simulation que ce rejeu exécute.' })
  apercu: string | null;
  @ApiProperty({
    type: String,
    enum: [...ETATS_DE_REJEU],
    description: 'Où il en est ; « a_confirmer » : une seconde personne doit le regarder avant qu’il parte.',
  })
  etat: string;
  @ApiProperty({ type: String, description: 'Qui l’a demandé : l’identifiant de sa clé ou de son compte.' })
  acteur: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Le nom de son compte, ou le libellé de sa clé.' })
  auteur: string | null;
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
  @ApiProperty({ type: ConfirmationDecrite, description: 'Second regard.' })
  confirmation: ConfirmationDecrite;
  @ApiProperty({ ...INSTANT, description: 'Demandé le.' })
  demandeLe: Date;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Début.' })
  debut: Date | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Fin.' })
  fin: Date | null;
}

export class RejeuxDecrits extends PageDecrite {
  @ApiProperty({ type: [RejeuDecrit], description: 'Les plus récents d’abord.' })
  rejeux: RejeuDecrit[];
}

export class EtatDeRejeuDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant du rejeu.' })
  id: string;
  @ApiProperty({ type: String, description: 'Où il en est désormais.' })
  etat: string;
}
