import { ApiProperty } from '@nestjs/swagger';
import { JOUR, JOUR_OU_RIEN } from '../documentation/formes.js';
import { VALEUR } from '../documentation/valeur.js';
import { MASQUE, SANS_NUMERO, SELON_MEMBRE } from '../masquage/marques.js';
import { ETATS } from './entrees.js';

const SEQUENCE = { type: String, description: 'Version, dix chiffres.' } as const;
const RETIRE = { type: Boolean, description: 'Retiré : il n’en tient plus rien.' } as const;

export class VersionEnonceeDecrite {
  @ApiProperty(SEQUENCE)
  sequence: string;
  @ApiProperty(RETIRE)
  retire: boolean;
}

export class VersionDiteDecrite {
  @ApiProperty(SEQUENCE)
  sequence: string;
  @ApiProperty(RETIRE)
  retire: boolean;
  @ApiProperty({
    type: String,
    enum: ['acquittee', 'en_route'],
    description: '« en_route » : pas encore acquittée.',
  })
  etat: string;
}

export class TenueDecrite {
  @ApiProperty({ type: VersionEnonceeDecrite, nullable: true, description: 'Ce qu’il énonce.' })
  enonce: VersionEnonceeDecrite | null;
  @ApiProperty({ type: VersionDiteDecrite, nullable: true, description: 'Ce qui lui a été dit.' })
  dit: VersionDiteDecrite | null;
  @ApiProperty({ type: Boolean, description: 'Autre chose doit encore lui être dit, ou retiré.' })
  aDire: boolean;
}

export class MembreDesSystemesDecrit {
  @ApiProperty({ type: String, description: 'Chemin dans les données.', example: 'identite/nom' })
  membre: string;
  @ApiProperty({ ...VALEUR, ...SELON_MEMBRE, description: 'Ce que GIDE en tient ; nul : rien.' } as object)
  gide: unknown;
  @ApiProperty({
    ...VALEUR,
    ...SELON_MEMBRE,
    description: 'Ce que Parcours 3 en tient ; nul : rien.',
  } as object)
  parcours3: unknown;
  @ApiProperty({
    type: Boolean,
    description: 'Chacun tient ce qu’il doit, et aucun autre chose que l’autre.',
  })
  accord: boolean;
}

export class FaitDesSystemesDecrit {
  @ApiProperty({ type: String, description: 'Type du fait.' })
  type: string;
  @ApiProperty({ type: String, enum: ['gide', 'parcours3', 'dude'], description: 'Qui fait foi (B1).' })
  proprietaire: string;
  @ApiProperty({
    type: String,
    ...SANS_NUMERO,
    description: 'Sur quoi il porte, sans le numéro de la personne.',
    example: 'CT-2010-000001/A-1',
  })
  objet: string;
  @ApiProperty({ type: TenueDecrite, description: 'Dans GIDE.' })
  gide: TenueDecrite;
  @ApiProperty({ type: TenueDecrite, description: 'Dans Parcours 3.' })
  parcours3: TenueDecrite;
  @ApiProperty({ type: [MembreDesSystemesDecrit], description: 'Membres, ceux qui diffèrent d’abord.' })
  membres: MembreDesSystemesDecrit[];
  @ApiProperty({ type: Boolean, description: 'Vrai quand aucun membre ne diffère.' })
  accord: boolean;
}

export class PresentDecrit {
  @ApiProperty({ type: String, nullable: true, description: 'Phase.' })
  phase: string | null;
  @ApiProperty({ type: String, nullable: true, enum: [...ETATS, null], description: 'État.' })
  etat: string | null;
  @ApiProperty({ ...JOUR_OU_RIEN, description: 'Depuis quand.' })
  depuis: string | null;
}

export class SystemesDecrits {
  @ApiProperty({ type: String, description: 'Numéro de la cotraitance.' })
  cotraitance: string;
  @ApiProperty({ ...JOUR, description: 'Aujourd’hui, à l’horloge métier.' })
  au: string;
  @ApiProperty({ type: PresentDecrit, description: 'Ce que la passerelle calcule des faits.' })
  passerelle: PresentDecrit;
  @ApiProperty({
    type: [FaitDesSystemesDecrit],
    description: 'Faits de cette cotraitance et de la personne, par type.',
  })
  faits: FaitDesSystemesDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}
