import { VERDICTS } from '#exchange';
import { ApiProperty } from '@nestjs/swagger';
import { PageDecrite } from '../cotraitances/reponses-listes.js';
import { INSTANT_OU_RIEN, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { VALEUR } from '../documentation/valeur.js';
import { DEMANDEUR, DETAIL, MASQUE, SELON_MEMBRE } from '../masquage/marques.js';
import { RejeuDecrit } from './reponses.js';

const VERDICT = { type: String, enum: [...VERDICTS], nullable: true } as const;
const SENS = {
  type: String,
  enum: ['entrant', 'sortant'],
  description: 'Sens, vu de la passerelle.',
} as const;

export class VerdictDecrit {
  @ApiProperty({ ...UUID, description: 'Message.' })
  message: string;
  @ApiProperty(SENS)
  sens: string;
  @ApiProperty({ ...VERDICT, description: 'Verdict, prévu pour une simulation ; nul : pas encore atteint.' })
  verdict: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Code de la raison.' })
  code: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, ...DETAIL, description: 'La raison, en une phrase.' })
  detail: string | null;
  @ApiProperty({ ...UUID, nullable: true, description: 'Nouveau message que le rejeu a fait.' })
  nouveau: string | null;
}

export class MessageRejoueDecrit extends VerdictDecrit {
  @ApiProperty({ type: 'integer', description: 'Rang dans le rejeu, à partir de 0.' })
  rang: number;
  @ApiProperty({ type: String, description: 'L’autre bout.' })
  partenaire: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Type du fait.' })
  type: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Cotraitance nommée.' })
  cotraitance: string | null;
  @ApiProperty({ ...DEMANDEUR, nullable: true })
  demandeur: string | null;
  @ApiProperty({ type: String, description: 'Sort du message, maintenant (X6).' })
  issue: string;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Verdict rendu le.' })
  le: Date | null;
}

export class MessagesRejouesDecrits extends PageDecrite {
  @ApiProperty({ type: [MessageRejoueDecrit], description: 'Dans l’ordre du rejeu.' })
  messages: MessageRejoueDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}

export class DifferenceDecrite {
  @ApiProperty({ type: String, description: 'Membre de l’état, par son chemin.', example: 'dates.sortie' })
  membre: string;
  @ApiProperty({ ...VALEUR, ...SELON_MEMBRE, description: 'Valeur tenue ; nulle : aucune.' } as object)
  avant: unknown;
  @ApiProperty({
    ...VALEUR,
    ...SELON_MEMBRE,
    description: 'Valeur après le rejeu ; nulle : aucune.',
  } as object)
  apres: unknown;
}

export class CotraitancePrevueDecrite {
  @ApiProperty({ type: String, description: 'Numéro de la cotraitance.' })
  cotraitance: string;
  @ApiProperty({ type: Boolean, description: 'Rien n’en était connu.' })
  nouvelle: boolean;
  @ApiProperty({ type: [DifferenceDecrite], description: 'Ce qui changerait, membre par membre.' })
  differences: DifferenceDecrite[];
}

export class DepartDecrit {
  @ApiProperty({ type: String, enum: ['gide', 'parcours3'], description: 'À qui.' })
  partenaire: string;
  @ApiProperty({ type: String, description: 'Type du fait.' })
  type: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Cotraitance nommée.' })
  cotraitance: string | null;
  @ApiProperty({ type: String, description: 'Ce dont le fait parle, sans le numéro de la personne.' })
  objet: string;
  @ApiProperty({ type: String, description: 'Version qui partirait, dix chiffres.' })
  sequence: string;
  @ApiProperty({ type: Boolean, description: 'Retire ce qui avait été dit.' })
  retrait: boolean;
}

export class DossierRejoueDecrit {
  @ApiProperty({ type: 'integer', description: 'Rang de son premier message.' })
  rang: number;
  @ApiProperty(DEMANDEUR)
  demandeur: string;
  @ApiProperty({ type: 'integer', description: 'Version du dossier que l’aperçu a lue.' })
  version: number;
  @ApiProperty({
    type: String,
    description: 'Empreinte de l’aperçu (SHA-256) : calculée à nouveau sous verrou avant d’écrire.',
  })
  empreinte: string;
  @ApiProperty({ type: [CotraitancePrevueDecrite], description: 'Cotraitances qui changeraient.' })
  cotraitances: CotraitancePrevueDecrite[];
  @ApiProperty({ type: [DepartDecrit], description: 'Messages qui partiraient.' })
  departs: DepartDecrit[];
  @ApiProperty({ type: [VerdictDecrit], description: 'Ses messages dans ce rejeu.' })
  messages: VerdictDecrit[];
}

export class DossiersRejouesDecrits extends PageDecrite {
  @ApiProperty({ type: [DossierRejoueDecrit], description: 'Dans l’ordre du rejeu.' })
  dossiers: DossierRejoueDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}

/** Answer to the request: the replay, and the first page of what was previewed. */
export class RejeuDemandeDecrit extends RejeuDecrit {
  @ApiProperty({
    type: [DossierRejoueDecrit],
    description: 'Aperçu des cent premiers dossiers ; la suite par GET /api/rejeux/{id}/dossiers.',
  })
  apercuDesDossiers: DossierRejoueDecrit[];
  @ApiProperty({
    type: [MessageRejoueDecrit],
    description: 'Les cent premiers messages ; la suite par GET /api/rejeux/{id}/messages.',
  })
  messages: MessageRejoueDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}
