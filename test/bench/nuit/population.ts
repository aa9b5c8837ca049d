import { canoniser, membresConnus, type Partenaire } from '#annexe7';
import pg from 'pg';
import { IDENTITE_EN_SQL } from './identites.js';
import { type FaitModele, type Modele, MODELES } from './modeles.js';

const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];

/** Tables of the product whose rows are copied from those of the templates. */
const COPIEES = ['dossiers', 'faits', 'cotraitances', 'dit'] as const;
/** The lives of the messages that made the templates: the population has none. */
const VIDEES = [
  'historique',
  'receptions',
  'messages_entrants',
  'identifiants',
  'messages_sortants',
  'envois',
  'comptages_porte',
  'transitions',
];

/**
 * Writes a population of this size in the database where the exchange has made the templates, in their place. Each
 * table is emptied and filled in one transaction, which PostgreSQL then need not write to its journal.
 */
export async function remplir(base: string, modeles: readonly Modele[], effectif: number): Promise<void> {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  const autre = new pg.Client({ connectionString: base });
  await autre.connect();
  try {
    await preparer(client, modeles, effectif);
    await Promise.all([
      copier(client, ['faits']).then(() => ecrireEmpreintes(client)),
      copier(autre, ['dit', 'cotraitances', 'dossiers']),
    ]);
    await client.query('DROP SCHEMA banc CASCADE');
    await Promise.all([
      client.query('VACUUM (ANALYZE) faits, dossiers, empreintes'),
      autre.query('VACUUM (ANALYZE) dit, cotraitances'),
    ]);
    await client.query('CHECKPOINT');
  } finally {
    await Promise.all([client.end(), autre.end()]);
  }
}

/** Beside the product's tables: who the population is, the rows of the templates, and what is summed up of them. */
async function preparer(client: pg.Client, modeles: readonly Modele[], effectif: number): Promise<void> {
  await client.query(`
    CREATE SCHEMA banc;
    CREATE UNLOGGED TABLE banc.modeles (modele integer, _d text, _c text);
    CREATE UNLOGGED TABLE banc.empreintes (modele integer, _d text, _c text, partenaire text, dit text, declare text);
    CREATE UNLOGGED TABLE banc.personnes AS
      SELECT rang % ${MODELES} AS modele, ${IDENTITE_EN_SQL.demandeur('rang')} AS demandeur,
             ${IDENTITE_EN_SQL.cotraitance('rang')} AS cotraitance
      FROM generate_series(0, ${effectif - 1}) AS rang`);
  await client.query('INSERT INTO banc.modeles SELECT * FROM unnest($1::int[], $2::text[], $3::text[])', [
    modeles.map((_, rang) => rang),
    modeles.map((m) => m.demandeur),
    modeles.map((m) => m.cotraitance),
  ]);
  for (const partenaire of PARTENAIRES)
    await client.query(
      `INSERT INTO banc.empreintes SELECT modele, _d, _c, $1, dit, declare
       FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS e (dit, declare, rang) JOIN banc.modeles ON modele = rang - 1`,
      [
        partenaire,
        modeles.map(({ faits }) => texteResume(faits[partenaire].dit)),
        modeles.map(({ faits }) => texteResume(faits[partenaire].declare)),
      ],
    );
  for (const table of COPIEES)
    await client.query(
      `CREATE UNLOGGED TABLE banc.${table} AS SELECT m.*, t.* FROM ${table} t JOIN banc.modeles m ON m._d = t.demandeur`,
    );
  await client.query(
    'ANALYZE banc.personnes, banc.empreintes, banc.dossiers, banc.faits, banc.cotraitances, banc.dit',
  );
  await client.query(`TRUNCATE ${VIDEES.join(', ')}`);
}

/** X4.3: the text of which the digest of a demandeur is the SHA-256; null: he is not listed. */
export function texteResume(faits: readonly FaitModele[]): string | null {
  if (faits.length === 0) return null;
  const lignes = faits.map(
    ({ cle, sequence, type, data }) => [cle, sequence, membresConnus(type, data)] as const,
  );
  return canoniser(lignes.sort(([une], [autre]) => Buffer.compare(Buffer.from(une), Buffer.from(autre))));
}

const PARLANTS = ['text', 'json', 'jsonb'];

/** Copies, for each person, the rows of his template, his numbers in place of its. */
async function copier(client: pg.Client, tables: readonly (typeof COPIEES)[number][]): Promise<void> {
  for (const table of tables) {
    const { rows } = await client.query<{ nom: string; type: string }>(
      `SELECT attname AS nom, format_type(atttypid, NULL) AS type FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = '' ORDER BY attnum`,
      [table],
    );
    const valeurs: string[] = [];
    for (const { nom, type } of rows) valeurs.push(await valeur(client, table, nom, type));
    await enUneTransaction(
      client,
      table,
      `INSERT INTO ${table} (${rows.map(({ nom }) => nom).join(', ')})
       SELECT ${valeurs.join(', ')} FROM banc.personnes p JOIN banc.${table} t USING (modele)`,
    );
  }
}

async function valeur(client: pg.Client, table: string, nom: string, type: string): Promise<string> {
  if (table === 'dossiers' && nom === 'seau') return seauEnSql('p.demandeur');
  if (!PARLANTS.includes(type)) return `t.${nom}`;
  const { rows } = await client.query<{ nomme: boolean }>(
    `SELECT coalesce(bool_or(position(_d IN ${nom}::text) + position(_c IN ${nom}::text) > 0), false) AS nomme FROM banc.${table}`,
  );
  return rows[0]?.nomme === true ? `${substitue(`t.${nom}::text`)}::${type}` : `t.${nom}`;
}

async function ecrireEmpreintes(client: pg.Client): Promise<void> {
  const resumer = (vue: string): string => `sha256(convert_to(${substitue(`t.${vue}`)}, 'UTF8'))`;
  await enUneTransaction(
    client,
    'empreintes',
    `INSERT INTO empreintes (partenaire, demandeur, seau, dit, declare)
     SELECT t.partenaire, p.demandeur, ${seauEnSql('p.demandeur')}, ${resumer('dit')}, ${resumer('declare')}
     FROM banc.personnes p JOIN banc.empreintes t USING (modele) WHERE coalesce(t.dit, t.declare) IS NOT NULL`,
  );
}

function substitue(texte: string): string {
  return `replace(replace(${texte}, t._d, p.demandeur), t._c, p.cotraitance)`;
}

function seauEnSql(demandeur: string): string {
  return `('x' || substr(encode(sha256(convert_to(${demandeur}, 'UTF8')), 'hex'), 1, 3))::bit(12)::int`;
}

async function enUneTransaction(client: pg.Client, table: string, ordre: string): Promise<void> {
  await client.query('BEGIN');
  await client.query(`TRUNCATE ${table}`);
  await client.query(ordre);
  await client.query('COMMIT');
}
