import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

/** A key of 256 bits and the name under which what it has encrypted is found again. */
export interface CleDeChiffrement {
  id: string;
  /** Imported once: a key given as bytes costs Node five times what it encrypts. */
  cle: KeyObject;
}

/** Keys of a process: all decrypt, the first one encrypts. */
export interface TrousseauDeChiffrement {
  cles: readonly CleDeChiffrement[];
  /** Null: what is written stays in clear, as before there were keys; what is read is decrypted. */
  active: CleDeChiffrement | null;
}

export const FORME_ID = /^[a-z0-9][a-z0-9-]{0,31}$/;
const OCTETS = 32;
/** In the place of the first key, while processes that know no key still run. */
const EN_CLAIR = 'clair';

/**
 * Reads `<id>:<base64 of 32 bytes>[,…]`, the form of PASSERELLE_CLES_DE_CHIFFREMENT.
 * @throws Error without any key in it
 */
export function lireCles(texte: string): TrousseauDeChiffrement {
  const entrees = texte.split(',').map((entree) => entree.trim());
  const enClair = entrees[0] === EN_CLAIR;
  const cles = (enClair ? entrees.slice(1) : entrees).map(lireCle);
  if (new Set(cles.map(({ id }) => id)).size < cles.length) throw new Error('two keys have the same id');
  return { cles, active: enClair ? null : (cles[0] ?? null) };
}

function lireCle(entree: string): CleDeChiffrement {
  const [id = '', base64 = '', ...reste] = entree.split(':');
  const octets = Buffer.from(base64, 'base64');
  if (!FORME_ID.test(id) || octets.length !== OCTETS || reste.length > 0)
    throw new Error('a key is not written as <id>:<base64 of 32 bytes>');
  return { id, cle: createSecretKey(octets) };
}

/** A new key, in the form in which it is kept. Its id is drawn: two machines that draw one each are told apart. */
export function tirerCle(): string {
  return `c${randomBytes(4).toString('hex')}:${randomBytes(OCTETS).toString('base64')}`;
}
