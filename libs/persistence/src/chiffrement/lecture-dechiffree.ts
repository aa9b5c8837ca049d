import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Chiffreur } from './chiffreur.js';

const { JSON: TYPE_JSON, JSONB: TYPE_JSONB } = pg.types.builtins;

/**
 * Parsers of the columns that the connections of a data source read: what is encrypted inside JSON arrives decrypted,
 * whoever asks for it, so that no reader can forget to. A value that does not open fails its statement.
 */
export function typesDechiffrants(chiffreur: Chiffreur): pg.CustomTypesConfig {
  const lireJson = (texte: string): unknown => chiffreur.lireJson(texte);
  const lecteurDe = (type: number, format?: 'text' | 'binary'): unknown =>
    format !== 'binary' && (type === Number(TYPE_JSON) || type === Number(TYPE_JSONB))
      ? lireJson
      : pg.types.getTypeParser(type, format);
  return { getTypeParser: lecteurDe as typeof pg.types.getTypeParser };
}

const chiffreurs = new WeakMap<DataSource, Chiffreur>();

/** Gives a data source its keys; they are found again by those who write through it. */
export function confierLesCles(source: DataSource, chiffreur: Chiffreur): DataSource {
  chiffreurs.set(source, chiffreur);
  return source;
}

export function chiffreurDe(source: DataSource): Chiffreur {
  return chiffreurs.get(source) ?? Chiffreur.SANS_CLE;
}
