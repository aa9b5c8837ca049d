import type { Sql, UniteDeTravail } from '../unite-de-travail.js';
import { ClesDeChiffrementRefusees } from './cles-refusees.js';
import { ValeurIndechiffrable } from './valeur-indechiffrable.js';

/** What every key encrypts once, to be told from another of the same id. */
const TEMOIN = 'passerelle';

interface CleConnue {
  id: string;
  temoin: string;
  retiree: boolean;
}

/** Any constant: two processes that start with keys of their own compare them one after the other. */
const VERROU_DES_CLES = 7_201_022;

/**
 * Compares the keys of this process with those that have encrypted something in the database, before it reads or writes
 * anything: one that is missing, or is not the one that it was, stops the start while nothing is lost. The key that
 * encrypts is written down if it is new.
 * @throws ClesDeChiffrementRefusees
 */
export async function verifierLesCles(unite: UniteDeTravail): Promise<void> {
  await unite.executer(async (sql) => {
    await sql('SELECT pg_advisory_xact_lock($1)', [VERROU_DES_CLES]);
    // The schema of the version before, while the migration is still to come: nothing is encrypted there.
    const [present] = await sql<{ la: boolean }>(
      `SELECT to_regclass('cles_de_chiffrement') IS NOT NULL AS la`,
    );
    if (!present?.la) return;
    await comparer(sql);
    await inscrire(sql);
  });
}

async function comparer(sql: Sql): Promise<void> {
  const connues = await sql<CleConnue>(
    'SELECT id, temoin, retiree_le IS NOT NULL AS retiree FROM cles_de_chiffrement ORDER BY premiere_le, id',
  );
  const manquantes = connues.filter(({ id, retiree }) => !retiree && !sql.chiffreur.connait(id));
  if (manquantes.length > 0) throw new ClesDeChiffrementRefusees(direLesManquantes(manquantes));
  const autres = connues.filter((connue) => sql.chiffreur.connait(connue.id) && !estLaMeme(sql, connue));
  if (autres.length > 0) throw new ClesDeChiffrementRefusees(direLesAutres(autres));
}

async function inscrire(sql: Sql): Promise<void> {
  const active = sql.chiffreur.cleActive;
  if (active === null) return;
  await sql(
    `INSERT INTO cles_de_chiffrement (id, temoin) VALUES ($1, $2)
     ON CONFLICT (id) DO UPDATE SET retiree_le = NULL WHERE cles_de_chiffrement.retiree_le IS NOT NULL`,
    [active, sql.chiffreur.chiffrerTexte(TEMOIN, contexteDe(active))],
  );
}

function estLaMeme({ chiffreur }: Sql, { id, temoin }: CleConnue): boolean {
  try {
    return chiffreur.dechiffrerTexte(temoin, contexteDe(id), 'temoin') === TEMOIN;
  } catch (erreur) {
    if (erreur instanceof ValeurIndechiffrable) return false;
    throw erreur;
  }
}

function contexteDe(id: string): string {
  return `temoin\n${id}`;
}

function direLesManquantes(cles: readonly CleConnue[]): string {
  return (
    `Des données de cette base sont chiffrées sous une clé que ce processus n’a pas : ${nommer(cles)}. ` +
    'Rien n’est perdu : ajoutez-la à PASSERELLE_CLES_DE_CHIFFREMENT (ou au fichier cles-de-chiffrement du dossier de données), à la suite de la première.'
  );
}

function direLesAutres(cles: readonly CleConnue[]): string {
  return (
    `La clé de chiffrement ${nommer(cles)} n’est pas celle qui a chiffré des données de cette base : deux clés ne peuvent porter le même identifiant. ` +
    'Remettez la bonne dans PASSERELLE_CLES_DE_CHIFFREMENT, ou donnez un autre identifiant à la nouvelle.'
  );
}

function nommer(cles: readonly CleConnue[]): string {
  return cles.map(({ id }) => `« ${id} »`).join(', ');
}
