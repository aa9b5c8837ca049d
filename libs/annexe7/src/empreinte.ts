import { createHash, hash } from 'node:crypto';
import { TYPES_FAITS, type TypeFait } from './donnees-des-faits.js';
import { canoniser } from './json-canonique.js';
import { membresEnOrdre } from './membres-connus.js';
import { comparerOctets } from './ordre-des-octets.js';

/** X4.3. A fact as a partner holds it from the gateway: newest version of its key, `annule` included. */
export interface FaitTenu {
  cle: string;
  sequence: string;
  data: Record<string, unknown>;
}

const TYPES: ReadonlySet<string> = new Set(TYPES_FAITS);
const OCTETS_SHA256 = 32;

/**
 * X4.3. Digest of what is held about one demandeur: SHA-256, lower-case hexadecimal, of the canonical
 * JSON of `[[key, sequence, data], …]`, known members only, sorted by key in UTF-8 byte order.
 */
export function empreinteDemandeur(faits: Iterable<FaitTenu>): string {
  const lignes = Array.from(faits, ({ cle, sequence, data }) => [cle, sequence, connus(cle, data)] as const);
  lignes.sort(([une], [autre]) => comparerOctets(une, autre));
  return hash('sha256', canoniser(lignes), 'hex');
}

/** X4.3. Bucket of a demandeur: the first 12 bits of SHA-256 of its number, 0 to 4095. */
export function seauDe(demandeur: string): number {
  return parseInt(hash('sha256', demandeur, 'hex').slice(0, 3), 16);
}

/** X4.3. Digest of a bucket: XOR of SHA-256(`number:digest`) over its demandeurs; zeros when it is empty. */
export function empreinteSeau(paires: Iterable<{ demandeur: string; empreinte: string }>): string {
  const cumul = Buffer.alloc(OCTETS_SHA256);
  for (const { demandeur, empreinte } of paires) {
    const contribution = createHash('sha256').update(`${demandeur}:${empreinte}`).digest();
    for (let rang = 0; rang < OCTETS_SHA256; rang += 1) cumul[rang]! ^= contribution[rang]!;
  }
  return cumul.toString('hex');
}

function connus(cle: string, data: Record<string, unknown>): Record<string, unknown> {
  const type = cle.slice(0, cle.indexOf('/'));
  return TYPES.has(type) ? membresEnOrdre(type as TypeFait, data) : data;
}
