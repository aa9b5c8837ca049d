import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { INSTANT, JOUR, UUID } from '../documentation/formes.js';
import { AvancementDecrit } from '../synchronisations/reponses.js';

const PAR_TYPE = { type: 'object', additionalProperties: { type: 'integer' } } as const;

class ParPartenaireDecrit {
  @ApiProperty({ ...PAR_TYPE, description: 'Vers GIDE, par type.' })
  gide: Record<string, number>;
  @ApiProperty({ ...PAR_TYPE, description: 'Vers Parcours 3, par type.' })
  parcours3: Record<string, number>;
}

class ActionsSimuleesDecrites {
  @ApiProperty({ ...PAR_TYPE, description: 'Celles qui s’ouvriraient, par type.' })
  ouvertes: Record<string, number>;
  @ApiProperty({ ...PAR_TYPE, description: 'Celles qui se fermeraient, par type.' })
  closes: Record<string, number>;
}

export class EffetDecrit {
  @ApiProperty({
    type: 'integer',
    description: 'Dossiers dont un état, une action ou un message changerait.',
  })
  dossiers: number;
  @ApiProperty({
    ...PAR_TYPE,
    description: 'Cotraitances qui changeraient d’état, par « avant→après ».',
    example: { 'affectee→annulee': 12 },
  })
  etats: Record<string, number>;
  @ApiProperty({ type: ActionsSimuleesDecrites, description: 'Actions à mener.' })
  actions: ActionsSimuleesDecrites;
  @ApiProperty({ type: ParPartenaireDecrit, description: 'Messages qui partiraient.' })
  messages: ParPartenaireDecrit;
  @ApiProperty({ type: ParPartenaireDecrit, description: 'Parmi ce qui a été dit, ce qui serait retiré.' })
  retraits: ParPartenaireDecrit;
  @ApiProperty({ type: 'integer', description: 'Dossiers dont le calcul échoue : un défaut à signaler.' })
  fautes: number;
}

export class ChangementDeFluxDecrit {
  @ApiProperty({ type: String, enum: ['flux'], description: 'Un flux.' })
  genre: 'flux';
  @ApiProperty({ type: String, enum: ['gide', 'parcours3'], description: 'À qui il est dit.' })
  vers: string;
  @ApiProperty({ type: String, description: 'Type.' })
  type: string;
  @ApiProperty({ type: String, nullable: true, description: 'Structure ; nul : toutes.' })
  structure: string | null;
  @ApiProperty({ ...JOUR, description: 'À partir de quel jour.' })
  depuis: string;
}

export class ChangementDeZoneDecrit {
  @ApiProperty({ type: String, enum: ['zone'], description: 'Une zone de compétence.' })
  genre: 'zone';
  @ApiProperty({ type: String, description: 'Structure.' })
  structure: string;
  @ApiProperty({ type: [String], description: 'EPCI.' })
  epci: string[];
  @ApiProperty({ type: [String], description: 'Communes sans EPCI.' })
  communes: string[];
  @ApiProperty({ ...JOUR, description: 'À partir de quel jour.' })
  depuis: string;
}

export class ChangementDuDeploiementDecrit {
  @ApiProperty({ type: String, enum: ['regles'], description: 'Ce qu’un déploiement a changé.' })
  genre: 'regles';
}

class ApprobationDecrite {
  @ApiProperty({ type: String, description: 'Qui.' })
  par: string;
  @ApiProperty({ ...INSTANT, description: 'Quand.' })
  le: Date;
}

const CHANGEMENTS = [ChangementDeFluxDecrit, ChangementDeZoneDecrit, ChangementDuDeploiementDecrit] as const;

@ApiExtraModels(...CHANGEMENTS)
export class SimulationDecrite {
  @ApiProperty({ ...UUID, description: 'Identifiant, à suivre et à approuver.' })
  id: string;
  @ApiProperty({
    oneOf: CHANGEMENTS.map((classe) => ({ $ref: getSchemaPath(classe) })),
    description: 'Ce qui est essayé.',
  })
  changement: ChangementDeFluxDecrit | ChangementDeZoneDecrit | ChangementDuDeploiementDecrit;
  @ApiProperty({ type: String, nullable: true, description: 'Pourquoi.' })
  motif: string | null;
  @ApiProperty({ type: String, description: 'Qui l’a demandée : l’identifiant de sa clé.' })
  acteur: string;
  @ApiProperty({
    type: String,
    enum: ['en_attente', 'en_cours', 'terminee', 'approuvee', 'perimee', 'echouee'],
    description:
      'Où elle en est ; « perimee » : les règles, ou le jour, ont changé depuis, il faut la refaire.',
  })
  etat: string;
  @ApiProperty({ ...JOUR, description: 'Jour métier pour lequel elle compte.' })
  jour: string;
  @ApiProperty({ type: AvancementDecrit, description: 'Dossiers comptés, et à compter.' })
  avancement: AvancementDecrit;
  @ApiProperty({
    type: EffetDecrit,
    nullable: true,
    description:
      'Compté jusqu’ici, lot par lot entre son début et sa fin, chaque dossier comme il était à son tour ; entier à la fin.',
  })
  effet: EffetDecrit | null;
  @ApiProperty({ ...INSTANT, description: 'Demandée le.' })
  demandeeLe: Date;
  @ApiProperty({ ...INSTANT, nullable: true, description: 'Fin.' })
  fin: Date | null;
  @ApiProperty({ type: ApprobationDecrite, nullable: true, description: 'Approbation.' })
  approbation: ApprobationDecrite | null;
}

export class SimulationsDecrites {
  @ApiProperty({ type: [SimulationDecrite], description: 'Les plus récentes d’abord.' })
  simulations: SimulationDecrite[];
}
