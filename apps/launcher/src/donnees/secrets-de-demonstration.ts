import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of the demonstration, under the names of the variables that carry them. */
export type SecretsDeDemonstration = Record<
  (typeof SIGNATURES | typeof CLES)[number] | 'IDENTITE_MOT_DE_PASSE',
  string
>;

const SIGNATURES = [
  'WEBHOOK_SECRET_GIDE',
  'WEBHOOK_SECRET_PARCOURS3',
  'PARTNER_SECRET_GIDE',
  'PARTNER_SECRET_PARCOURS3',
] as const;
const CLES = [
  'GIDE_CLIENT_SECRET',
  'PARCOURS3_CLIENT_SECRET',
  'PASSERELLE_BOOTSTRAP_KEY',
  'OIDC_CLIENT_SECRET',
] as const;

/**
 * Drawn once per data folder and kept there, readable by its owner only: both partners, the identity provider and the
 * gateway share them. A folder of a version that had fewer of them keeps those, and is given the others.
 */
export function secretsDeDemonstration(dossier: string): SecretsDeDemonstration {
  const fichier = join(dossier, 'secrets.json');
  const gardes = existsSync(fichier)
    ? (JSON.parse(readFileSync(fichier, 'utf8')) as Partial<SecretsDeDemonstration>)
    : {};
  const secrets = { ...tirer(), ...gardes };
  if (Object.keys(gardes).length === Object.keys(secrets).length) return secrets;
  const brouillon = `${fichier}.nouveau`;
  writeFileSync(brouillon, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(brouillon, fichier);
  return secrets;
}

function tirer(): SecretsDeDemonstration {
  return Object.fromEntries([
    ...SIGNATURES.map((nom) => [nom, `whsec_${randomBytes(32).toString('base64')}`]),
    ...CLES.map((nom) => [nom, randomBytes(32).toString('base64url')]),
    ['IDENTITE_MOT_DE_PASSE', tirerMotDePasse()],
  ]) as SecretsDeDemonstration;
}

/** Letters and digits that are not taken for one another, in groups: it is read on one screen and typed on another. */
function tirerMotDePasse(): string {
  const signes = 'abcdefghjkmnpqrstuvwxyz23456789';
  const groupe = (): string => Array.from({ length: 5 }, () => signes[randomInt(signes.length)]).join('');
  return [groupe(), groupe(), groupe(), groupe()].join('-');
}

/** The key alone, for `curl`: `$(cat <data folder>/cle-api)`. */
export function ecrireCle(dossier: string, cle: string): string {
  const fichier = join(dossier, 'cle-api');
  writeFileSync(fichier, cle, { mode: 0o600 });
  return fichier;
}
