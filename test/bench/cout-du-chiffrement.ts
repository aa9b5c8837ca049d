import pg from 'pg';
import {
  Chiffreur,
  creerDataSource,
  ReprendreLeChiffrement,
  UniteDeTravail,
  verifierLesCles,
} from '#persistence';
import { BancPostgres } from '../banc/banc-postgres.js';
import { lieuxDuBanc } from '../banc/lieux.js';
import { mediane } from '../banc/quantiles.js';
import { CLES_DU_BANC } from '../banc/secrets-du-banc.js';
import { composerJournee } from './journee.js';
import { preparerModele } from './modele.js';
import { type CoutDEtape, profiler } from './profil.js';

/**
 * What encryption costs (check 21): the stages of the same day, in clear and encrypted in turn, without HTTP nor queue;
 * what the database weighs; how fast rows in clear are taken up.
 *   node --conditions=source --import ./config/typescript-hooks.mjs test/bench/cout-du-chiffrement.ts [messages] [passes]
 */
const [messages = 10_000, passes = 3] = process.argv.slice(2).map(Number);
const MANIERES = { clair: `clair,${CLES_DU_BANC}`, chiffre: CLES_DU_BANC };
type Maniere = keyof typeof MANIERES;

const banc = await BancPostgres.demarrer({
  superutilisateur: [
    `ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'`,
    `CREATE EXTENSION pg_stat_statements`,
  ],
});
try {
  const journee = composerJournee(messages, lieuxDuBanc());
  const modeles = { clair: await banc.creerBase(), chiffre: await banc.creerBase() };
  for (const nom of ['clair', 'chiffre'] as const) {
    await preparerModele(modeles[nom], [journee], MANIERES[nom]);
    console.log(
      `${nom} : base de ${await poids(modeles[nom])} Mio après ${journee.passe.gide.length + journee.passe.parcours3.length} faits`,
    );
  }
  const couts: Record<Maniere, CoutDEtape[][]> = { clair: [], chiffre: [] };
  for (let passe = 0; passe < passes; passe += 1)
    for (const nom of passe % 2 === 0 ? (['clair', 'chiffre'] as const) : (['chiffre', 'clair'] as const))
      couts[nom].push(await profiler({ banc, modele: modeles[nom] }, journee, MANIERES[nom]));
  for (const [rang, { etape }] of (couts.clair[0] ?? []).entries()) {
    const cpu = (nom: Maniere, de: 'cpuNode' | 'cpuPostgres'): string =>
      ((mediane(couts[nom].map((profil) => profil[rang]?.[de] ?? 0)) / messages) * 1e6).toFixed(0);
    console.log(
      `${etape} : Node ${cpu('clair', 'cpuNode')} → ${cpu('chiffre', 'cpuNode')} µs/msg, ` +
        `PostgreSQL ${cpu('clair', 'cpuPostgres')} → ${cpu('chiffre', 'cpuPostgres')} µs/msg`,
    );
  }
  await reprendre(modeles.clair);
} finally {
  await banc.arreter();
}

async function poids(base: string): Promise<string> {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  const { rows } = await client.query<{ mio: number }>(
    `SELECT sum(pg_total_relation_size(oid))::float / 1048576 AS mio FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  await client.end();
  return (rows[0]?.mio ?? 0).toFixed(1);
}

async function reprendre(base: string): Promise<void> {
  const source = await creerDataSource({ url: base, chiffreur: Chiffreur.lire(CLES_DU_BANC) }).initialize();
  const unite = new UniteDeTravail(source);
  await verifierLesCles(unite);
  const debut = performance.now();
  const bilan = await new ReprendreLeChiffrement(unite).execute();
  const secondes = (performance.now() - debut) / 1_000;
  console.log(`reprise : ${bilan?.chiffrees ?? 0} lignes en ${secondes.toFixed(1)} s`);
  await source.destroy();
}
