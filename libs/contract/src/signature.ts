import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Secrets } from './secrets.js';

/** X3.2. Seconds that the sender's clock may differ from ours, either way. */
export const TOLERANCE_HORLOGE = 300;

/** Headers of Standard Webhooks, in lower case as Node gives them (X3.2). */
export const ENTETES_SIGNATURE = {
  id: 'webhook-id',
  horodatage: 'webhook-timestamp',
  signature: 'webhook-signature',
} as const;

export interface EntetesSignature {
  id?: string;
  horodatage?: string;
  signature?: string;
}

export type VerificationSignature =
  | {
      valide: true;
      /** Which key signed, by its identifier. */
      cle: string;
    }
  | {
      valide: false;
      raison: 'entete_absent' | 'horodatage_invalide' | 'horodatage_hors_tolerance' | 'signature_invalide';
    };

const VERSION = 'v1,';

/** X3.2. The value of `webhook-signature`: one `v1,…` for each active key, separated by spaces. `horodatage` in seconds. */
export function signer(secrets: Secrets, id: string, horodatage: number, corps: Buffer | string): string {
  return secrets.cles.map((cle) => `${VERSION}${code(cle, id, String(horodatage), corps)}`).join(' ');
}

/**
 * X3.2. Judges a signature over the raw bytes, in constant time, before any parsing. `maintenant` is the real
 * clock, in seconds. Any of the secrets may have signed (rotation).
 */
export function verifierSignature(
  secrets: Secrets,
  entetes: EntetesSignature,
  corps: Buffer,
  maintenant: number,
): VerificationSignature {
  const { id, horodatage, signature } = entetes;
  if (!id || !horodatage || !signature) return { valide: false, raison: 'entete_absent' };
  if (!/^\d{1,15}$/u.test(horodatage)) return { valide: false, raison: 'horodatage_invalide' };
  if (Math.abs(maintenant - Number(horodatage)) > TOLERANCE_HORLOGE) {
    return { valide: false, raison: 'horodatage_hors_tolerance' };
  }
  const cle = cleReconnue(secrets, { id, horodatage, signature }, corps);
  return cle === undefined ? { valide: false, raison: 'signature_invalide' } : { valide: true, cle };
}

/**
 * Which of the keys signed these bytes, whatever the time says: the first of the setting when several did, for then the
 * others are not needed. Every key is tried, in constant time.
 */
export function cleReconnue(
  secrets: Secrets,
  { id, horodatage, signature }: Required<EntetesSignature>,
  corps: Buffer,
): string | undefined {
  const presentees = signature
    .split(' ')
    .filter((une) => une.startsWith(VERSION))
    .map((une) => Buffer.from(une.slice(VERSION.length), 'utf8'));
  let reconnue: string | undefined;
  for (const [rang, cle] of secrets.cles.entries()) {
    const attendue = Buffer.from(code(cle, id, horodatage, corps), 'utf8');
    for (const presentee of presentees) {
      if (presentee.length === attendue.length && timingSafeEqual(presentee, attendue))
        reconnue ??= secrets.identifiants[rang];
    }
  }
  return reconnue;
}

/**
 * The texts are compared, not the bytes they encode: several base64 texts encode the same bytes, and only one
 * of them is what the sender wrote.
 */
function code(cle: KeyObject, id: string, horodatage: string, corps: Buffer | string): string {
  return createHmac('sha256', cle).update(`${id}.${horodatage}.`).update(corps).digest('base64');
}
