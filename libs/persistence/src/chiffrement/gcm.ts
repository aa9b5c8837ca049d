import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import type { CleDeChiffrement } from './cles.js';

const ALGORITHME = 'aes-256-gcm';
const NONCE = 12;
const ETIQUETTE = 16;

/** Nonces are drawn by many: a call of the system for each costs as much as the encryption. */
const reserve = Buffer.alloc(NONCE * 256);
let pris = reserve.length;

function tirerNonce(): Buffer {
  if (pris === reserve.length) {
    randomFillSync(reserve);
    pris = 0;
  }
  return Buffer.from(reserve.subarray(pris, (pris += NONCE)));
}

/** AES-256-GCM: nonce (96 bits, random), ciphertext, tag (128 bits). @param contexte what it is bound to, authenticated */
export function chiffrer({ cle }: CleDeChiffrement, clair: Buffer | string, contexte: string): Buffer {
  const nonce = tirerNonce();
  const chiffre = createCipheriv(ALGORITHME, cle, nonce);
  chiffre.setAAD(Buffer.from(contexte));
  const corps = typeof clair === 'string' ? chiffre.update(clair, 'utf8') : chiffre.update(clair);
  return Buffer.concat([nonce, corps, chiffre.final(), chiffre.getAuthTag()]);
}

/** @returns null when it is not what that key encrypted in that context */
export function dechiffrer({ cle }: CleDeChiffrement, scelle: Buffer, contexte: string): Buffer | null {
  const fin = scelle.length - ETIQUETTE;
  if (fin < NONCE) return null;
  const dechiffre = createDecipheriv(ALGORITHME, cle, scelle.subarray(0, NONCE), {
    authTagLength: ETIQUETTE,
  });
  dechiffre.setAAD(Buffer.from(contexte));
  dechiffre.setAuthTag(scelle.subarray(fin));
  const clair = dechiffre.update(scelle.subarray(NONCE, fin));
  try {
    dechiffre.final();
  } catch {
    return null;
  }
  return clair;
}
