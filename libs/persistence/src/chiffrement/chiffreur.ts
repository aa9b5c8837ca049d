import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { type CleDeChiffrement, lireCles, type TrousseauDeChiffrement } from './cles.js';
import { chiffrer, dechiffrer } from './gcm.js';
import {
  contexteDesMembres,
  estChiffre,
  estUnObjet,
  MEMBRES_CHIFFRES,
  type ObjetJson,
  sontDesDonnees,
} from './membres-chiffres.js';
import { ValeurIndechiffrable } from './valeur-indechiffrable.js';

const PREFIXE = 'chiffre:';
/** Stands for a member that is encrypted with another one, which it names. */
const AVEC = `${PREFIXE}:`;
const FORME = /^chiffre:([a-z0-9-]{1,32}):([A-Za-z0-9_-]*)$/;
/** How much of the bytes of a body says under which key they are. */
export const ENTETE_MAX = PREFIXE.length + 33;
/** Below, compression gains nothing; above, PostgreSQL would have done it, and cannot compress what is encrypted. */
const COMPRIME_DES = 1_024;
const COMPRESSION = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/**
 * Encrypts what is written of people and decrypts what is read (check 21): members of data as a text
 * `chiffre:<key id>:<base64url>` in the place of the first of them, `chiffre::<first>` in that of the others, for each
 * encryption has its price; bodies as bytes that begin likewise. What was written before there were keys is read as it is.
 */
export class Chiffreur {
  /** Of a process that has no key: it neither writes data of people nor reads what is encrypted. */
  static readonly SANS_CLE = new Chiffreur(null);

  readonly #cles: ReadonlyMap<string, CleDeChiffrement>;
  readonly #active: CleDeChiffrement | null;

  private constructor(private readonly trousseau: TrousseauDeChiffrement | null) {
    this.#cles = new Map(trousseau?.cles.map((cle) => [cle.id, cle]));
    this.#active = trousseau?.active ?? null;
  }

  /** @param texte as PASSERELLE_CLES_DE_CHIFFREMENT @throws Error when it has not that form */
  static lire(texte: string): Chiffreur {
    return new Chiffreur(lireCles(texte));
  }

  /** Id of the key that encrypts; null: none does. */
  get cleActive(): string | null {
    return this.#active?.id ?? null;
  }

  connait(cle: string): boolean {
    return this.#cles.has(cle);
  }

  /** A copy of data with their sensitive members encrypted; those of `{sequence, data}` too. Null stays null. */
  chiffrerDonnees<T extends object | null>(donnees: T): T {
    if (this.trousseau === null && donnees !== null)
      throw new ValeurIndechiffrable('CLES_ABSENTES', 'donnees', null);
    if (this.#active === null || donnees === null) return donnees;
    const copie: ObjetJson = { ...donnees };
    const membres = MEMBRES_CHIFFRES.filter((un) => copie[un] !== undefined && estChiffre(copie, un));
    const [premier] = membres;
    if (premier !== undefined) {
      if (!sontDesDonnees(copie)) throw new Error('unreachable: data of a fact name their demandeur');
      const clair = JSON.stringify(membres.map((membre) => copie[membre]));
      const contexte = contexteDesMembres(copie, membres);
      for (const membre of membres) copie[membre] = AVEC + premier;
      copie[premier] = this.chiffrerTexte(clair, contexte);
    }
    if (estUnObjet(copie['data'])) copie['data'] = this.chiffrerDonnees(copie['data']);
    return copie as T;
  }

  /** Parses the JSON of a column and decrypts what is encrypted in it, at any depth. @throws ValeurIndechiffrable */
  lireJson(texte: string): unknown {
    const valeur: unknown = JSON.parse(texte);
    if (texte.includes(`"${PREFIXE}`)) this.#dechiffrerDans(valeur);
    return valeur;
  }

  /**
   * The same JSON with every sensitive value under the key that encrypts, whatever it was under; null: nothing to change.
   * @throws ValeurIndechiffrable
   */
  rechiffrerJson(texte: string): string | null {
    const active = this.cleActive;
    const valeur: unknown = JSON.parse(texte);
    if (!estUnObjet(valeur) || clesDuJson(texte).every((cle) => cle === active)) return null;
    this.#dechiffrerDans(valeur);
    return JSON.stringify(this.chiffrerDonnees(valeur));
  }

  /** Bytes of a reception, compressed, then encrypted, bound to its id. */
  chiffrerCorps(reception: string, corps: Buffer): Buffer {
    if (this.trousseau === null) throw new ValeurIndechiffrable('CLES_ABSENTES', 'corps', null);
    if (this.#active === null) return corps;
    const comprime = corps.length >= COMPRIME_DES;
    const clair = comprime ? brotliCompressSync(corps, COMPRESSION) : corps;
    return Buffer.concat([
      Buffer.from(`${PREFIXE}${this.#active.id}:`),
      Buffer.of(Number(comprime)),
      chiffrer(this.#active, clair, contexteDuCorps(reception, comprime)),
    ]);
  }

  /** Bytes as received. @throws ValeurIndechiffrable */
  dechiffrerCorps(reception: string, corps: Buffer): Buffer {
    const id = cleDuCorps(corps);
    if (id === null) return corps;
    const debut = PREFIXE.length + id.length + 1;
    const comprime = corps[debut] === 1;
    const contexte = contexteDuCorps(reception, comprime);
    const clair = dechiffrer(this.#cle(id, 'corps'), corps.subarray(debut + 1), contexte);
    if (clair === null) throw new ValeurIndechiffrable('VALEUR_ALTEREE', 'corps', id);
    return comprime ? brotliDecompressSync(clair) : clair;
  }

  /** @throws ValeurIndechiffrable when no key encrypts */
  chiffrerTexte(clair: string, contexte: string): string {
    if (this.#active === null) throw new ValeurIndechiffrable('CLES_ABSENTES', 'texte', null);
    return `${PREFIXE}${this.#active.id}:${chiffrer(this.#active, clair, contexte).toString('base64url')}`;
  }

  /** @throws ValeurIndechiffrable */
  dechiffrerTexte(texte: string, contexte: string, membre: string): string {
    const [, id, base64 = ''] = FORME.exec(texte) ?? [];
    if (id === undefined) throw new ValeurIndechiffrable('VALEUR_ALTEREE', membre, null);
    const clair = dechiffrer(this.#cle(id, membre), Buffer.from(base64, 'base64url'), contexte);
    if (clair === null) throw new ValeurIndechiffrable('VALEUR_ALTEREE', membre, id);
    return clair.toString('utf8');
  }

  #dechiffrerDans(valeur: unknown): void {
    if (Array.isArray(valeur)) return valeur.forEach((element) => this.#dechiffrerDans(element));
    if (!estUnObjet(valeur)) return;
    for (const contenu of Object.values(valeur))
      if (typeof contenu === 'object') this.#dechiffrerDans(contenu);
    // Other JSON, a filter or a view, may hold such a text for all we know: it is nobody's data.
    if (!sontDesDonnees(valeur)) return;
    const membres = MEMBRES_CHIFFRES.filter((membre) => estUnTexteChiffre(valeur[membre]));
    const [premier] = membres;
    if (premier === undefined) return;
    const clair = this.dechiffrerTexte(
      valeur[premier] as string,
      contexteDesMembres(valeur, membres),
      premier,
    );
    (JSON.parse(clair) as unknown[]).forEach((contenu, rang) => {
      valeur[membres[rang] as string] = contenu;
    });
  }

  #cle(id: string, membre: string): CleDeChiffrement {
    const cle = this.#cles.get(id);
    if (cle) return cle;
    throw new ValeurIndechiffrable(this.trousseau === null ? 'CLES_ABSENTES' : 'CLE_INCONNUE', membre, id);
  }
}

function contexteDuCorps(reception: string, comprime: boolean): string {
  return `corps\n${reception}\n${comprime}`;
}

/** Id of the key under which a text of JSON stands; null: it is in clear. */
export function cleDuTexte(texte: string): string | null {
  return FORME.exec(texte)?.[1] ?? null;
}

/** Id of the key under which a body stands, from its first bytes; null: it is in clear. */
export function cleDuCorps(corps: Buffer): string | null {
  const entete = corps.toString('latin1', 0, ENTETE_MAX);
  return /^chiffre:([a-z0-9-]{1,32}):/.exec(entete)?.[1] ?? null;
}

function estUnTexteChiffre(valeur: unknown): boolean {
  return typeof valeur === 'string' && valeur.startsWith(PREFIXE);
}

/**
 * Ids of the keys under which the sensitive members of data stand, one for each object that has some; null: in clear.
 */
export function clesDuJson(texte: string): (string | null)[] {
  const valeur: unknown = JSON.parse(texte);
  if (!estUnObjet(valeur)) return [];
  return [valeur, valeur['data']].filter(estUnObjet).flatMap((objet) => {
    const premier = MEMBRES_CHIFFRES.find((un) => objet[un] !== undefined && estChiffre(objet, un));
    if (premier === undefined) return [];
    const contenu = objet[premier];
    return [typeof contenu === 'string' ? cleDuTexte(contenu) : null];
  });
}
