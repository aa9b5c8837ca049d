import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the provider signs with: tokens, and its own cookies. */
export interface Cles {
  jwks: { keys: JsonWebKey[] };
  cookies: string[];
}

const FICHIER = 'identite-demonstration.json';

/**
 * Made at the first start and kept in the data folder, readable by its owner only: a provider that starts again signs
 * with the same keys, so that the gateway goes on believing it.
 */
export function clesDeSignature(dossier: string): Cles {
  const fichier = join(dossier, FICHIER);
  if (existsSync(fichier)) return JSON.parse(readFileSync(fichier, 'utf8')) as Cles;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const cles: Cles = {
    jwks: {
      keys: [
        {
          ...privateKey.export({ format: 'jwk' }),
          kid: randomBytes(8).toString('hex'),
          alg: 'RS256',
          use: 'sig',
        },
      ],
    },
    cookies: [randomBytes(32).toString('base64url')],
  };
  mkdirSync(dossier, { recursive: true, mode: 0o700 });
  const brouillon = `${fichier}.nouveau`;
  writeFileSync(brouillon, `${JSON.stringify(cles, null, 2)}\n`, { mode: 0o600 });
  renameSync(brouillon, fichier);
  return cles;
}
