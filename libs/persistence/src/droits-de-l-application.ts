import pg from 'pg';

/** Never changed once written (A4, J5, X3.4, X6): the processes may add rows and read them, nothing else. */
export const TABLES_EN_AJOUT_SEUL = [
  'actes',
  'activations_flux',
  'comptages_porte',
  'demasquages',
  'ecarts_evenements',
  'exports_parts',
  'faits',
  'historique',
  'identifiants',
  'lectures',
  'pauses',
  'politiques_ecarts',
  'receptions',
  'scellements',
  'scellements_journaux',
  'transitions',
  'zones_competence',
] as const;

/** Written by the migrations alone, or by the functions of the owner. */
const TABLES_EN_LECTURE_SEULE = ['journaux_purges', 'migrations'];

/** What the processes may have done as the owner: what is old enough goes, and nothing else (check 22, ADR 35). */
const FONCTIONS_DU_PROPRIETAIRE = [
  'compter_a_purger(text, integer, integer)',
  'effacer_cotraitance(text, boolean)',
  'purger(text, integer, integer)',
  'effacer_exports_expires()',
] as const;

/** Tables of which some columns alone may change: who has which right, and since when, stays as it was written. */
const COLONNES_MODIFIABLES: Readonly<Record<string, readonly string[]>> = {
  cles_de_chiffrement: ['retiree_le'],
  cles_api: [
    'finit_le',
    'suspendue_le',
    'suspendue_par',
    'motif_suspension',
    'revoquee_le',
    'revoquee_par',
    'motif_revocation',
    'vue_le',
  ],
  comptes: ['nom', 'courriel', 'etat', 'etat_le', 'etat_par', 'etat_motif', 'vu_le'],
  // What a file may hold is fixed when it is asked for; how far it is changes.
  exports: [
    'etat',
    'lignes',
    'octets',
    'coupe',
    'parts',
    'position',
    'debut',
    'fin',
    'expire_le',
    'jeton',
    'bail_jusqua',
    'reprises',
  ],
  habilitations: [
    'retiree_le',
    'retiree_par',
    'motif_retrait',
    'endormie_le',
    'reveillee_le',
    'reveillee_par',
    'motif_reveil',
  ],
  sessions: ['vue_le', 'fermee_le', 'fermeture'],
  vues: ['nom', 'filtres', 'partagee', 'changee_le', 'supprimee_le'],
};

export interface RoleApplication {
  nom: string;
  /** Absent: the role exists already, with whatever proof the administrators of the database gave it. */
  motDePasse?: string;
}

/**
 * Gives the role of the processes what they need and no more (check 23): no DDL, no DELETE, no TRUNCATE, no UPDATE of
 * what is kept for ever. Run after the migrations, by the owner of the tables, in one transaction: processes that run
 * see no moment without rights. Makes the role when it has a password and does not exist.
 */
export async function accorderLesDroits(url: string, { nom, motDePasse }: RoleApplication): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'passerelle-migrations' });
  await client.connect();
  try {
    await client.query('BEGIN');
    if (motDePasse !== undefined) await assurerLeRole(client, nom, motDePasse);
    const role = pg.escapeIdentifier(nom);
    await client.query(`
      GRANT USAGE ON SCHEMA public TO ${role};
      REVOKE CREATE ON SCHEMA public FROM PUBLIC, ${role};
      REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role};
    `);
    const { rows } = await client.query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
    );
    for (const { tablename } of rows) {
      const table = `public.${pg.escapeIdentifier(tablename)}`;
      await client.query(`GRANT ${droitsSur(tablename)} ON ${table} TO ${role}`);
    }
    for (const fonction of FONCTIONS_DU_PROPRIETAIRE)
      await client.query(`GRANT EXECUTE ON FUNCTION public.${fonction} TO ${role}`);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

function droitsSur(table: string): string {
  if (TABLES_EN_LECTURE_SEULE.includes(table)) return 'SELECT';
  if ((TABLES_EN_AJOUT_SEUL as readonly string[]).includes(table)) return 'SELECT, INSERT';
  const colonnes = COLONNES_MODIFIABLES[table];
  return `SELECT, INSERT, UPDATE${colonnes === undefined ? '' : ` (${colonnes.map(pg.escapeIdentifier).join(', ')})`}`;
}

async function assurerLeRole(client: pg.Client, nom: string, motDePasse: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [nom]);
  const verbe = rowCount === 0 ? 'CREATE' : 'ALTER';
  // A command on roles takes no parameter: both texts are quoted by the driver.
  await client.query(
    `${verbe} ROLE ${pg.escapeIdentifier(nom)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(motDePasse)}`,
  );
}
