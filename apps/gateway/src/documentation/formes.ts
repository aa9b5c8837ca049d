/** Shapes that many members of the answers have, in the OpenAPI document. */
export const JOUR = { type: String, format: 'date' } as const;
export const JOUR_OU_RIEN = { ...JOUR, nullable: true } as const;
export const INSTANT = { type: String, format: 'date-time' } as const;
export const INSTANT_OU_RIEN = { ...INSTANT, nullable: true } as const;
export const UUID = { type: String, format: 'uuid' } as const;
export const TEXTE_OU_RIEN = { type: String, nullable: true } as const;
export const PARTENAIRE = { type: String, enum: ['gide', 'parcours3'], description: 'Partenaire.' } as const;
