import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

const PREFIXE = 'whsec_';
const OCTETS_MIN = 24;

/** X3.2. The keys shared with one system; several at once while one replaces another. */
export class Secrets {
  /** Never shown: neither by a log line nor by `inspect`, and key objects do not give their bytes unasked. */
  readonly #cles: readonly KeyObject[];

  readonly #identifiants: readonly string[];

  private constructor(cles: readonly KeyObject[]) {
    this.#cles = cles;
    this.#identifiants = cles.map(identifiantDe);
  }

  get cles(): readonly KeyObject[] {
    return this.#cles;
  }

  /** What names each key and tells nothing of it: people speak of a key by this, in the order of the setting. */
  get identifiants(): readonly string[] {
    return this.#identifiants;
  }

  /**
   * Reads `whsec_<base64>[,whsec_<base64>]`, each key at least 24 bytes. Throws an Error that names the
   * variable `nom` and never shows its value.
   */
  static lire(texte: string, nom: string): Secrets {
    return new Secrets(texte.split(',').map((un, rang) => lireCle(un.trim(), `${nom} (secret ${rang + 1})`)));
  }
}

/** A text that is never signed otherwise: what is signed has two dots. */
function identifiantDe(cle: KeyObject): string {
  return createHmac('sha256', cle).update('passerelle:identifiant').digest('hex').slice(0, 12);
}

function lireCle(secret: string, nom: string): KeyObject {
  if (!secret.startsWith(PREFIXE)) throw new Error(`${nom} : attendu « ${PREFIXE} » suivi de base64`);
  const base64 = secret.slice(PREFIXE.length);
  const cle = Buffer.from(base64, 'base64');
  if (cle.toString('base64') !== base64)
    throw new Error(`${nom} : ce qui suit « ${PREFIXE} » n’est pas du base64`);
  if (cle.length < OCTETS_MIN) throw new Error(`${nom} : au moins ${OCTETS_MIN} octets sont exigés`);
  return createSecretKey(cle);
}
