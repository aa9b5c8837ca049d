import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, INSTANT_OU_RIEN, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { SANS_NUMERO } from '../masquage/marques.js';
import { ISSUES } from './reponses.js';

const UUID_OU_RIEN = { ...UUID, nullable: true } as const;
const ENTIER_OU_RIEN = { type: 'integer', nullable: true } as const;

export class EtapeDeMessageDecrite {
  @ApiProperty({ ...INSTANT, description: 'Quand (heure réelle).' })
  le: string;
  @ApiProperty({
    type: String,
    enum: [
      'arrive',
      'decide',
      'porte',
      'sort',
      'envoi',
      'reponse',
      'emission',
      'rejeu',
      'correction',
      'tentative',
    ],
    description:
      'Ce qui est arrivé : ses octets, la décision de le dire, le verdict de la porte, un changement de sort, un envoi et sa réponse, un message qu’il a causé, un rejeu, une correction, une nouvelle tentative.',
  })
  nature: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Sort pris, verdict, ou ce qui a été répondu.' })
  issue: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, ...SANS_NUMERO, description: 'Code, ou acte d’un exploitant.' })
  code: string | null;
  @ApiProperty({
    ...UUID_OU_RIEN,
    description: 'Autre message : sa cause, son effet, ou ce qui le remplace.',
  })
  message: string | null;
  @ApiProperty({ ...UUID_OU_RIEN, description: 'Réception, envoi ou rejeu.' })
  objet: string | null;
}

export class TentativeDecrite {
  @ApiProperty({ type: 'integer', description: 'Rang, à partir de 1.' })
  numero: number;
  @ApiProperty({
    type: String,
    enum: ['envoi', 'application'],
    description: 'Envoi au partenaire, ou application dans la passerelle.',
  })
  nature: string;
  @ApiProperty({ ...UUID_OU_RIEN, description: 'Envoi : son identifiant, qui est sa clé d’idempotence.' })
  envoi: string | null;
  @ApiProperty({ ...ENTIER_OU_RIEN, description: 'Envoi : messages qu’il portait.' })
  messages: number | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Début (heure réelle).' })
  debut: string | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Fin ; nulle : en cours.' })
  fin: string | null;
  @ApiProperty({ ...ENTIER_OU_RIEN, description: 'Durée, en millisecondes.' })
  dureeMs: number | null;
  @ApiProperty({
    ...TEXTE_OU_RIEN,
    enum: ['repondu', 'transitoire', 'incertaine', 'refus_global', 'interrompue', null],
    description: 'Ce que prouve la réponse ; « interrompue » : qui l’attendait s’est arrêté.',
  })
  reponse: string | null;
  @ApiProperty({ ...ENTIER_OU_RIEN, description: 'Statut HTTP de la réponse.' })
  statut: number | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Pourquoi il n’a pas abouti.', example: 'http_503' })
  cause: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: [...ISSUES, null],
    description: 'Sort que la tentative a donné au message.',
  })
  sort: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, ...SANS_NUMERO, description: 'Code de ce sort.' })
  code: string | null;
  @ApiProperty({
    type: [String],
    enum: ['reponse', 'statut', 'cause', 'sort', 'code'],
    description: 'Ce qui diffère de la tentative d’avant.',
  })
  changements: string[];
}

export class FaitAppliqueDecrit {
  @ApiProperty({ type: String, ...SANS_NUMERO, description: 'Clé du fait (section 2).' })
  cle: string;
  @ApiProperty({ type: String, description: 'Version, dix chiffres.' })
  sequence: string;
  @ApiProperty({ ...INSTANT, description: 'Appliqué le (horloge métier, A4).' })
  connuLe: string;
}

export class CalculCauseDecrit {
  @ApiProperty({ type: String, description: 'Numéro de la cotraitance.' })
  cotraitance: string;
  @ApiProperty({ type: 'integer', description: 'Version du dossier.' })
  version: number;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'État d’avant ; nul : rien n’en était calculé.' })
  avant: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'État d’après.' })
  apres: string | null;
}

export class EmissionCauseeDecrite {
  @ApiProperty({ ...UUID, description: 'Message.' })
  message: string;
  @ApiProperty({ type: String, enum: ['gide', 'parcours3'], description: 'À qui.' })
  partenaire: string;
  @ApiProperty({ type: String, description: 'Type du fait.' })
  type: string;
  @ApiProperty({ type: String, description: 'Version, dix chiffres.' })
  sequence: string;
  @ApiProperty({ type: String, enum: [...ISSUES], description: 'Son sort, maintenant.' })
  issue: string;
}

export class ChronologieDecrite {
  @ApiProperty({ ...UUID, description: 'Message.' })
  message: string;
  @ApiProperty({ type: [EtapeDeMessageDecrite], description: 'Sa vie, dans l’ordre de l’heure réelle.' })
  etapes: EtapeDeMessageDecrite[];
  @ApiProperty({ type: [TentativeDecrite], description: 'Tentatives, de la première à la dernière.' })
  tentatives: TentativeDecrite[];
  @ApiProperty({
    type: [FaitAppliqueDecrit],
    description: 'Message reçu : versions de faits qu’il a énoncées.',
  })
  faits: FaitAppliqueDecrit[];
  @ApiProperty({ type: [CalculCauseDecrit], description: 'Message reçu : ce qu’il a fait calculer.' })
  calculs: CalculCauseDecrit[];
  @ApiProperty({ type: [EmissionCauseeDecrite], description: 'Message reçu : ce qu’il a fait dire.' })
  emissions: EmissionCauseeDecrite[];
}

export class VersionDeMessageDecrite {
  @ApiProperty({ ...UUID, description: 'Message.' })
  message: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Version du fait, dix chiffres.' })
  sequence: string | null;
  @ApiProperty({ type: String, enum: [...ISSUES], description: 'Sort du message (X6).' })
  issue: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Code de refus ou de précision.' })
  code: string | null;
  @ApiProperty({ ...INSTANT, description: 'Reçu ou décidé le (horloge métier).' })
  le: string;
  @ApiProperty({ ...UUID_OU_RIEN, description: 'Message dont celui-ci est une nouvelle tentative.' })
  rejoue: string | null;
  @ApiProperty({ ...UUID_OU_RIEN, description: 'Message que celui-ci corrige.' })
  corrige: string | null;
}

export class VersionsDecrites {
  @ApiProperty({ ...UUID, description: 'Message demandé.' })
  message: string;
  @ApiProperty({
    type: [VersionDeMessageDecrite],
    description:
      'Messages du même sens sur le même fait, et ceux qui lui sont liés ; les plus récents d’abord.',
  })
  versions: VersionDeMessageDecrite[];
}
