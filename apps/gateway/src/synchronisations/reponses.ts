import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, INSTANT_OU_RIEN, JOUR, UUID } from '../documentation/formes.js';

export class SynchronisationDemandeeDecrite {
  @ApiProperty({
    type: String,
    format: 'uuid',
    description: 'Identifiant à suivre par GET /api/synchronisations/{id}.',
  })
  id: string;
  @ApiProperty({
    type: Boolean,
    description: 'Faux quand la demande a rejoint une synchronisation déjà en attente.',
  })
  nouvelle: boolean;
}

export class AvancementDecrit {
  @ApiProperty({ type: 'integer', description: 'Fait dans l’étape en cours.' })
  fait: number;
  @ApiProperty({ type: 'integer', description: 'À faire dans l’étape en cours.' })
  total: number;
}

export class EtapeDecrite {
  @ApiProperty({ type: String, description: 'Étape.' })
  etape: string;
  @ApiProperty({
    type: String,
    enum: ['a_faire', 'en_cours', 'terminee', 'sautee'],
    description: 'Où elle en est.',
  })
  etat: string;
  @ApiProperty({ type: String, nullable: true, description: 'Pourquoi elle a été sautée.' })
  cause: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Ce qu’elle a fait.',
  })
  resultat: object | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Début.' })
  debut: string | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Fin.' })
  fin: string | null;
}

export class SynchronisationDecrite {
  @ApiProperty({ ...UUID, description: 'Identifiant.' })
  id: string;
  @ApiProperty({ type: String, enum: ['nocturne', 'demande'], description: 'Ce qui l’a lancée.' })
  plan: string;
  @ApiProperty({
    type: String,
    enum: ['en_attente', 'en_cours', 'terminee', 'partielle', 'echouee'],
    description: 'Où elle en est.',
  })
  etat: string;
  @ApiProperty({ ...JOUR, description: 'Jour métier.' })
  jour: string;
  @ApiProperty({ ...INSTANT, description: 'Demandée le.' })
  demandeeLe: string;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Début.' })
  debut: string | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Fin.' })
  fin: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Étape en cours ou dernière étape.' })
  etape: string | null;
  @ApiProperty({ type: AvancementDecrit, description: 'Avancement de l’étape.' })
  avancement: AvancementDecrit;
  @ApiProperty({ type: [EtapeDecrite], description: 'Étapes, dans l’ordre.' })
  etapes: EtapeDecrite[];
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description:
      'Une fois finie : reçus, appliqués et dits par partenaire et par type, états avant et après, échéances traitées, durée.',
  })
  rapport: object | null;
}

export class SynchronisationsDecrites {
  @ApiProperty({ type: [SynchronisationDecrite], description: 'Les plus récentes d’abord.' })
  synchronisations: SynchronisationDecrite[];
}
