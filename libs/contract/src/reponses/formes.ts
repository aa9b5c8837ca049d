import { texte, type Forme } from '../formes/forme.js';

/** Lower-case hexadecimal SHA-256 (X4.3). */
export const EMPREINTE: Forme = texte({
  attendu: 'une empreinte SHA-256 : 64 chiffres hexadécimaux minuscules',
  motif: /^[0-9a-f]{64}$/u,
});

/** Opaque to everyone but the partner (X4.1). */
export const CURSEUR: Forme = texte({ attendu: 'un texte de 1 à 2 000 caractères', min: 1, max: 2000 });

/** A code of refusal of a partner: its own words, but a technical name. */
export const CODE: Forme = texte({ attendu: 'un texte de 1 à 128 caractères', min: 1, max: 128 });

/** RFC 6750: what may stand in an Authorization header. */
export const JETON: Forme = texte({
  attendu: 'un jeton : des caractères ASCII imprimables, sans espace',
  motif: /^[\x21-\x7e]{1,16384}$/u,
});

export const PORTEUR: Forme = texte({ attendu: '« Bearer »', motif: /^[Bb][Ee][Aa][Rr][Ee][Rr]$/u });
