import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, JOUR, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { VALEUR } from '../documentation/valeur.js';
import { DONNEES, MASQUE, SANS_NUMERO, SELON_MEMBRE } from '../masquage/marques.js';
import { EcartDecrit } from './reponses.js';
import { DECISIONS_DE_POLITIQUE } from './vocabulaire.js';

export class VersionDecrite {
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Version du fait, dix chiffres.' })
  sequence: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    ...DONNEES,
    description: 'Données (X2).',
  })
  data: object | null;
}

export class MembreCompareDecrit {
  @ApiProperty({ type: String, description: 'Chemin du membre.', example: 'identite/nom' })
  membre: string;
  @ApiProperty({ ...VALEUR, ...SELON_MEMBRE, description: 'Valeur ici ; nulle : absent.' } as object)
  nous: unknown;
  @ApiProperty({
    ...VALEUR,
    ...SELON_MEMBRE,
    description: 'Valeur chez le partenaire ; nulle : absent.',
  } as object)
  eux: unknown;
  @ApiProperty({ type: Boolean, description: 'Les deux sont d’accord.' })
  accord: boolean;
}

export class PolitiqueAppliqueeDecrite {
  @ApiProperty({ type: 'integer', description: 'Ligne de la politique.' })
  id: number;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Type visé ; nul : tous ceux qui n’ont pas leur ligne.' })
  type: string | null;
  @ApiProperty({ type: String, enum: [...DECISIONS_DE_POLITIQUE], description: 'Ce qu’elle veut.' })
  decision: string;
  @ApiProperty({ type: String, description: 'Sa phrase.' })
  phrase: string;
  @ApiProperty({ ...JOUR, description: 'En vigueur depuis (jour métier).' })
  depuis: string;
}

export class DecisionDecrite {
  @ApiProperty({ type: String, description: 'Qui.' })
  par: string;
  @ApiProperty({ ...INSTANT, description: 'Quand.' })
  le: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, ...SANS_NUMERO, description: 'Pourquoi.' })
  motif: string | null;
}

export class EvenementDEcartDecrit {
  @ApiProperty({ ...INSTANT, description: 'Quand (heure réelle).' })
  le: string;
  @ApiProperty({
    type: String,
    enum: ['ouvert', 'rouvert', 'change', 'correction', 'soumis', 'ignore', 'clos'],
    description: 'Ce qui est arrivé.',
  })
  evenement: string;
  @ApiProperty({ type: String, description: 'Par qui : la nuit, ou une personne.' })
  par: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Nom du compte, ou libellé de la clé.' })
  nom: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Précision, sans donnée personnelle.' })
  detail: string | null;
}

export class EcartDetailleDecrit extends EcartDecrit {
  @ApiProperty({ type: String, description: 'Ce qui diffère, en clair.' })
  constat: string;
  @ApiProperty({ type: String, description: 'La cause, en clair.' })
  pourquoi: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Pourquoi quelqu’un doit décider, en clair.' })
  soumisParceQue: string | null;
  @ApiProperty({ type: VersionDecrite, nullable: true, description: 'Ce que la passerelle a ; nul : rien.' })
  nous: VersionDecrite | null;
  @ApiProperty({ type: VersionDecrite, nullable: true, description: 'Ce que le partenaire a ; nul : rien.' })
  eux: VersionDecrite | null;
  @ApiProperty({
    type: [MembreCompareDecrit],
    description: 'Les deux valeurs côte à côte, membre par membre ; ceux qui diffèrent d’abord.',
  })
  comparaison: MembreCompareDecrit[];
  @ApiProperty({
    type: PolitiqueAppliqueeDecrite,
    nullable: true,
    description: 'Ce que la politique en vigueur aujourd’hui dit de cet écart.',
  })
  politique: PolitiqueAppliqueeDecrite | null;
  @ApiProperty({ type: DecisionDecrite, nullable: true, description: 'Ce qu’une personne en a décidé.' })
  decision: DecisionDecrite | null;
  @ApiProperty({ ...UUID, nullable: true, description: 'Dernier message qui le corrige.' })
  message: string | null;
  @ApiProperty({ ...UUID, nullable: true, description: 'Synchronisation qui l’a vu pour la dernière fois.' })
  synchronisation: string | null;
  @ApiProperty({ ...INSTANT, nullable: true, description: 'Clos le.' })
  closLe: string | null;
  @ApiProperty({
    ...TEXTE_OU_RIEN,
    enum: ['accord', 'corrige', 'lu', 'fait_change', null],
    description: 'Comment il s’est clos.',
  })
  resolution: string | null;
  @ApiProperty({
    type: String,
    description: 'Change avec l’une des deux valeurs ; une décision peut la redonner.',
    example: '1e716936113ab17d',
  })
  empreinte: string;
  @ApiProperty({ type: [EvenementDEcartDecrit], description: 'Sa vie, du plus ancien au plus récent.' })
  vie: EvenementDEcartDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}
