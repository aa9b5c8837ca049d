import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { JOUR, JOUR_OU_RIEN } from '../documentation/formes.js';
import { DEMANDEUR, MASQUE, SANS_NUMERO } from '../masquage/marques.js';
import { ACTIONS, ETATS } from './entrees.js';

export class DatesDecrites {
  @ApiProperty({ ...JOUR_OU_RIEN, description: 'Date d’affectation.' })
  affectation: string | null;
  @ApiProperty({ ...JOUR_OU_RIEN, description: 'Date d’acceptation.' })
  acceptation: string | null;
  @ApiProperty({ ...JOUR_OU_RIEN, description: 'Date d’initialisation (C1).' })
  initialisation: string | null;
  @ApiProperty({
    ...JOUR_OU_RIEN,
    description: 'Date de l’annulation, quand elle est en vigueur au jour demandé.',
  })
  annulation: string | null;
  @ApiProperty({
    ...JOUR_OU_RIEN,
    description: 'Date de la sortie, quand elle est en vigueur au jour demandé.',
  })
  sortie: string | null;
}

export class AlerteDecrite {
  @ApiProperty({ type: String, ...SANS_NUMERO, description: 'Identifiant de l’alerte.' })
  alerte: string;
  @ApiProperty({ type: String, description: 'Nature de l’alerte.' })
  nature: string;
  @ApiProperty({ ...JOUR, description: 'Premier jour de l’alerte.' })
  dateAlerte: string;
  @ApiProperty({ ...JOUR_OU_RIEN, description: 'Premier jour où elle n’est plus ouverte (F8).' })
  fin: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Décision de son traitement.' })
  decision: string | null;
}

export class SuspensionDecrite {
  @ApiProperty({ ...JOUR, description: 'Premier jour de la période sans inscription.' })
  depuis: string;
  @ApiProperty({ ...JOUR, description: 'Jour où elle entraîne la sortie (E3).' })
  echeance: string;
}

export class AnnulationDecrite {
  @ApiProperty({ ...JOUR, description: 'Jour de l’annulation.' })
  date: string;
  @ApiProperty({ type: String, description: 'Motif.' })
  motif: string;
}

export class SortieDecrite extends AnnulationDecrite {
  @ApiProperty({
    type: String,
    enum: ['prononcee', 'decision_alerte', 'automatique'],
    description: 'Comment elle est venue (E1 à E4).',
  })
  mode: string;
}

export class EcheanceDecrite {
  @ApiProperty({
    ...JOUR,
    description: 'Premier jour où l’état change si rien de nouveau n’est appris (F12).',
  })
  date: string;
  @ApiProperty({ type: String, enum: [...ETATS], description: 'État alors atteint.' })
  nature: string;
}

export class DecompteDecrit {
  @ApiProperty({ type: Boolean, description: 'Compte au titre de l’objectif (G1, G2).' })
  compte: boolean;
  @ApiProperty({ type: 'integer', required: false, description: 'Année du décompte.' })
  annee?: number;
  @ApiProperty({
    type: String,
    required: false,
    enum: ['non_initialise', 'civis_a_l_initialisation'],
    description: 'Pourquoi elle ne compte pas.',
  })
  raison?: string;
}

export class ActionDecrite {
  @ApiProperty({ type: String, enum: [...ACTIONS], description: 'Ce qu’il y a à faire.' })
  type: string;
  @ApiProperty({ ...JOUR, description: 'Depuis quand.' })
  depuis: string;
  @ApiProperty({
    type: String,
    enum: ['pole_emploi', 'mission_locale', 'exploitant'],
    description: 'Qui doit le faire.',
  })
  pour: string;
}

export class OrigineDecrite {
  @ApiProperty({ type: String, description: 'Règles qui fixent ce membre.', example: 'F2, E3' })
  regle: string;
  @ApiProperty({ type: [String], description: 'Identifiants des messages dont il vient.' })
  messages: string[];
}

@ApiExtraModels(OrigineDecrite)
export class EtatDecrit {
  @ApiProperty({ type: String, description: 'Numéro de la cotraitance.' })
  cotraitance: string;
  @ApiProperty(DEMANDEUR)
  demandeur: string;
  @ApiProperty({ type: String, nullable: true, description: 'Structure de l’affectation.' })
  structure: string | null;
  @ApiProperty({ ...JOUR, description: 'Jour auquel l’état est donné.' })
  au: string;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['entree', 'accompagnement', 'annulation', 'sortie', null],
    description: 'Phase ; nulle quand la cotraitance est incomplète (B3) ou pas commencée.',
  })
  phase: string | null;
  @ApiProperty({ type: String, nullable: true, enum: [...ETATS, null], description: 'État (section 6).' })
  etat: string | null;
  @ApiProperty({ ...JOUR_OU_RIEN, description: 'Premier jour de la présente période dans cet état.' })
  depuis: string | null;
  @ApiProperty({ type: DatesDecrites, description: 'Les dates de la cotraitance.' })
  dates: DatesDecrites;
  @ApiProperty({ type: [AlerteDecrite], description: 'Alertes commencées au jour demandé.' })
  alertes: AlerteDecrite[];
  @ApiProperty({
    type: SuspensionDecrite,
    nullable: true,
    description: 'Période sans inscription en cours (F9).',
  })
  suspension: SuspensionDecrite | null;
  @ApiProperty({ type: AnnulationDecrite, nullable: true, description: 'Annulation en vigueur.' })
  annulation: AnnulationDecrite | null;
  @ApiProperty({ type: SortieDecrite, nullable: true, description: 'Sortie en vigueur.' })
  sortie: SortieDecrite | null;
  @ApiProperty({ type: EcheanceDecrite, nullable: true, description: 'Prochaine échéance (F12).' })
  prochaineEcheance: EcheanceDecrite | null;
  @ApiProperty({ type: DecompteDecrit, description: 'Décompte, sur tous les faits connus.' })
  decompte: DecompteDecrit;
  @ApiProperty({
    type: [String],
    description: 'Anomalies calculées, triées.',
    example: ['TRAITEMENT_SANS_ALERTE'],
  })
  anomalies: string[];
  @ApiProperty({ type: [ActionDecrite], description: 'Actions à mener au jour demandé.' })
  actions: ActionDecrite[];
  @ApiProperty({
    type: 'integer',
    description: 'Version du dossier à laquelle cette cotraitance a changé pour la dernière fois.',
  })
  version: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(OrigineDecrite) },
    description:
      'Pour chaque membre renseigné, la règle et les messages qui l’ont fixé ; les dates par leur chemin (« dates.sortie »).',
  })
  regles: Record<string, OrigineDecrite>;
  @ApiProperty(MASQUE)
  masque?: boolean;
}
