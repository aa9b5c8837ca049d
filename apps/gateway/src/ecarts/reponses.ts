import { ApiProperty } from '@nestjs/swagger';
import { PageDecrite } from '../cotraitances/reponses-listes.js';
import { INSTANT, PARTENAIRE, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { DEMANDEUR, MASQUE, SANS_NUMERO } from '../masquage/marques.js';
import { CAUSES, ETATS_D_ECART, MOTIFS_DE_SOUMISSION, NATURES, VUES } from './vocabulaire.js';

/** Which of the two comparisons with a partner. */
export const VUE = {
  type: String,
  enum: [...VUES],
  description: '« dit » : ce qui lui a été dit ; « declare » : ce qu’il énonce.',
} as const;
const MOTIF_SOUMISSION = {
  ...TEXTE_OU_RIEN,
  enum: [...MOTIFS_DE_SOUMISSION, null],
  description: 'Pourquoi il est soumis à quelqu’un ; nul s’il ne l’est pas.',
} as const;

export class EcartDecrit {
  @ApiProperty({ ...UUID, description: 'Identifiant de l’écart.' })
  id: string;
  @ApiProperty(PARTENAIRE)
  partenaire: string;
  @ApiProperty(VUE)
  vue: string;
  @ApiProperty({ type: String, description: 'Type du fait.' })
  type: string;
  @ApiProperty({ type: String, ...SANS_NUMERO, description: 'Clé du fait (section 2).' })
  cle: string;
  @ApiProperty(DEMANDEUR)
  demandeur: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Cotraitance, quand le fait en nomme une.' })
  cotraitance: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Structure de l’affectation.' })
  structure: string | null;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Site Pôle emploi (SAFIR).' })
  site: string | null;
  @ApiProperty({ type: String, enum: [...NATURES], description: 'Ce qui diffère.' })
  nature: string;
  @ApiProperty({ type: String, enum: [...CAUSES], description: 'Cause.' })
  cause: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Précision de la cause : un code.' })
  detail: string | null;
  @ApiProperty({
    type: String,
    enum: ['gide', 'parcours3', 'dude'],
    description: 'Dont l’énoncé fait foi ; « dude » : calculé ou énoncé dans la passerelle.',
  })
  proprietaire: string;
  @ApiProperty({ type: String, enum: [...ETATS_D_ECART], description: 'Où il en est.' })
  etat: string;
  @ApiProperty(MOTIF_SOUMISSION)
  motifSoumission: string | null;
  @ApiProperty({ ...INSTANT, description: 'Ouvert depuis (horloge métier).' })
  depuis: string;
  @ApiProperty({ ...INSTANT, description: 'Ouvert pour la première fois le.' })
  premierLe: string;
  @ApiProperty({ ...INSTANT, description: 'Vu pour la dernière fois le.' })
  vuLe: string;
  @ApiProperty({ type: 'integer', description: 'Âge de l’ouverture présente, en jours entiers.' })
  ageJours: number;
  @ApiProperty({ type: 'integer', description: 'Ouvertures : 1, puis une à chaque retour.' })
  ouvertures: number;
  @ApiProperty({ type: 'integer', description: 'Corrections déjà faites.' })
  corrections: number;
}

export class EcartsDecrits extends PageDecrite {
  @ApiProperty({ type: [EcartDecrit], description: 'Écarts, les plus anciens d’abord.' })
  ecarts: EcartDecrit[];
  @ApiProperty(MASQUE)
  masque?: boolean;
}

export class GroupeDEcartsDecrit {
  @ApiProperty(PARTENAIRE)
  partenaire: string;
  @ApiProperty(VUE)
  vue: string;
  @ApiProperty({ type: String, description: 'Type du fait.' })
  type: string;
  @ApiProperty({ type: String, enum: [...NATURES], description: 'Ce qui diffère.' })
  nature: string;
  @ApiProperty({ type: String, enum: [...CAUSES], description: 'Cause.' })
  cause: string;
  @ApiProperty({ type: String, enum: [...ETATS_D_ECART], description: 'Où ils en sont.' })
  etat: string;
  @ApiProperty(MOTIF_SOUMISSION)
  motifSoumission: string | null;
  @ApiProperty({ type: 'integer', description: 'Écarts.' })
  nombre: number;
  @ApiProperty({
    type: String,
    description: 'Ce que le groupe contient, et avec quelles valeurs ; une décision la redonne.',
    example: '1e716936113ab17d',
  })
  empreinte: string;
  @ApiProperty({ ...INSTANT, description: 'Le plus ancien est ouvert depuis.' })
  depuis: string;
  @ApiProperty({ type: String, description: 'Ce qui diffère et pourquoi, en clair.' })
  phrase: string;
}

export class GroupesDEcartsDecrits {
  @ApiProperty({ type: [GroupeDEcartsDecrit], description: 'Écarts qui ne sont pas clos, par groupe.' })
  groupes: GroupeDEcartsDecrit[];
}
