import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { INSTANT, JOUR, UUID } from '../documentation/formes.js';
import { VALEUR } from '../documentation/valeur.js';
import { DEMANDEUR, DONNEES, MASQUE, SANS_NUMERO, SELON_MEMBRE } from '../masquage/marques.js';
import { ACTIONS, ETATS } from './entrees.js';
import { OrigineDecrite } from './reponses-etat.js';

export class PageDecrite {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Position de la page suivante ; nulle à la fin.',
  })
  curseur: string | null;
}

export class MessageDuFaitDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant du message.' })
  id: string;
  @ApiProperty({ type: String, enum: ['gide', 'parcours3', 'dude'], description: 'Qui l’a énoncé.' })
  partenaire: string;
  @ApiProperty({
    type: String,
    nullable: true,
    ...SANS_NUMERO,
    description: 'Identifiant donné par l’émetteur.',
  })
  evenement: string | null;
  @ApiProperty({ ...INSTANT, description: 'Reçu le (horloge métier).' })
  recuLe: string;
}

export class FaitFusionneDecrit {
  @ApiProperty({
    type: String,
    ...SANS_NUMERO,
    description: 'Clé du fait (section 2).',
    example: 'affectation.enregistree/CT-2010-000001',
  })
  cle: string;
  @ApiProperty({ type: String, description: 'Type du fait.' })
  type: string;
  @ApiProperty({ type: String, description: 'Version, dix chiffres.' })
  sequence: string;
  @ApiProperty({ type: Boolean, description: 'Retiré par son propriétaire : compte comme absent.' })
  annule: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    ...DONNEES,
    description: 'Données énoncées (X2).',
  })
  data: object;
  @ApiProperty({ ...INSTANT, description: 'Appliqué le (horloge métier, A4).' })
  connuLe: string;
  @ApiProperty({ type: 'integer', description: 'Nombre de versions conservées.' })
  versions: number;
  @ApiProperty({ type: MessageDuFaitDecrit, description: 'Message qui l’a énoncé.' })
  message: MessageDuFaitDecrit;
}

export class FaitsDecrits {
  @ApiProperty({ type: String, description: 'Numéro de la cotraitance.' })
  cotraitance: string;
  @ApiProperty(DEMANDEUR)
  demandeur: string;
  @ApiProperty({
    type: 'integer',
    description: 'Version du dossier à laquelle cette cotraitance a changé pour la dernière fois.',
  })
  version: number;
  @ApiProperty({
    type: [FaitFusionneDecrit],
    description: 'Faits de cette cotraitance et de la personne, après fusion (A2).',
  })
  faits: FaitFusionneDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}

export class EcartDeReglesDecrit {
  @ApiProperty({ type: String, description: 'Membre de l’état, par son chemin.', example: 'dates.sortie' })
  membre: string;
  @ApiProperty({
    ...VALEUR,
    ...SELON_MEMBRE,
    description: 'Ce qui avait été calculé ; nul : rien.',
  } as object)
  alors: unknown;
  @ApiProperty({
    ...VALEUR,
    ...SELON_MEMBRE,
    description: 'Ce que donnent les règles d’aujourd’hui, sur les mêmes faits.',
  } as object)
  aujourdhui: unknown;
}

@ApiExtraModels(OrigineDecrite)
export class CalculDecrit {
  @ApiProperty({ type: 'integer', description: 'Version du dossier.' })
  version: number;
  @ApiProperty({ ...INSTANT, description: 'Calculé le (horloge métier).' })
  connuLe: string;
  @ApiProperty({ ...JOUR, description: 'Jour pour lequel il a été calculé.' })
  calculeAu: string;
  @ApiProperty({
    type: String,
    enum: ['message', 'echeance', 'regles'],
    description:
      'Ce qui a causé le calcul : un message, un jour venu, ou, sans l’un ni l’autre, ce que donnent les règles.',
  })
  cause: string;
  @ApiProperty({ type: [String], description: 'Messages qui l’ont causé.' })
  messages: string[];
  @ApiProperty({ type: String, nullable: true, description: 'Phase.' })
  phase: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'État.' })
  etat: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    ...DONNEES,
    description: 'L’état complet d’alors.',
  })
  resume: object;
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(OrigineDecrite) },
    description:
      'Pour chaque membre, la règle et les messages qui le fixent : les règles d’aujourd’hui sur les faits connus alors.',
  })
  regles: Record<string, OrigineDecrite>;
  @ApiProperty({
    type: [EcartDeReglesDecrit],
    description:
      'Membres que les règles d’aujourd’hui donneraient autrement ; vide quand elles n’ont pas changé.',
  })
  ecartsDeRegles: EcartDeReglesDecrit[];
}

export class HistoriqueDecrit {
  @ApiProperty({ type: String, description: 'Numéro de la cotraitance.' })
  cotraitance: string;
  @ApiProperty(DEMANDEUR)
  demandeur: string;
  @ApiProperty({ type: [CalculDecrit], description: 'Calculs, du plus ancien au plus récent.' })
  calculs: CalculDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}

export class CotraitanceListeeDecrite {
  @ApiProperty({ type: String, description: 'Numéro de la cotraitance.' })
  cotraitance: string;
  @ApiProperty(DEMANDEUR)
  demandeur: string;
  @ApiProperty({ type: String, nullable: true, description: 'Structure de l’affectation.' })
  structure: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Site Pôle emploi (SAFIR).' })
  site: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Phase.' })
  phase: string | null;
  @ApiProperty({ type: String, nullable: true, enum: [...ETATS, null], description: 'État.' })
  etat: string | null;
  @ApiProperty({ ...JOUR, nullable: true, description: 'Depuis quand.' })
  depuis: string | null;
  @ApiProperty({ ...JOUR, nullable: true, description: 'Prochaine échéance.' })
  prochaineEcheance: string | null;
  @ApiProperty({ type: [String], enum: [...ACTIONS], description: 'Actions à mener.' })
  actions: string[];
  @ApiProperty({ type: 'integer', description: 'Version.' })
  version: number;
  @ApiProperty({ ...JOUR, description: 'Jour auquel cette ligne a été calculée.' })
  calculeAu: string;
  @ApiProperty({ ...INSTANT, description: 'Dernier changement connu le.' })
  connuLe: string;
}

export class ListeDecrite extends PageDecrite {
  @ApiProperty({ type: [CotraitanceListeeDecrite], description: 'Cotraitances, par numéro.' })
  cotraitances: CotraitanceListeeDecrite[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}

export class AcceptationDecrite {
  @ApiProperty({ type: String, description: 'Numéro de la cotraitance.' })
  cotraitance: string;
  @ApiProperty({ ...JOUR, description: 'Date d’acceptation.' })
  dateAcceptation: string;
  @ApiProperty({
    type: String,
    enum: ['enregistree', 'retiree', 'inchangee'],
    description: 'Ce qui a été fait.',
  })
  issue: string;
  @ApiProperty({ ...UUID, description: 'Message qui énonce ce fait.' })
  message: string;
  @ApiProperty({ type: String, description: 'Version du fait.' })
  sequence: string;
}
