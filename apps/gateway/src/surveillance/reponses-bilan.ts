import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, JOUR, PARTENAIRE } from '../documentation/formes.js';

const JOURS = { type: String, format: 'date', isArray: true } as const;
const SENS = {
  type: String,
  enum: ['entrant', 'sortant'],
  description: 'Sens, vu de la passerelle.',
} as const;

class OuvertsDecrits {
  @ApiProperty({ type: 'integer', description: 'Messages dont le sort est ouvert.' })
  nombre: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Âge du plus ancien, en secondes.' })
  ageS: number | null;
}

class LigneDecrite {
  @ApiProperty({
    type: String,
    enum: ['gide', 'parcours3', 'dude'],
    description: 'L’autre bout ; « dude » : énoncé dans la passerelle.',
  })
  partenaire: string;
  @ApiProperty(SENS)
  sens: string;
  @ApiProperty({ type: String, description: 'Type, ou « inconnu », « illisible ».' })
  type: string;
  @ApiProperty({ type: 'integer', description: 'Compté à la porte.' })
  porte: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Messages par sort (X6).',
  })
  sorts: Record<string, number>;
  @ApiProperty({ type: 'integer', description: 'Somme des sorts.' })
  somme: number;
  @ApiProperty({
    type: 'integer',
    description:
      'Porte moins somme : au-dessus de 0, il manque des messages ; en dessous, ils n’ont pas été comptés.',
  })
  difference: number;
  @ApiProperty({ type: OuvertsDecrits, description: 'Sorts ouverts.' })
  ouverts: OuvertsDecrits;
}

class RapprochementDecrit {
  @ApiProperty(SENS)
  sens: string;
  @ApiProperty({ type: String, description: 'Type.' })
  type: string;
  @ApiProperty({ type: 'integer', description: 'Connu de la passerelle, chaque événement une fois.' })
  passerelle: number;
  @ApiProperty({ type: 'integer', description: 'Compté par le partenaire.' })
  partenaire: number;
  @ApiProperty({ type: 'integer', description: 'Sortants dont le partenaire a peut-être connaissance.' })
  ouverts: number;
  @ApiProperty({
    type: 'integer',
    description: 'Partenaire moins passerelle, ouverts déduits ; 0 : d’accord.',
  })
  difference: number;
}

class ColonneDecrite {
  @ApiProperty(PARTENAIRE)
  partenaire: string;
  @ApiProperty({
    type: String,
    enum: ['lu', 'non_propose', 'en_pause', 'en_maintenance', 'injoignable'],
    description:
      'Ce qu’il en a dit ; seul « lu » se compare. En pause par quelqu’un ou en maintenance : rien ne lui a été demandé.',
  })
  etat: string;
  @ApiProperty({ ...INSTANT, description: 'Demandé le.' })
  luLe: string;
  @ApiProperty({ type: String, nullable: true, description: 'Pourquoi il n’a pas répondu.' })
  cause: string | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'D’accord sur tout ; nul : rien à comparer.' })
  accord: boolean | null;
  @ApiProperty({
    ...JOURS,
    description: 'Jours comparés ensemble : ce qui passe minuit peut être sur l’un ou l’autre.',
  })
  jours: string[];
  @ApiProperty({ type: [RapprochementDecrit], description: 'Comptes des deux côtés.' })
  rapprochements: RapprochementDecrit[];
}

class PreuveDecrite {
  @ApiProperty(PARTENAIRE)
  partenaire: string;
  @ApiProperty({
    type: String,
    enum: ['prouvables', 'non_prouvables'],
    description: 'Ce qu’il tient de la passerelle.',
  })
  tenus: string;
  @ApiProperty({
    type: String,
    enum: ['prouvables', 'non_prouvables'],
    description:
      'Ce qu’il énonce. Non prouvable : il n’offre pas ses déclarations, un message jamais arrivé ne serait pas trouvé.',
  })
  declarations: string;
  @ApiProperty({ ...INSTANT, description: 'Fin de cette comparaison.' })
  compareLe: string;
}

class ControleDecrit {
  @ApiProperty({ ...INSTANT, description: 'Fait le.' })
  verifieLe: string;
  @ApiProperty({ ...JOURS, description: 'Jours contrôlés.' })
  jours: string[];
  @ApiProperty({ type: Boolean, description: 'Rien n’était en écart.' })
  conforme: boolean;
  @ApiProperty({ type: 'integer', description: 'Âge, en secondes.' })
  ageS: number;
  @ApiProperty({ type: 'integer', description: 'Âge au-delà duquel le bilan est rouge.' })
  limiteS: number;
}

export class BilanDecrit {
  @ApiProperty({ ...JOUR, description: 'Jour métier.' })
  jour: string;
  @ApiProperty({ type: String, enum: ['vert', 'rouge'], description: 'Verdict.' })
  etat: string;
  @ApiProperty({ type: Boolean, description: 'Vrai quand il est vert.' })
  conforme: boolean;
  @ApiProperty({ type: String, isArray: true, description: 'Pourquoi il est rouge.' })
  raisons: string[];
  @ApiProperty({ type: [LigneDecrite], description: 'Comptes, par partenaire, sens et type.' })
  lignes: LigneDecrite[];
  @ApiProperty({
    type: [ColonneDecrite],
    description: 'Comptes des partenaires, au dernier contrôle qui couvre ce jour ; vide s’il n’y en a pas.',
  })
  partenaires: ColonneDecrite[];
  @ApiProperty({
    type: [PreuveDecrite],
    description: 'Ce que la dernière comparaison par empreintes avec chaque partenaire a pu prouver (X4.3).',
  })
  preuves: PreuveDecrite[];
  @ApiProperty({ type: ControleDecrit, nullable: true, description: 'Dernier contrôle automatique.' })
  controle: ControleDecrit | null;
}
