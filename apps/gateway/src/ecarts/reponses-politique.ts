import { TYPES_FAITS } from '#annexe7';
import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, JOUR, PARTENAIRE } from '../documentation/formes.js';
import { VUE } from './reponses.js';
import { DECISIONS_DE_POLITIQUE } from './vocabulaire.js';

const DECISION = { type: String, enum: [...DECISIONS_DE_POLITIQUE] } as const;

export class PolitiqueDecrite {
  @ApiProperty({ type: 'integer', description: 'Ligne.' })
  id: number;
  @ApiProperty(PARTENAIRE)
  partenaire: string;
  @ApiProperty(VUE)
  vue: string;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: [...TYPES_FAITS, null],
    description: 'Type du fait ; nul : tous ceux qui n’ont pas leur propre ligne.',
  })
  type: string | null;
  @ApiProperty({ ...DECISION, description: 'Ce qui est fait d’un écart.' })
  decision: string;
  @ApiProperty({ type: String, description: 'La même chose en une phrase.' })
  phrase: string;
  @ApiProperty({ ...JOUR, description: 'Premier jour métier où elle vaut.' })
  depuis: string;
  @ApiProperty({ type: String, description: 'Qui l’a écrite.' })
  par: string;
  @ApiProperty({ type: String, nullable: true, description: 'Pourquoi.' })
  motif: string | null;
  @ApiProperty({ ...INSTANT, description: 'Écrite le (heure réelle).' })
  le: string;
  @ApiProperty({
    type: String,
    enum: ['en_vigueur', 'a_venir', 'remplacee'],
    description: 'Où elle en est aujourd’hui.',
  })
  etat: string;
}

export class PolitiquesDecrites {
  @ApiProperty({
    type: [PolitiqueDecrite],
    description: 'Toutes les lignes jamais écrites, par partenaire, vue et type, les dernières d’abord.',
  })
  politiques: PolitiqueDecrite[];
}

class ComptesDecrits {
  @ApiProperty({ type: 'integer', description: 'Corrigés sans demander.' })
  corriger: number;
  @ApiProperty({ type: 'integer', description: 'Soumis à quelqu’un.' })
  soumettre: number;
  @ApiProperty({ type: 'integer', description: 'Ignorés.' })
  ignorer: number;
}

class AuDelaDecrit {
  @ApiProperty({ type: 'integer', description: 'Sous la politique d’aujourd’hui.' })
  avant: number;
  @ApiProperty({ type: 'integer', description: 'Sous celle qui est proposée.' })
  apres: number;
}

class ChangementDecrit {
  @ApiProperty(PARTENAIRE)
  partenaire: string;
  @ApiProperty(VUE)
  vue: string;
  @ApiProperty({ type: String, description: 'Type du fait.' })
  type: string;
  @ApiProperty({ ...DECISION, description: 'Décision d’aujourd’hui.' })
  avant: string;
  @ApiProperty({ ...DECISION, description: 'Décision proposée.' })
  apres: string;
  @ApiProperty({ type: 'integer', description: 'Écarts.' })
  nombre: number;
}

export class SimulationDePolitiqueDecrite {
  @ApiProperty({ ...JOUR, description: 'Jour métier pour lequel elle a été calculée.' })
  jour: string;
  @ApiProperty({ type: 'integer', description: 'Écarts que la politique décide.' })
  total: number;
  @ApiProperty({ type: 'integer', description: 'Ceux dont la décision changerait.' })
  changements: number;
  @ApiProperty({ type: ComptesDecrits, description: 'Sous la politique d’aujourd’hui.' })
  avant: ComptesDecrits;
  @ApiProperty({ type: ComptesDecrits, description: 'Sous celle qui est proposée.' })
  apres: ComptesDecrits;
  @ApiProperty({
    type: AuDelaDecrit,
    description: 'De ceux à corriger, combien le budget du jour soumettrait à quelqu’un.',
  })
  auDelaDuBudget: AuDelaDecrit;
  @ApiProperty({ type: [ChangementDecrit], description: 'Par partenaire, vue, type et décision.' })
  detail: ChangementDecrit[];
}

class PolitiqueActiveeDecrite {
  @ApiProperty({ type: 'integer', description: 'Ligne.' })
  id: number;
  @ApiProperty({ ...JOUR, description: 'Premier jour métier où elle vaut.' })
  depuis: string;
  @ApiProperty({ type: Boolean, description: 'Cette ligne existait déjà, dans les mêmes mots.' })
  inchangee: boolean;
}

/** One of the two: what would be, or what has been written. */
export class PolitiqueDemandeeDecrite {
  @ApiProperty({
    type: SimulationDePolitiqueDecrite,
    nullable: true,
    description: 'Ce que deviendraient les écarts ouverts ; nulle hors simulation.',
  })
  simulation: SimulationDePolitiqueDecrite | null;
  @ApiProperty({
    type: PolitiqueActiveeDecrite,
    nullable: true,
    description: 'La ligne ; nulle pour une simulation.',
  })
  politique: PolitiqueActiveeDecrite | null;
}
