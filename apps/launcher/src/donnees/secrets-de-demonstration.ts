import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of the demonstration, under the names of the variables that carry them. */
export type SecretsDeDemonstration = Record<(typeof SIGNATURES | typeof CLES)[number], string>;

const SIGNATURES = [
  'WEBHOOK_SECRET_GIDE',
  'WEBHOOK_SECRET_PARCOURS3',
  'PARTNER_SECRET_GIDE',
  'PARTNER_SECRET_PARCOURS3',
] as const;
const CLES = ['GIDE_CLIENT_SECRET', 'PARCOURS3_CLIENT_SECRET', 'PASSERELLE_BOOTSTRAP_KEY'] as const;

/** Drawn once per data folder and kept there, readable by its owner only: both partners and the gateway share them. */
export function secretsDeDemonstration(dossier: string): SecretsDeDemonstration {
  const fichier = join(dossier, 'secrets.json');
  if (existsSync(fichier)) return JSON.parse(readFileSync(fichier, 'utf8')) as SecretsDeDemonstration;
  const tires = [
    ...SIGNATURES.map((nom) => [nom, `whsec_${randomBytes(32).toString('base64')}`]),
    ...CLES.map((nom) => [nom, randomBytes(32).toString('base64url')]),
  ];
  const secrets = Object.fromEntries(tires) as SecretsDeDemonstration;
  const brouillon = `${fichier}.nouveau`;
  writeFileSync(brouillon, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(brouillon, fichier);
  return secrets;
}

/** The key alone, for `curl`: `$(cat <data folder>/cle-api)`. */
export function ecrireCle(dossier: string, cle: string): string {
  const fichier = join(dossier, 'cle-api');
  writeFileSync(fichier, cle, { mode: 0o600 });
  return fichier;
}
