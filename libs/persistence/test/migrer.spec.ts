import pg from 'pg';
import { attendreQue } from '#test/attendre-que';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import { creerDataSource } from '../src/data-source.js';
import { migrer } from '../src/migrer.js';

let base: BaseDEssai;
let ancienne: pg.Client;

beforeEach(async () => {
  base = await creerBase();
  ancienne = new pg.Client({ connectionString: base.url });
  await ancienne.connect();
});

afterEach(async () => {
  await ancienne.end();
  await base.supprimer();
});

/** Takes the newest migrations back, one by one. */
async function revenir(combien: number): Promise<void> {
  const source = await creerDataSource({ url: base.url }).initialize();
  for (let rang = 0; rang < combien; rang += 1) await source.undoLastMigration();
  await source.destroy();
}

async function attend(table: string): Promise<boolean> {
  const { rowCount } = await ancienne.query(
    'SELECT 1 FROM pg_locks WHERE NOT granted AND relation = $1::regclass',
    [table],
  );
  return rowCount !== 0;
}

describe('migrating under a version that serves [fault 30]', () => {
  it('runs a migration again that waited too long for a transaction, and says each once', async () => {
    await revenir(3);
    await ancienne.query('BEGIN');
    await ancienne.query('SELECT 1 FROM receptions');
    const migration = migrer(base.url);
    await attendreQue('la migration attend', () => attend('receptions'));
    await attendreQue('elle a renoncé une fois', async () => !(await attend('receptions')));
    await ancienne.query('ROLLBACK');
    expect(await migration).toEqual([
      'Conservation1700000000023',
      'SecondRegard1700000000024',
      'Demasquages1700000000025',
    ]);
    expect(await migrer(base.url)).toEqual([]);
  });
});
