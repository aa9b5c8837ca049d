import { JOURNAUX } from '#supervision';
import { ApiProperty } from '@nestjs/swagger';
import { PageDecrite } from '../cotraitances/reponses-listes.js';
import { INSTANT, INSTANT_OU_RIEN, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';

export class LigneDAuditDecrite {
  @ApiProperty({ ...INSTANT, description: 'Quand, à l’horloge réelle.' })
  le: Date;
  @ApiProperty({ type: String, enum: ['lecture', 'acte'], description: 'Lecture de dossiers, ou acte.' })
  genre: string;
  @ApiProperty({ type: String, description: 'Qui : l’identifiant de sa clé ou de son compte.' })
  acteur: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Nom de ce compte, ou libellé de cette clé, aujourd’hui.' })
  nom: string | null;
  @ApiProperty({ type: String, description: 'Son rôle alors.' })
  role: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Sa portée alors ; nulle pour une lecture.' })
  portee: string | null;
  @ApiProperty({ type: String, description: 'Ce qui a été fait, ou lu.' })
  action: string;
  @ApiProperty({
    ...TEXTE_OU_RIEN,
    enum: ['fait', 'refuse', 'inconnu', 'entame', null],
    description:
      'Issue d’un acte. « inconnu » : une faute technique, fait ou non ; « entame » : sa fin n’est pas écrite, ou pas encore.',
  })
  issue: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Code du refus, ou de la faute.' })
  code: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Sur quoi porte un acte.' })
  objetGenre: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Son identifiant.' })
  objet: string | null;
  @ApiProperty({
    type: [String],
    description: 'Cotraitances lues, ou sur laquelle porte l’acte, dans votre périmètre.',
  })
  cotraitances: string[];
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Lignes rendues par une lecture, ou ce qu’un acte concerne.',
  })
  nombre: number | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Pourquoi, tel qu’il a été dit.' })
  motif: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Identifiant de corrélation de la demande.' })
  correlation: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Réseau d’où venait la connexion : /24, ou /48 en IPv6.' })
  reseau: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, format: 'uuid', description: 'D’un acte : son identifiant.' })
  acte: string | null;
}

export class RangDActeDecrit {
  @ApiProperty({ ...INSTANT, description: 'Quand, à l’horloge réelle.' })
  le: Date;
  @ApiProperty({
    type: String,
    enum: ['entame', 'fait', 'refuse', 'inconnu'],
    description: 'Son début, ou sa fin.',
  })
  issue: string;
  @ApiProperty({ type: String, description: 'Qui : l’identifiant de sa clé ou de son compte.' })
  acteur: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Nom de ce compte, ou libellé de cette clé, aujourd’hui.' })
  nom: string | null;
  @ApiProperty({ type: String, description: 'Son rôle alors.' })
  role: string;
  @ApiProperty({ type: String, description: 'Sa portée alors.' })
  portee: string;
  @ApiProperty({ type: String, description: 'Ce qui a été fait.' })
  action: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Sur quoi.' })
  objetGenre: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Son identifiant.' })
  objet: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Cotraitance sur laquelle il porte.' })
  cotraitance: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Ce qu’il concerne, en nombre.' })
  nombre: number | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Pourquoi, tel qu’il a été dit.' })
  motif: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Code du refus, ou de la faute.' })
  code: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Identifiant de corrélation de la demande.' })
  correlation: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Réseau d’où venait la connexion.' })
  reseau: string | null;
}

export class ActeDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant.' })
  acte: string;
  @ApiProperty({ type: [RangDActeDecrit], description: 'Son début, puis sa fin si elle est écrite.' })
  rangs: RangDActeDecrit[];
}

export class AuditDecrit extends PageDecrite {
  @ApiProperty({ type: [LigneDAuditDecrite], description: 'Les plus récentes d’abord.' })
  lignes: LigneDAuditDecrite[];
}

export class SceauRompuDecrit {
  @ApiProperty({ type: 'integer', description: 'Rang du scellement.' })
  rang: number;
  @ApiProperty({ type: 'integer', description: 'Lignes qui sont là.' })
  lignes: number;
  @ApiProperty({ type: 'integer', description: 'Lignes qui ont été scellées.' })
  scellees: number;
  @ApiProperty({ ...INSTANT, description: 'Posé le : ce qu’il couvre a changé depuis.' })
  le: Date;
}

export class DernierSceauDecrit {
  @ApiProperty({ type: 'integer', description: 'Son rang.' })
  rang: number;
  @ApiProperty({
    type: String,
    description: 'Son empreinte : notée ailleurs, elle prouve que la chaîne n’a pas été refaite.',
  })
  empreinte: string;
  @ApiProperty({ ...INSTANT, description: 'Posé le.' })
  le: Date;
}

export class TronconsPurgesDecrits {
  @ApiProperty({ type: 'integer', description: 'Rang du dernier scellement dont les lignes sont parties.' })
  rang: number;
  @ApiProperty({ ...INSTANT, description: 'Posé le : tout ce qui a été écrit depuis est là.' })
  jusquau: Date;
  @ApiProperty({ type: 'integer', description: 'Lignes parties depuis le début.' })
  lignes: number;
  @ApiProperty({ ...INSTANT, description: 'Parties le.' })
  purgeLe: Date;
}

export class ChaineDecrite {
  @ApiProperty({ type: String, enum: [...JOURNAUX], description: 'Ce qui est scellé.' })
  journal: string;
  @ApiProperty({ type: 'integer', description: 'Scellements recalculés : les derniers.' })
  scellements: number;
  @ApiProperty({ type: 'integer', description: 'Lignes qu’ils couvrent.' })
  lignes: number;
  @ApiProperty({
    type: [SceauRompuDecrit],
    description: 'Ceux dont les lignes ne sont plus ce qu’elles étaient.',
  })
  rompus: SceauRompuDecrit[];
  @ApiProperty({
    type: TronconsPurgesDecrits,
    nullable: true,
    description: 'Ce qui a fait son temps et a été purgé, par tronçons scellés entiers ; nul : rien.',
  })
  purge: TronconsPurgesDecrits | null;
  @ApiProperty({
    type: DernierSceauDecrit,
    nullable: true,
    description: 'Le dernier ; nul : il n’y en a pas.',
  })
  dernier: DernierSceauDecrit | null;
  @ApiProperty({
    ...INSTANT_OU_RIEN,
    description: 'Écriture de la plus ancienne ligne qui attend un scellement.',
  })
  attendDepuis: Date | null;
}

export class ChainesDecrites {
  @ApiProperty({ type: Boolean, description: 'Vrai quand aucun de ces scellements n’est rompu.' })
  intacts: boolean;
  @ApiProperty({ type: [ChaineDecrite], description: 'Une chaîne par journal.' })
  journaux: ChaineDecrite[];
}
