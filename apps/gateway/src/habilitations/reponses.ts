import { ROLES, ROLES_DES_PERSONNES } from '#access';
import { ApiProperty } from '@nestjs/swagger';
import { PageDecrite } from '../cotraitances/reponses-listes.js';
import { INSTANT, INSTANT_OU_RIEN, JOUR_OU_RIEN, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { ETATS_DE_COMPTE } from './entrees.js';

export class HabilitationDonneeDecrite {
  @ApiProperty({ ...UUID, description: 'Identifiant de l’habilitation.' })
  id: string;
  @ApiProperty({ type: String, enum: [...ROLES_DES_PERSONNES], description: 'Rôle.' })
  role: string;
  @ApiProperty({ type: String, description: 'Portée.', example: 'structure:75056S00' })
  portee: string;
  @ApiProperty({
    type: String,
    enum: ['en_vigueur', 'endormie', 'echue', 'retiree'],
    description: 'État ; endormie : personne de ce compte n’est venu depuis trois mois.',
  })
  etat: string;
  @ApiProperty({ ...INSTANT, description: 'Accordée le.' })
  accordeeLe: Date;
  @ApiProperty({ type: String, description: 'Par qui : un nom, une clé ou l’outil.' })
  accordeePar: string;
  @ApiProperty({ type: String, description: 'Pourquoi.' })
  motif: string;
  @ApiProperty({ ...JOUR_OU_RIEN, description: 'Dernier jour, à Paris.' })
  jusqua: string | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Retirée le.' })
  retireeLe: Date | null;
}

export class CleDuCompteDecrite {
  @ApiProperty({ ...UUID, description: 'Identifiant de la clé.' })
  id: string;
  @ApiProperty({ type: String, description: 'À qui elle est.' })
  libelle: string;
  @ApiProperty({ type: String, enum: [...ROLES], description: 'Rôle.' })
  role: string;
  @ApiProperty({ type: String, description: 'Portée.', example: 'partenaire:gide' })
  portee: string;
}

export class CompteDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant du compte.' })
  id: string;
  @ApiProperty({ type: String, description: 'Fournisseur d’identité, tel qu’il se nomme.' })
  emetteur: string;
  @ApiProperty({ type: String, description: 'La personne chez ce fournisseur.' })
  sujet: string;
  @ApiProperty({ type: String, description: 'Nom, comme le fournisseur l’a donné en dernier.' })
  nom: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Adresse, comme le fournisseur l’a donnée.' })
  courriel: string | null;
  @ApiProperty({ type: String, enum: [...ETATS_DE_COMPTE], description: 'État.' })
  etat: string;
  @ApiProperty({ ...INSTANT, description: 'Dans cet état depuis.' })
  etatLe: Date;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Motif du dernier changement d’état.' })
  etatMotif: string | null;
  @ApiProperty({ ...INSTANT, description: 'Créé le.' })
  creeLe: Date;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Dernière venue, à la minute ; nulle : jamais venu.' })
  vuLe: Date | null;
  @ApiProperty({ type: 'integer', description: 'Habilitations utilisables aujourd’hui.' })
  enVigueur: number;
  @ApiProperty({ type: 'integer', description: 'Navigateurs connectés.' })
  sessions: number;
  @ApiProperty({
    type: [HabilitationDonneeDecrite],
    description: 'Habilitations, les plus récentes d’abord, retirées comprises.',
  })
  habilitations: HabilitationDonneeDecrite[];
  @ApiProperty({
    type: [CleDuCompteDecrite],
    description:
      'Clés en vigueur que cette personne a créées, et dont elle a vu le secret ; un départ les suspend.',
  })
  cles: CleDuCompteDecrite[];
}

export class PageDeComptesDecrite extends PageDecrite {
  @ApiProperty({ type: [CompteDecrit], description: 'Comptes, par nom.' })
  comptes: CompteDecrit[];
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Fournisseur d’identité de cette passerelle.' })
  emetteur: string | null;
}

export class OctroiDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant de l’habilitation.' })
  id: string;
  @ApiProperty({ ...UUID, description: 'Identifiant du compte.' })
  compte: string;
  @ApiProperty({ type: String, enum: ['accordee', 'deja_accordee'], description: 'Issue.' })
  issue: string;
}

export class CleDecrite {
  @ApiProperty({ ...UUID, description: 'Identifiant de la clé ; le secret n’est gardé nulle part.' })
  id: string;
  @ApiProperty({ type: String, description: 'À qui elle est.' })
  libelle: string;
  @ApiProperty({ type: String, enum: [...ROLES], description: 'Rôle.' })
  role: string;
  @ApiProperty({ type: String, description: 'Portée.', example: 'partenaire:gide' })
  portee: string;
  @ApiProperty({
    type: String,
    enum: ['en_vigueur', 'suspendue', 'terminee', 'revoquee'],
    description: 'État ; terminée : son terme, ou celui de son remplacement, est passé.',
  })
  etat: string;
  @ApiProperty({ ...INSTANT, description: 'Créée le.' })
  creeLe: Date;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Par qui.' })
  creeePar: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Pourquoi.' })
  motif: string | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Terme donné à sa création.' })
  expireLe: Date | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Fin donnée par son remplacement.' })
  finitLe: Date | null;
  @ApiProperty({ ...UUID, nullable: true, description: 'Clé dont elle prend la place.' })
  remplace: string | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Suspendue le.' })
  suspendueLe: Date | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Révoquée le.' })
  revoqueeLe: Date | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Dernier usage, à la minute ; nul : jamais.' })
  vueLe: Date | null;
}

export class ClesDecrites {
  @ApiProperty({ type: [CleDecrite], description: 'Clés, les plus récentes d’abord.' })
  cles: CleDecrite[];
}

export class CleCreeeDecrite {
  @ApiProperty({ ...UUID, description: 'Identifiant de la clé.' })
  id: string;
  @ApiProperty({ type: String, description: 'La clé elle-même, montrée cette seule fois.' })
  cle: string;
}

export class OrdreDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant.' })
  id: string;
  @ApiProperty({ type: Boolean, description: 'Faux : il en était déjà ainsi.' })
  change: boolean;
}

export class CleRemplacanteDecrite extends CleCreeeDecrite {
  @ApiProperty({ ...INSTANT, description: 'Fin de l’ancienne.' })
  finitLe: Date;
}
