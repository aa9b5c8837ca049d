import { demarrerPostgresEmbarque, migrer } from '#persistence';
import pg from 'pg';
const p = await demarrerPostgresEmbarque('/tmp/pgtest');
await migrer(p.url);
const c = new pg.Client({ connectionString: p.url }); await c.connect();
const t = async (n: string, q: string) => { const d = performance.now(); const r = await c.query(q); console.log(n, Math.round(performance.now() - d), 'ms', r.rows.length); return r; };
const { rows } = await c.query('SELECT count(*)::int AS n FROM empreintes');
if (rows[0].n === 0) {
await t('fill', `INSERT INTO empreintes (partenaire, demandeur, seau, dit, declare)
 SELECT p, lpad(i::text,7,'0')||'A', (('x'||left(encode(sha256((lpad(i::text,7,'0')||'A')::bytea),'hex'),3))::bit(12)::int)::smallint, sha256((i||p)::bytea), CASE WHEN true THEN sha256((i||p||'d')::bytea) END
 FROM generate_series(1,1000000) i, unnest(array['gide','parcours3']) p`);
await t('vac','VACUUM ANALYZE empreintes');
}
const dit = `SELECT seau, count(*)::int AS effectif, bit_xor(part_dit)::text AS bits FROM empreintes WHERE partenaire = 'gide' AND dit IS NOT NULL GROUP BY seau`;
const deux = `SELECT seau, count(dit)::int AS n_dit, bit_xor(part_dit)::text AS b_dit, count(declare)::int AS n_declare, bit_xor(part_declare)::text AS b_declare FROM empreintes WHERE partenaire = 'gide' GROUP BY seau`;
for (let i=0;i<2;i++) { await t('dit', dit); await t('dit', dit.replaceAll('dit','declare')); await t('deux', deux);
await c.query('SET max_parallel_workers_per_gather=0'); await t('dit seq', dit); await t('deux seq', deux); await c.query('RESET max_parallel_workers_per_gather');
await t('nobits', `SELECT seau, count(dit) FROM empreintes WHERE partenaire = 'gide' GROUP BY seau`);}
for (const r of (await c.query('EXPLAIN (ANALYZE, BUFFERS) '+deux)).rows) console.log(r['QUERY PLAN']);
console.log((await c.query(`SELECT pg_size_pretty(pg_table_size('empreintes')) t`)).rows, (await c.query('SHOW shared_buffers')).rows, (await c.query('SHOW jit')).rows);
await c.end(); await p.arreter();
