import { isIP } from 'node:net';
import { IsOptional, ValidateBy, ValidateIf } from 'class-validator';

type Controle = (valeur: string, variables: Record<string, unknown>) => boolean;

/** A constraint on a variable, with the sentence that says what to write. */
function contrainte(nom: string, attendu: string, controle: Controle): PropertyDecorator {
  return ValidateBy({
    name: nom,
    validator: {
      validate: (valeur: unknown, args) =>
        typeof valeur === 'string' && controle(valeur, (args?.object ?? {}) as Record<string, unknown>),
      defaultMessage: () => attendu,
    },
  });
}

/** May be left out. */
export const Facultative = IsOptional;

/** May be left out as long as another one is. */
export function FacultativeSans(autre: string): PropertyDecorator {
  return ValidateIf(
    (variables: Record<string, unknown>, valeur) => valeur !== undefined || variables[autre] !== undefined,
  );
}

export function Entier(min: number, max: number): PropertyDecorator {
  return contrainte('entier', `un nombre entier de ${min} à ${max}`, (valeur) => {
    return /^\d{1,9}$/.test(valeur) && Number(valeur) >= min && Number(valeur) <= max;
  });
}

export function Parmi(...valeurs: string[]): PropertyDecorator {
  return contrainte('parmi', `l'une des valeurs ${valeurs.join(', ')}`, (valeur) => valeurs.includes(valeur));
}

/** An absolute URL of one of these schemes. */
export function Adresse(exemple: string, ...schemas: string[]): PropertyDecorator {
  const attendu = `une adresse comme ${exemple}`;
  return contrainte('adresse', attendu, (valeur) => {
    return URL.canParse(valeur) && schemas.includes(new URL(valeur).protocol.replace(/:$/, ''));
  });
}

const CETTE_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function estSure(valeur: string): boolean {
  if (!URL.canParse(valeur)) return false;
  const { protocol, hostname } = new URL(valeur);
  return protocol === 'https:' || (protocol === 'http:' && CETTE_MACHINE.test(hostname));
}

/** https; http towards this very machine alone: identities and cookies pass there. */
export function AdresseSure(exemple: string): PropertyDecorator {
  const attendu = `une adresse https comme ${exemple} (http pour cette machine seulement)`;
  return contrainte('adresseSure', attendu, estSure);
}

/** The same, without path nor query. */
export function Origine(exemple: string): PropertyDecorator {
  const attendu = `une adresse https sans chemin comme ${exemple} (http pour cette machine seulement)`;
  return contrainte('origine', attendu, (valeur) => {
    return estSure(valeur) && new URL(valeur).href === `${new URL(valeur).origin}/`;
  });
}

/** An address of PostgreSQL; none that asks for TLS without verifying who answers (check 18). */
export function AdresseDeBase(exemple: string): PropertyDecorator {
  const attendu = `une adresse comme ${exemple} ; avec TLS, ?sslmode=verify-full`;
  return contrainte('adresseDeBase', attendu, (valeur) => {
    if (!/^postgres(ql)?:/.test(valeur) || !URL.canParse(valeur)) return false;
    const { searchParams } = new URL(valeur);
    return searchParams.get('sslmode') !== 'no-verify' && !searchParams.has('uselibpqcompat');
  });
}

/** Host lists (`redis-sentinel://a:1,b:2/name`) are no URL for the standard parser: by pattern. */
export function AdresseRedis(): PropertyDecorator {
  const attendu =
    'une adresse comme redis://hote:6379, rediss://hote:6380, redis-sentinel://a:26379,b:26379/nom ' +
    'ou redis-cluster://a:6379,b:6379';
  return contrainte('adresseRedis', attendu, (valeur) => {
    return (
      /^(rediss?|rediss?-cluster):\/\/[^/\s]+(\/\d*)?$/.test(valeur) ||
      /^rediss?-sentinel:\/\/[^/\s]+\/[^/\s]+(\/\d+)?$/.test(valeur)
    );
  });
}

export function Forme(forme: RegExp, attendu: string): PropertyDecorator {
  return contrainte('forme', attendu, (valeur) => forme.test(valeur));
}

export function Texte(longueurMin: number, attendu: string): PropertyDecorator {
  return contrainte('texte', attendu, (valeur) => valeur.length >= longueurMin);
}

/** X3.2: `whsec_<base64>[,whsec_<base64>]`, at least 24 bytes each. */
export function SecretsDeSignature(): PropertyDecorator {
  const attendu =
    "un ou plusieurs secrets whsec_<base64> d'au moins 24 octets chacun, séparés par une virgule " +
    '(par exemple : echo "whsec_$(openssl rand -base64 32)")';
  return contrainte('secrets', attendu, (valeur) =>
    valeur.split(',').every((secret) => estUnSecret(secret.trim())),
  );
}

/** `<id>:<base64>[,…]`, 32 bytes each, ids that differ; `clair` may stand in the place of the first. */
export function ClesDeChiffrement(): PropertyDecorator {
  const attendu =
    'une ou plusieurs clés <identifiant>:<base64> de 32 octets chacune, séparées par une virgule, la première chiffre ' +
    '(par exemple : echo "c2026:$(openssl rand -base64 32)")';
  return contrainte('clesDeChiffrement', attendu, (valeur) => {
    const entrees = valeur.split(',').map((entree) => entree.trim());
    const cles = entrees[0] === 'clair' ? entrees.slice(1) : entrees;
    const ids = new Set(cles.map((cle) => cle.split(':')[0]));
    return ids.size === cles.length && cles.every(estUneCleDeChiffrement);
  });
}

function estUneCleDeChiffrement(texte: string): boolean {
  const base64 = /^[a-z0-9][a-z0-9-]{0,31}:([^:]+)$/.exec(texte)?.[1] ?? '';
  const octets = Buffer.from(base64, 'base64');
  return octets.length === 32 && octets.toString('base64') === base64;
}

function estUnSecret(texte: string): boolean {
  const base64 = /^whsec_(.+)$/.exec(texte)?.[1] ?? '';
  const octets = Buffer.from(base64, 'base64');
  return octets.length >= 24 && octets.toString('base64') === base64;
}

/** Networks or addresses, comma separated: `10.1.0.0/16,192.168.1.7`. */
export function Reseaux(): PropertyDecorator {
  const attendu = 'des réseaux séparés par des virgules, par exemple 10.1.0.0/16,192.168.1.7';
  return contrainte('reseaux', attendu, (valeur) => valeur.split(',').every((un) => estUnReseau(un.trim())));
}

function estUnReseau(texte: string): boolean {
  const [adresse = '', taille, ...reste] = texte.split('/');
  const bits = isIP(adresse) === 6 ? 128 : 32;
  const bonneTaille = taille === undefined || (/^\d{1,3}$/.test(taille) && Number(taille) <= bits);
  return isIP(adresse) !== 0 && bonneTaille && reste.length === 0;
}

/** H7: a real day, and never in production. */
export function JourSimule(): PropertyDecorator {
  const attendu =
    'une date réelle AAAA-MM-JJ de 1900 à 2100, qui démarre une horloge simulée ; à laisser vide quand NODE_ENV vaut production';
  return contrainte('jourSimule', attendu, (valeur, variables) => {
    return estUnJour(valeur) && variables['NODE_ENV'] !== 'production';
  });
}

function estUnJour(texte: string): boolean {
  const [, annee] = /^(\d{4})-\d{2}-\d{2}$/.exec(texte) ?? [];
  if (annee === undefined || Number(annee) < 1900 || Number(annee) > 2100) return false;
  const instant = new Date(`${texte}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(texte);
}
