import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** `psk_<id: uuid without dashes>_<secret: 32 random bytes, base64url>`; the prefix lets scanners of leaked secrets find it. */
const FORME = /^psk_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;
const OCTETS_DU_SECRET = 32;

export interface CleGeneree {
  /** Shown once, never stored. */
  cle: string;
  empreinte: Buffer;
}

/** A new key for this id: 256 random bits, of which only the SHA-256 is kept. */
export function genererCle(id: string): CleGeneree {
  const cle = `psk_${id.replaceAll('-', '')}_${randomBytes(OCTETS_DU_SECRET).toString('base64url')}`;
  return { cle, empreinte: empreinteDeCle(cle) };
}

/** The secret has 256 bits of entropy: a fast hash is enough, there is nothing to guess. */
export function empreinteDeCle(cle: string): Buffer {
  return createHash('sha256').update(cle, 'utf8').digest();
}

/** The id that a well-formed key names; undefined for any other text. */
export function idDeCle(cle: string): string | undefined {
  const hexa = FORME.exec(cle)?.[1];
  return hexa?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Constant-time equality of two digests. */
export function memesEmpreintes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
