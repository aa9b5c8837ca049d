import { isIP } from 'node:net';
import { type Sql, tirerId } from '#persistence';
import { objetDe, type ActionTracee, type GenreDObjet } from './vocabulaire.js';

/** Who orders, as the record keeps it: the id of a key or of an account, never a name. */
export interface Auteur {
  acteur: string;
  role: string;
  /** `structure:75056S01`. */
  portee: string;
}

export interface ActeEntame {
  auteur: Auteur;
  action: ActionTracee;
  /** Whatever names the object; kept only when it has the form of an id, or is a cotraitance that is known. */
  objet: string | null;
  /** Kind of the object, of an action that has several. */
  genre?: GenreDObjet | null;
  motif: string | null;
  correlation: string | null;
  /** Address of the peer of the connection; its network alone is kept. */
  adresse: string | null;
}

/** What is known once the act is over. */
export interface BilanDActe {
  objet?: string;
  /** How many things were concerned. */
  nombre?: number;
}

export type FinDActe =
  | ({ issue: 'fait' } & BilanDActe)
  | { issue: 'refuse'; code: string }
  /** A technical fault: it may have been done or not. */
  | { issue: 'inconnu'; code: string };

const MOTIF_MAX = 500;
const FORME_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** An id, or a partner: what was written in an address may be anything, a numéro DE included (seven digits and one). */
const FORME_D_OBJET = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,6}|gide|parcours3)$/i;
/** A number of cotraitance is looked for among those known; any other text, a NUL included, is not even asked. */
const FORME_DE_COTRAITANCE = /^[A-Z0-9-]{4,32}$/;
const NUMERO_DE = /\b\d{7}[0-9A-Z]\b/gu;

/**
 * The cotraitance that the act is about: the one named, if it is known, or that of the message or the écart. It stands in
 * the address of a route, so it is looked for rather than believed.
 */
const COTRAITANCE = `
  SELECT c.cotraitance FROM cotraitances c
  WHERE c.cotraitance = coalesce(
    CASE WHEN $6 = 'cotraitance' THEN $7 END,
    (SELECT m.cotraitance FROM messages_entrants m WHERE m.id = $9::uuid),
    (SELECT m.cotraitance FROM messages_sortants m WHERE m.id = $9::uuid),
    (SELECT e.cotraitance FROM ecarts e WHERE e.id = $9::uuid))
  LIMIT 1`;

const INSCRIRE = `
  WITH sur AS (SELECT (${COTRAITANCE}) AS cotraitance)
  INSERT INTO actes (acte, issue, acteur, role, portee, action, objet_genre, objet, cotraitance, motif, code, correlation, reseau)
  SELECT $1, $2, $3, $4, $5, $8, $6, CASE WHEN $6 = 'cotraitance' THEN sur.cotraitance ELSE $10 END, sur.cotraitance,
         $11, $12, $13, network(set_masklen($14::inet, CASE family($14::inet) WHEN 4 THEN 24 ELSE 48 END))
  FROM sur`;

/**
 * Writes that an act begins. Committed when it returns, before anything is done: whatever becomes of the process, an act
 * that happened is in the record. @returns what its end is written under
 */
export async function entamerActe(sql: Sql, acte: ActeEntame): Promise<string> {
  const id = tirerId();
  await inscrire(sql, id, 'entame', acte, null);
  return id;
}

/** Writes an act that was refused before it began, for lack of right. */
export async function refuserActe(sql: Sql, acte: ActeEntame, code: string): Promise<void> {
  await inscrire(sql, tirerId(), 'refuse', acte, code);
}

/** Writes how an act ended. The rest is as it was when it began. */
export async function conclureActe(sql: Sql, id: string, fin: FinDActe): Promise<void> {
  const { objet = null, nombre = null } = fin.issue === 'fait' ? fin : {};
  await sql(
    `INSERT INTO actes (acte, issue, acteur, role, portee, action, objet_genre, objet, cotraitance, nombre, motif, code, correlation, reseau)
     SELECT acte, $2, acteur, role, portee, action, objet_genre, coalesce($3, objet), cotraitance, $4, motif, $5, correlation, reseau
     FROM actes WHERE acte = $1 AND issue = 'entame'`,
    [
      id,
      fin.issue,
      objet !== null && FORME_D_OBJET.test(objet) ? objet : null,
      nombre,
      fin.issue === 'fait' ? null : fin.code,
    ],
  );
}

async function inscrire(
  sql: Sql,
  id: string,
  issue: 'entame' | 'refuse',
  { auteur, action, objet, genre = objetDe(action), motif, correlation, adresse }: ActeEntame,
  code: string | null,
): Promise<void> {
  const connu = objet !== null && FORME_D_OBJET.test(objet) ? objet : null;
  const cotraitance = genre === 'cotraitance' && objet !== null && FORME_DE_COTRAITANCE.test(objet);
  const porteur = (genre === 'message' || genre === 'ecart') && objet !== null && FORME_UUID.test(objet);
  await sql(INSCRIRE, [
    ...[id, issue, auteur.acteur, auteur.role, auteur.portee, genre, cotraitance ? objet : null, action],
    ...[porteur ? objet : null, connu, motifGarde(motif), code, correlation, adresseLisible(adresse)],
  ]);
}

/** The text as one line, bounded; what has the form of a numéro DE is hidden: it has its place in a dossier, not here. */
function motifGarde(motif: string | null): string | null {
  if (motif === null) return null;
  const ligne = motif
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return ligne.replace(NUMERO_DE, '(numéro masqué)').slice(0, MOTIF_MAX) || null;
}

/** An address that PostgreSQL reads; null for any other text. */
function adresseLisible(adresse: string | null): string | null {
  const sans = adresse?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? '';
  return isIP(sans) === 0 ? null : sans;
}
