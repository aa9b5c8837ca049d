import { VERDICTS } from '#exchange';
import { ApiProperty } from '@nestjs/swagger';
import { TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';

const SENS = {
  type: String,
  enum: ['entrant', 'sortant'],
  description: 'Sens, vu de la passerelle.',
} as const;
const NOMBRE = { type: 'integer', description: 'Combien.' } as const;

export class SortCompteDecrit {
  @ApiProperty(SENS)
  sens: string;
  @ApiProperty({ type: String, description: 'Sort du message, maintenant (X6).' })
  issue: string;
  @ApiProperty(NOMBRE)
  nombre: number;
}

export class RaisonDecrite {
  @ApiProperty({ type: String, enum: [...VERDICTS], description: 'Verdict, prévu pour une simulation.' })
  verdict: string;
  @ApiProperty({ type: String, description: 'Code de la raison.' })
  code: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'La raison, quand le code est de la passerelle.' })
  phrase: string | null;
  @ApiProperty(NOMBRE)
  nombre: number;
  @ApiProperty({ ...UUID, nullable: true, description: 'Un message de ceux-là, que vous pouvez voir.' })
  exemple: string | null;
}

export class DepartsComptesDecrits {
  @ApiProperty({ type: String, enum: ['gide', 'parcours3'], description: 'À qui.' })
  partenaire: string;
  @ApiProperty({ type: String, description: 'Type du fait.' })
  type: string;
  @ApiProperty({ type: 'integer', description: 'Dont retraits de ce qui avait été dit.' })
  retraits: number;
  @ApiProperty(NOMBRE)
  nombre: number;
}

export class ChangementDEtatDecrit {
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'État tenu ; nul : aucun.' })
  avant: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'État après le rejeu ; nul : aucun.' })
  apres: string | null;
  @ApiProperty(NOMBRE)
  nombre: number;
}

export class EffetsDecrits {
  @ApiProperty({ type: [SortCompteDecrit], description: 'Messages du rejeu par sort.' })
  sorts: SortCompteDecrit[];
  @ApiProperty({
    type: [RaisonDecrite],
    description: 'Pourquoi des messages n’ont pas d’effet, ou pas celui voulu.',
  })
  raisons: RaisonDecrite[];
  @ApiProperty({
    type: [DepartsComptesDecrits],
    description: 'Ce qui partirait, ou a été approuvé, vers qui.',
  })
  departs: DepartsComptesDecrits[];
  @ApiProperty({ type: [ChangementDEtatDecrit], description: 'Cotraitances dont l’état changerait.' })
  etats: ChangementDEtatDecrit[];
  @ApiProperty({ type: 'integer', description: 'Cotraitances dont un membre au moins changerait.' })
  cotraitances: number;
}
