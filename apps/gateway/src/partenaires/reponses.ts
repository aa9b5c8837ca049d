import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, INSTANT_OU_RIEN } from '../documentation/formes.js';

class EnAttenteDecrit {
  @ApiProperty({ type: 'integer', description: 'À émettre.' })
  aEmettre: number;
  @ApiProperty({ type: 'integer', description: 'Dont l’issue est inconnue.' })
  incertains: number;
  @ApiProperty({ type: 'integer', description: 'Retenus : partenaire en pause.' })
  retenus: number;
}

export class AttentesDecrites {
  @ApiProperty({
    ...INSTANT_OU_RIEN,
    description: 'Le plus ancien message à dire, retenus compris ; nul : aucun.',
  })
  plusAncienDu: Date | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Le plus ancien dont l’issue est inconnue ; nul : aucun.' })
  plusAncienInconnu: Date | null;
}

class EnEchecDecrit {
  @ApiProperty({ type: 'integer', description: 'Refusés par le partenaire.' })
  refuses: number;
  @ApiProperty({ type: 'integer', description: 'En échec après plusieurs essais.' })
  echecs: number;
}

class FluxDecrit {
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Dernier jour métier où son flux a été lu jusqu’au bout.',
  })
  luJusquAu: string | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Dernière lecture.' })
  luLe: string | null;
}

class EnvoiDecrit {
  @ApiProperty({ ...INSTANT, description: 'Commencé le.' })
  creeLe: string;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Fini le.' })
  finiLe: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Issue.' })
  issue: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Cause d’un échec.' })
  cause: string | null;
  @ApiProperty({ type: 'integer', description: 'Messages portés.' })
  messages: number;
}

class FenetreDecrite {
  @ApiProperty({
    type: String,
    enum: ['lecture_seule', 'maintenance'],
    description: 'Lecture seule : rien ne lui est dit. Maintenance : rien ne lui est demandé non plus.',
  })
  nature: string;
  @ApiProperty({ ...INSTANT, description: 'Fin.' })
  jusqua: string;
  @ApiProperty({ type: String, nullable: true, description: 'Motif des réglages.' })
  motif: string | null;
}

class PauseDecrite {
  @ApiProperty({
    type: String,
    enum: ['automatique', 'exploitant'],
    description:
      'Automatique : il ne répond plus, une sonde le rouvrira. Exploitant : demandée par une personne.',
  })
  nature: string;
  @ApiProperty({ ...INSTANT, description: 'Depuis.' })
  depuis: string;
  @ApiProperty({ type: String, description: 'Motif.' })
  motif: string;
  @ApiProperty({ type: String, nullable: true, description: 'Qui l’a demandée.' })
  par: string | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Pause automatique : prochaine question au partenaire.' })
  prochaineSonde: string | null;
}

export class PartenaireDecrit {
  @ApiProperty({ type: String, enum: ['gide', 'parcours3'], description: 'Code.' })
  partenaire: string;
  @ApiProperty({ type: String, description: 'Nom.' })
  nom: string;
  @ApiProperty({ type: PauseDecrite, nullable: true, description: 'Pause en cours ; null : il est servi.' })
  pause: PauseDecrite | null;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Rien ne part avant (Retry-After, ou échec récent).' })
  pasAvant: string | null;
  @ApiProperty({
    type: FenetreDecrite,
    nullable: true,
    description:
      'Fenêtre en cours (réglages, horloge réelle) ; rien n’est perdu, rien n’est compté comme échec.',
  })
  fenetre: FenetreDecrite | null;
  @ApiProperty({ type: EnAttenteDecrit, description: 'Messages sortants dont le sort est ouvert.' })
  enAttente: EnAttenteDecrit;
  @ApiProperty({ type: AttentesDecrites, description: 'Depuis quand il est attendu.' })
  attentes: AttentesDecrites;
  @ApiProperty({ type: EnEchecDecrit, description: 'Messages sortants qui demandent quelqu’un.' })
  enEchec: EnEchecDecrit;
  @ApiProperty({ type: FluxDecrit, description: 'Flux de changements (X4.1).' })
  flux: FluxDecrit;
  @ApiProperty({ type: EnvoiDecrit, nullable: true, description: 'Dernier envoi.' })
  dernierEnvoi: EnvoiDecrit | null;
}

export class PartenairesDecrits {
  @ApiProperty({ type: [PartenaireDecrit], description: 'Partenaires.' })
  partenaires: PartenaireDecrit[];
}
