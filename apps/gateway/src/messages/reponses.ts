import type { MessageLu } from '#exchange';
import { ApiProperty } from '@nestjs/swagger';
import { PageDecrite } from '../cotraitances/reponses-listes.js';
import { INSTANT, JOUR, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { DEMANDEUR, DETAIL, ENTIER, MASQUE, SANS_NUMERO } from '../masquage/marques.js';
import { LiensDecrits, RejeuDuMessageDecrit, TransitionDecrite } from './reponses-actes.js';

/** X6, both directions. */
export const ISSUES = [
  'recu',
  'applique',
  'sans_effet',
  'doublon',
  'refuse',
  'illisible',
  'en_echec',
  'abandonne',
  'a_emettre',
  'acquitte',
  'remplace',
  'incertain',
  'retenu',
] as const;

export interface PageDeMessages {
  messages: MessageLu[];
  curseur: string | null;
}

export class MessageDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant du message dans la passerelle.' })
  id: string;
  @ApiProperty({ type: String, enum: ['entrant', 'sortant'], description: 'Sens, vu de la passerelle.' })
  sens: string;
  @ApiProperty({
    type: String,
    enum: ['gide', 'parcours3', 'dude'],
    description: 'L’autre bout ; « dude » : énoncé dans la passerelle.',
  })
  partenaire: string;
  @ApiProperty({
    ...TEXTE_OU_RIEN,
    ...SANS_NUMERO,
    description: 'Identifiant de l’événement sur le fil.',
  })
  evenement: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Type du fait ; « inconnu » ou « illisible » à défaut.' })
  type: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Cotraitance nommée.' })
  cotraitance: string | null;
  @ApiProperty({ ...DEMANDEUR, nullable: true })
  demandeur: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Version du fait, dix chiffres.' })
  sequence: string | null;
  @ApiProperty({ type: String, enum: [...ISSUES], description: 'Sort du message (X6).' })
  issue: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Code de refus ou de précision.' })
  code: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, ...DETAIL, description: 'Phrase qui dit quoi corriger.' })
  detail: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Pointeur JSON dans l’événement.' })
  pointeur: string | null;
  @ApiProperty({ ...JOUR, description: 'Jour métier.' })
  jour: string;
  @ApiProperty({ ...INSTANT, description: 'Reçu ou décidé le (horloge métier).' })
  le: string;
  @ApiProperty({ ...INSTANT, nullable: true, description: 'Sort fixé le.' })
  traiteLe: string | null;
  @ApiProperty({ type: 'integer', description: 'Tentatives sans succès à ce jour.' })
  tentatives: number;
  @ApiProperty({ ...TEXTE_OU_RIEN, ...SANS_NUMERO, description: 'Corrélation donnée par l’émetteur.' })
  correlation: string | null;
}

export class MessagesDecrits extends PageDecrite {
  @ApiProperty({ type: [MessageDecrit], description: 'Messages, les plus récents d’abord.' })
  messages: MessageDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}

export class ReceptionDecrite {
  @ApiProperty({ ...UUID, description: 'Requête ou page dans laquelle il est venu.' })
  id: string;
  @ApiProperty({ type: String, enum: ['webhook', 'flux', 'api'], description: 'Par où il est venu.' })
  voie: string;
  @ApiProperty({ type: String, description: 'Type de contenu déclaré.' })
  typeContenu: string;
  @ApiProperty({ type: 'integer', description: 'Rang dans le lot, à partir de 0.' })
  rang: number;
  @ApiProperty({ type: 'integer', description: 'Octets reçus, conservés tels quels.' })
  octets: number;
}

export class MessageDetailleDecrit extends MessageDecrit {
  @ApiProperty({ ...TEXTE_OU_RIEN, ...SANS_NUMERO, description: 'Clé du fait.' })
  cle: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    ...ENTIER,
    description: 'Données connues (X2) ; nulles si elles n’ont pas pu être lues.',
  })
  donnees: object | null;
  @ApiProperty({ type: ReceptionDecrite, nullable: true, description: 'Message entrant : d’où il vient.' })
  reception: ReceptionDecrite | null;
  @ApiProperty({
    ...TEXTE_OU_RIEN,
    format: 'uuid',
    description: 'Message sortant : le message qui l’a causé.',
  })
  cause: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, format: 'uuid', description: 'Message sortant : l’envoi qui l’a porté.' })
  envoi: string | null;
  @ApiProperty({
    ...TEXTE_OU_RIEN,
    ...SANS_NUMERO,
    description: 'Pourquoi un exploitant l’a abandonné, ou a énoncé cette correction.',
  })
  motif: string | null;
  @ApiProperty({ type: LiensDecrits, description: 'Liens entre tentatives (X6.2).' })
  liens: LiensDecrits;
  @ApiProperty({
    type: [TransitionDecrite],
    description: 'Changements de sort, du plus ancien au plus récent.',
  })
  transitions: TransitionDecrite[];
  @ApiProperty({ type: [RejeuDuMessageDecrit], description: 'Rejeux où il figure.' })
  rejeux: RejeuDuMessageDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}
