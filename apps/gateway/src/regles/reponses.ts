import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, JOUR } from '../documentation/formes.js';

export class ReglesDecrites {
  @ApiProperty({ ...JOUR, description: 'Jour métier.' })
  jour: string;
  @ApiProperty({ type: 'integer', description: 'Grandit à chaque changement de flux ou de zone.' })
  revision: number;
  @ApiProperty({
    type: String,
    description: 'version_regles en vigueur : choix de l’annexe 7, territoire, zones et flux de ce jour.',
  })
  version: string;
  @ApiProperty({ type: 'integer', description: 'Dossiers connus.' })
  dossiers: number;
  @ApiProperty({
    type: 'integer',
    description: 'Dossiers calculés sous d’autres règles : la prochaine synchronisation les reprend.',
  })
  perimes: number;
}

class DecisionDeRegleDecrite {
  @ApiProperty({ ...JOUR, description: 'À partir de quel jour.' })
  depuis: string;
  @ApiProperty({ type: String, description: 'Qui ; « config » : le premier démarrage.' })
  par: string;
  @ApiProperty({ type: String, description: 'Pourquoi.' })
  motif: string;
  @ApiProperty({ ...INSTANT, description: 'Inscrite le.' })
  le: Date;
}

class ActivationDecrite extends DecisionDeRegleDecrite {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Structure ; nul : celles qui n’ont pas de date à elles.',
  })
  structure: string | null;
}

class FluxDeStructureDecrit {
  @ApiProperty({ type: String, description: 'Structure.' })
  structure: string;
  @ApiProperty({ ...JOUR, description: 'À partir de quel jour il est dit pour elle.' })
  depuis: string;
  @ApiProperty({ type: Boolean, description: 'Dit aujourd’hui.' })
  actif: boolean;
}

export class UnFluxDecrit {
  @ApiProperty({ type: String, enum: ['gide', 'parcours3'], description: 'À qui il est dit.' })
  vers: string;
  @ApiProperty({ type: String, description: 'Type.' })
  type: string;
  @ApiProperty({ ...JOUR, description: 'À partir de quel jour, pour les structures sans date à elles.' })
  depuis: string;
  @ApiProperty({ type: Boolean, description: 'Dit aujourd’hui.' })
  actif: boolean;
  @ApiProperty({ type: [FluxDeStructureDecrit], description: 'Structures qui ont une date à elles.' })
  structures: FluxDeStructureDecrit[];
  @ApiProperty({
    type: [ActivationDecrite],
    description: 'Tout ce qui en a été décidé, le plus récent d’abord.',
  })
  historique: ActivationDecrite[];
}

export class FluxDecrits {
  @ApiProperty({ ...JOUR, description: 'Jour métier.' })
  jour: string;
  @ApiProperty({ type: [UnFluxDecrit], description: 'Tous les flux.' })
  flux: UnFluxDecrit[];
}

export class ZoneInscriteDecrite extends DecisionDeRegleDecrite {
  @ApiProperty({ type: String, description: 'Structure.' })
  structure: string;
  @ApiProperty({ type: [String], description: 'EPCI (SIREN).' })
  epci: string[];
  @ApiProperty({ type: [String], description: 'Communes sans EPCI.' })
  communes: string[];
  @ApiProperty({ type: Boolean, description: 'En vigueur aujourd’hui.' })
  enVigueur: boolean;
}

export class ZonesDecrites {
  @ApiProperty({
    type: [ZoneInscriteDecrite],
    description: 'Zones qui remplacent celles des données du territoire, les plus récentes d’abord.',
  })
  zones: ZoneInscriteDecrite[];
}

export class ZoneDeStructureDecrite {
  @ApiProperty({ type: String, description: 'Structure.' })
  structure: string;
  @ApiProperty({ type: String, description: 'Son nom.' })
  nom: string;
  @ApiProperty({ type: [String], description: 'EPCI de sa zone, aujourd’hui.' })
  epci: string[];
  @ApiProperty({ type: [String], description: 'Communes sans EPCI de sa zone, aujourd’hui.' })
  communes: string[];
  @ApiProperty({
    type: Boolean,
    description: 'Vrai : celle des données du territoire ; rien ne la remplace.',
  })
  duTerritoire: boolean;
  @ApiProperty({
    type: [ZoneInscriteDecrite],
    description: 'Ce qui en a été décidé, le plus récent d’abord.',
  })
  historique: ZoneInscriteDecrite[];
}
