import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, JOUR, JOUR_OU_RIEN } from '../documentation/formes.js';
import { MASQUE, SANS_NUMERO } from '../masquage/marques.js';
import { ETATS } from './entrees.js';

const PHASES = ['entree', 'accompagnement', 'annulation', 'sortie'];
const ETAT = { type: String, enum: [...ETATS], description: 'État (section 6).' } as const;
const REGLE = { type: String, description: 'Règles qui le fixent.', example: 'F2, E3' } as const;

class PeriodeDecrite {
  @ApiProperty({ ...JOUR, description: 'Premier jour.' })
  du: string;
  @ApiProperty({ ...JOUR_OU_RIEN, description: 'Premier jour où ce n’est plus vrai ; nul : cela dure.' })
  au: string | null;
}

export class PeriodeDEtatDecrite extends PeriodeDecrite {
  @ApiProperty(ETAT)
  etat: string;
  @ApiProperty({ type: String, enum: PHASES, description: 'Phase de cet état.' })
  phase: string;
  @ApiProperty(REGLE)
  regle: string;
}

export class PeriodeDePhaseDecrite extends PeriodeDecrite {
  @ApiProperty({ type: String, enum: PHASES, description: 'Phase.' })
  phase: string;
}

export class PeriodeDAlerteDecrite extends PeriodeDecrite {
  @ApiProperty({ type: String, ...SANS_NUMERO, description: 'Identifiant de l’alerte.' })
  alerte: string;
  @ApiProperty({ type: String, description: 'Nature de l’alerte.' })
  nature: string;
  @ApiProperty({ type: String, nullable: true, description: 'Décision de son traitement.' })
  decision: string | null;
}

export class PeriodeDAbsenceDecrite extends PeriodeDecrite {
  @ApiProperty({ ...JOUR, description: 'Jour où elle entraînerait la sortie (E3).' })
  echeance: string;
}

export class PeriodesDecrites {
  @ApiProperty({ type: [PeriodeDEtatDecrite], description: 'États, sans lacune ; le dernier est la fin.' })
  etats: PeriodeDEtatDecrite[];
  @ApiProperty({ type: [PeriodeDePhaseDecrite], description: 'Phases.' })
  phases: PeriodeDePhaseDecrite[];
  @ApiProperty({ type: [PeriodeDAlerteDecrite], description: 'Alertes, tant qu’elles sont ouvertes (F8).' })
  alertes: PeriodeDAlerteDecrite[];
  @ApiProperty({ type: [PeriodeDAbsenceDecrite], description: 'Périodes sans inscription (F9).' })
  suspensions: PeriodeDAbsenceDecrite[];
}

export class EcheanceAVenirDecrite {
  @ApiProperty({ ...JOUR, description: 'Jour où l’état change de lui-même (F12).' })
  date: string;
  @ApiProperty({ ...ETAT, description: 'État alors atteint.' })
  etat: string;
  @ApiProperty(REGLE)
  regle: string;
}

export class InstantConnuDecrit {
  @ApiProperty({ ...INSTANT, description: 'Instant où quelque chose a été appris (A4).' })
  connuLe: string;
  @ApiProperty({ type: 'integer', description: 'Nombre de faits alors appliqués.' })
  faits: number;
}

export class FriseDecrite {
  @ApiProperty({ type: String, description: 'Numéro de la cotraitance.' })
  cotraitance: string;
  @ApiProperty({ ...JOUR, description: 'Jour regardé.' })
  au: string;
  @ApiProperty({ ...JOUR, description: 'Aujourd’hui, à l’horloge métier.' })
  aujourdhui: string;
  @ApiProperty({
    type: PeriodesDecrites,
    nullable: true,
    description: 'Nulle : cotraitance incomplète (B3).',
  })
  frise: PeriodesDecrites | null;
  @ApiProperty({
    type: [EcheanceAVenirDecrite],
    description: 'Échéances après le jour regardé, dans l’ordre.',
  })
  echeances: EcheanceAVenirDecrite[];
  @ApiProperty({
    type: [InstantConnuDecrit],
    description:
      'Instants où un fait a été appliqué, du plus ancien au plus récent, quel que soit « connuLe ».',
  })
  instants: InstantConnuDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}
