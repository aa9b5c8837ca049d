import { ApiProperty } from '@nestjs/swagger';
import type { PartenaireLu } from '#exchange';
import { ETAPES_D_ESSAI } from '#partners';
import { INSTANT, INSTANT_OU_RIEN, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { AttentesDecrites, PartenaireDecrit } from './reponses.js';

class LectureSeuleAnnoncee {
  @ApiProperty({ type: String, description: 'Début, heure de Paris.', example: '00:00' })
  de: string;
  @ApiProperty({ type: String, description: 'Fin, exclue ; avant le début, le lendemain.', example: '01:00' })
  a: string;
}

class MaintenanceAnnoncee {
  @ApiProperty({ type: String, description: 'Début, heure de Paris.', example: '2027-03-27T22:00' })
  de: string;
  @ApiProperty({ type: String, description: 'Fin, exclue.', example: '2027-03-28T04:00' })
  a: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Motif.' })
  motif: string | null;
}

class RythmeDecrit {
  @ApiProperty({ type: 'integer', description: 'Messages d’un envoi, au plus.' })
  messagesParEnvoi: number;
  @ApiProperty({ type: 'integer', description: 'Envois à la fois : l’ordre des versions en dépend.' })
  envoisALaFois: number;
  @ApiProperty({ type: [LectureSeuleAnnoncee], description: 'Chaque jour : rien ne lui est dit.' })
  lectureSeule: LectureSeuleAnnoncee[];
  @ApiProperty({ type: [MaintenanceAnnoncee], description: 'Une fois : rien ne lui est demandé non plus.' })
  maintenances: MaintenanceAnnoncee[];
}

export class UnPartenaireDecrit {
  @ApiProperty({ type: PartenaireDecrit, description: 'Où en est l’échange.' })
  etat: PartenaireLu;
  @ApiProperty({ type: AttentesDecrites, description: 'Depuis quand il est attendu.' })
  attentes: AttentesDecrites;
  @ApiProperty({ type: RythmeDecrit, description: 'Ce qui peut partir, et quand.' })
  rythme: RythmeDecrit;
}

class EtapeDEssaiDecrite {
  @ApiProperty({ type: String, enum: [...ETAPES_D_ESSAI], description: 'Étape.' })
  etape: string;
  @ApiProperty({ type: String, enum: ['reussie', 'echouee', 'sans_objet'], description: 'Issue.' })
  issue: string;
  @ApiProperty({ type: String, description: 'Ce qui a été trouvé.' })
  detail: string;
  @ApiProperty({ type: 'integer', description: 'Durée.' })
  millisecondes: number;
}

class EssaiDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant de l’essai.' })
  id: string;
  @ApiProperty({ type: String, description: 'Pourquoi.' })
  motif: string;
  @ApiProperty({ ...INSTANT, description: 'Demandé le.' })
  demandeLe: Date;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Pris par un worker ; nul : pas encore.' })
  prisLe: Date | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Fini le.' })
  finiLe: Date | null;
  @ApiProperty({
    type: [EtapeDEssaiDecrite],
    description: 'Étapes faites ; la première qui échoue est la dernière.',
  })
  etapes: EtapeDEssaiDecrite[];
}

export class EssaisDecrits {
  @ApiProperty({ type: [EssaiDecrit], description: 'Les derniers, le plus récent d’abord.' })
  essais: EssaiDecrit[];
}

export class EssaiDemandeDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant de l’essai.' })
  id: string;
}

class CleDeSignatureDecrite {
  @ApiProperty({ type: String, description: 'Ce qui nomme la clé, et n’en dit rien.' })
  cle: string;
  @ApiProperty({ type: Boolean, description: 'Acceptée aujourd’hui.' })
  acceptee: boolean;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Premier webhook signé par elle.' })
  premiereLe: Date | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Dernier, à la minute ; nul : jamais.' })
  derniereLe: Date | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Réseau d’où il est venu.' })
  reseau: string | null;
}

class ExempleDeSignatureDecrit {
  @ApiProperty({ type: String, description: 'Secret de démonstration : il n’ouvre rien ici.' })
  secret: string;
  @ApiProperty({ type: String, description: 'webhook-id.' })
  id: string;
  @ApiProperty({ type: String, description: 'webhook-timestamp.' })
  horodatage: string;
  @ApiProperty({ type: String, description: 'Corps, octet pour octet.' })
  corps: string;
  @ApiProperty({ type: String, description: 'webhook-signature attendue.' })
  signature: string;
}

export class SignaturesDecrites {
  @ApiProperty({
    type: [CleDeSignatureDecrite],
    description: 'Acceptées, dans l’ordre du réglage ; puis celles d’avant.',
  })
  cles: CleDeSignatureDecrite[];
  @ApiProperty({ type: ExempleDeSignatureDecrit, description: 'Une requête signée, à refaire.' })
  exemple: ExempleDeSignatureDecrit;
}

class PartieDeSignatureDecrite {
  @ApiProperty({
    type: String,
    enum: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
    description: 'Partie.',
  })
  partie: string;
  @ApiProperty({ type: Boolean, description: 'Juste.' })
  juste: boolean;
  @ApiProperty({ type: String, description: 'Ce qu’il faut corriger, ou pourquoi c’est juste.' })
  detail: string;
}

export class DiagnosticDeSignatureDecrit {
  @ApiProperty({ type: [PartieDeSignatureDecrite], description: 'Chaque partie, jugée.' })
  parties: PartieDeSignatureDecrite[];
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Clé qui a signé ; nulle : aucune.' })
  cle: string | null;
}
