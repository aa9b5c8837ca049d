import { choix, texte, type Forme } from './forme.js';

/** Attributes of the event itself (X1). */

export const VERSION_CLOUDEVENTS: Forme = choix(['1.0']);

export const IDENTIFIANT: Forme = texte({ attendu: 'un texte de 1 à 128 caractères', min: 1, max: 128 });

/** What CloudEvents leaves free: never empty, storable, of a reasonable length. */
export const ATTRIBUT: Forme = texte({ attendu: 'un texte de 1 à 2 000 caractères', min: 1, max: 2000 });

export const SEQUENCE: Forme = texte({
  attendu: 'un texte de dix chiffres, complété de zéros à gauche',
  motif: /^\d{10}$/u,
});

export const CONTENU_JSON: Forme = texte({
  attendu: 'un type de contenu JSON (« application/json »)',
  motif: /^application\/(?:[\w.-]+\+)?json(?:\s*;[^\0\p{Cs}]*)?$/u,
  max: 2000,
});
