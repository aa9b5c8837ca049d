import { DROITS, ROLES_DES_PERSONNES } from '#access';
import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, UUID } from '../documentation/formes.js';

class CompteConnecte {
  @ApiProperty({ ...UUID, description: 'Identifiant du compte.' })
  id: string;
  @ApiProperty({ type: String, description: 'Nom de la personne, comme le fournisseur d’identité le donne.' })
  nom: string;
}

export class HabilitationDecrite {
  @ApiProperty({ ...UUID, description: 'Identifiant de l’habilitation.' })
  id: string;
  @ApiProperty({ type: String, enum: [...ROLES_DES_PERSONNES], description: 'Rôle.' })
  role: string;
  @ApiProperty({ type: String, description: 'Portée.', example: 'structure:75056S00' })
  portee: string;
}

export class SessionDecrite {
  @ApiProperty({ type: CompteConnecte, description: 'Qui est connecté.' })
  compte: CompteConnecte;
  @ApiProperty({ type: HabilitationDecrite, description: 'Celle qui sert.' })
  habilitation: HabilitationDecrite;
  @ApiProperty({
    type: [HabilitationDecrite],
    description: 'Celles que cette connexion permet, la dernière utilisée en tête.',
  })
  habilitations: HabilitationDecrite[];
  @ApiProperty({
    type: String,
    isArray: true,
    enum: [...DROITS],
    description: 'Ce que l’habilitation permet, parmi ce que son rôle ouvre.',
  })
  droits: string[];
  @ApiProperty({
    type: String,
    description: 'À renvoyer dans X-Passerelle-Jeton avec tout ce qui change quelque chose.',
  })
  jeton: string;
  @ApiProperty({ type: 'integer', description: 'Secondes sans activité après lesquelles elle se ferme.' })
  inactiviteS: number;
  @ApiProperty({ ...INSTANT, description: 'Fin de la session, quoi qu’on y fasse.' })
  fin: string;
}

export class DeconnexionDecrite {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Où se déconnecter aussi du fournisseur d’identité ; null : il ne le propose pas.',
  })
  suite: string | null;
}
