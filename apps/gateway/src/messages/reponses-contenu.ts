import { ApiProperty } from '@nestjs/swagger';
import { INSTANT_OU_RIEN, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { VALEUR } from '../documentation/valeur.js';
import { ENTIER, MASQUE, SANS_NUMERO } from '../masquage/marques.js';

export class CorpsDeMessageDecrit {
  @ApiProperty({
    type: String,
    enum: ['recu', 'emis'],
    description: 'Reçu : ses octets tels quels ; émis : l’événement, recomposé de ce qui a été gardé.',
  })
  origine: string;
  @ApiProperty({ type: String, description: 'Type de contenu.' })
  typeContenu: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Octets de l’événement ; nul : purgés.' })
  octets: number | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, ...ENTIER, description: 'Le texte ; nul : purgé.' })
  texte: string | null;
  @ApiProperty({ type: Boolean, description: 'Seul le début, 64 Kio, est donné.' })
  tronque: boolean;
  @ApiProperty({ ...INSTANT_OU_RIEN, description: 'Purgé le ; nul : conservé, ou émis.' })
  purgeLe: Date | null;
  @ApiProperty(MASQUE)
  masque?: boolean;
}

export class MembreDEnveloppeDecrit {
  @ApiProperty({ type: String, description: 'Membre du message.', example: 'sequence' })
  membre: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, ...SANS_NUMERO, description: 'Dans l’autre message.' })
  avant: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, ...SANS_NUMERO, description: 'Dans celui-ci.' })
  apres: string | null;
  @ApiProperty({ type: Boolean, description: 'Les deux sont les mêmes.' })
  accord: boolean;
}

export class MembreDeDonneesDecrit {
  @ApiProperty({ type: String, description: 'Chemin du membre.', example: 'identite/nom' })
  membre: string;
  @ApiProperty({ ...VALEUR, ...ENTIER, description: 'Dans l’autre message ; nul : absent.' } as object)
  avant: unknown;
  @ApiProperty({ ...VALEUR, ...ENTIER, description: 'Dans celui-ci ; nul : absent.' } as object)
  apres: unknown;
  @ApiProperty({ type: Boolean, description: 'Les deux sont les mêmes.' })
  accord: boolean;
}

export class ComparaisonDeMessagesDecrite {
  @ApiProperty({ ...UUID, description: 'Ce message.' })
  message: string;
  @ApiProperty({ ...UUID, description: 'L’autre, à gauche.' })
  avec: string;
  @ApiProperty({ type: [MembreDEnveloppeDecrit], description: 'Version, sort et ce qui l’entoure.' })
  enveloppe: MembreDEnveloppeDecrit[];
  @ApiProperty({
    type: [MembreDeDonneesDecrit],
    description: 'Les données, membre par membre ; ceux qui diffèrent d’abord.',
  })
  donnees: MembreDeDonneesDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}
