import { createHmac, randomBytes } from 'node:crypto';
import { empreinteDeCle, memesEmpreintes } from '../cle-api.js';

/** What a browser presents: 32 random bytes in base64url. Only their SHA-256 is kept. */
const FORME = /^[A-Za-z0-9_-]{43}$/;
const OCTETS = 32;

export interface SecretTire {
  /** Value of the cookie: given once, never stored. */
  valeur: string;
  empreinte: Buffer;
}

export function tirerSecret(): SecretTire {
  const valeur = randomBytes(OCTETS).toString('base64url');
  return { valeur, empreinte: empreinteDeCle(valeur) };
}

/** The digest under which a presented value is looked for; undefined for a text that was never drawn. */
export function empreinteDuCookie(valeur: string): Buffer | undefined {
  return FORME.test(valeur) ? empreinteDeCle(valeur) : undefined;
}

/**
 * The anti-forgery token of a session: it follows from its cookie one way, so that nothing more is stored, and another
 * session has another one.
 */
export function jetonDeSession(cookie: string): string {
  return createHmac('sha256', cookie).update('passerelle:jeton').digest('base64url');
}

/** Compares digests, in constant time whatever is presented. */
export function jetonReconnu(cookie: string, presente: string | undefined): boolean {
  return (
    presente !== undefined &&
    memesEmpreintes(empreinteDeCle(presente), empreinteDeCle(jetonDeSession(cookie)))
  );
}
