import { entier } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { JETON, PORTEUR } from './formes.js';
import { estInvalide, lireObjet, type Invalide } from './lecture.js';

/** RFC 6749, 5.1: the answer of `/oauth2/token` (X4). */
export class ReponseJeton {
  @Membre(JETON)
  access_token: string;

  @Membre(PORTEUR)
  token_type: string;

  /** Seconds. */
  @Membre(entier(1), 'facultatif')
  expires_in?: number;
}

export interface Jeton {
  jeton: string;
  /** Seconds; null when the server does not say. */
  expireDans: number | null;
}

/** X4. The token of a partner, judged like any input: one that may stand in a header. */
export function lireJeton(corps: unknown): Jeton | Invalide {
  const reponse = lireObjet(ReponseJeton, corps);
  if (estInvalide(reponse)) return reponse;
  return { jeton: reponse.access_token, expireDans: reponse.expires_in ?? null };
}
