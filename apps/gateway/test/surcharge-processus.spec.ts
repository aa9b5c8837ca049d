import { readFileSync } from 'node:fs';
import pg from 'pg';
import { creerDataSource, UniteDeTravail } from '#persistence';
import { CHIFFREUR_D_ESSAI } from '#test/cles-d-essai';
import { attendreQue } from '#test/attendre-que';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';
import { evenement, lot, signe } from '#test/evenements';
import { type GatewayEnProcessus, lancerGateway, nouveauSecret } from '#test/gateway-en-processus';
import type { DataSource } from 'typeorm';
import { creerGatewayDEssai } from './gateway-d-essai.js';

const SECRETS = { gide: nouveauSecret(), parcours3: nouveauSecret() };

interface Issue {
  statut: number;
  reessayer: string | null;
  ms: number;
  ids: string[];
}

let base: BaseDEssai;
let source: DataSource;
let unite: UniteDeTravail;
beforeEach(async () => {
  base = await creerBase();
  source = await creerDataSource({ url: base.url, taillePool: 4, chiffreur: CHIFFREUR_D_ESSAI }).initialize();
  unite = new UniteDeTravail(source);
});
afterEach(async () => {
  await source.destroy();
  await base.supprimer();
});

const demarrer = (): Promise<GatewayEnProcessus> =>
  lancerGateway({
    DATABASE_URL: base.url,
    WEBHOOK_SECRET_GIDE: SECRETS.gide,
    WEBHOOK_SECRET_PARCOURS3: SECRETS.parcours3,
  });

/** One batch; statut 0 when the connection was refused or cut without an answer. */
async function envoyer(url: string, evenements = 1): Promise<Issue> {
  const liste = Array.from({ length: evenements }, () => evenement('statut.change'));
  const corps = lot(liste);
  const depart = performance.now();
  const ids = liste.map(({ id }) => id);
  try {
    const reponse = await fetch(`${url}/webhooks/gide`, {
      method: 'POST',
      headers: signe(SECRETS.gide, corps),
      body: new Uint8Array(corps),
    });
    await reponse.arrayBuffer();
    return {
      statut: reponse.status,
      reessayer: reponse.headers.get('retry-after'),
      ms: performance.now() - depart,
      ids,
    };
  } catch {
    return { statut: 0, reessayer: null, ms: performance.now() - depart, ids };
  }
}

/** Ids that were acknowledged and are not in the database. */
async function perdus(issues: readonly Issue[]): Promise<string[]> {
  const acquittes = issues.filter(({ statut }) => statut === 202).flatMap(({ ids }) => ids);
  const lignes = await unite.seule<{ evenement: string }>(
    'SELECT evenement FROM identifiants WHERE evenement = ANY($1::text[])',
    [acquittes],
  );
  const gardes = new Set(lignes.map((ligne) => ligne.evenement));
  return acquittes.filter((id) => !gardes.has(id));
}

const enCours = ({ enfant }: GatewayEnProcessus): boolean =>
  enfant.exitCode === null && enfant.signalCode === null;

const rss = ({ enfant }: GatewayEnProcessus): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${enfant.pid}/status`, 'utf8'))?.[1]) / 1_024;

describe('more arrives than can be committed [X3.6]', () => {
  it('is refused with 429 or 503 and Retry-After in bounded time, memory stays flat, and all is served after', async () => {
    const gateway = await demarrer();
    try {
      expect((await envoyer(gateway.url)).statut).toBe(202);
      const avant = rss(gateway);
      // Nothing can be committed: what arrives piles up to the bound, and no further.
      const verrou = new pg.Client({ connectionString: base.url });
      await verrou.connect();
      await verrou.query('BEGIN; LOCK TABLE receptions IN ACCESS EXCLUSIVE MODE');
      const issues = await Promise.all(Array.from({ length: 1_200 }, () => envoyer(gateway.url)));
      await verrou.query('ROLLBACK');
      await verrou.end();
      const parStatut = new Map<number, number>();
      for (const { statut } of issues) parStatut.set(statut, (parStatut.get(statut) ?? 0) + 1);
      const refuses = issues.filter(({ statut }) => statut !== 202);
      process.stdout.write(
        `overload: ${JSON.stringify([...parStatut])}, slowest ${Math.max(...issues.map(({ ms }) => ms)).toFixed(0)} ms, +${(rss(gateway) - avant).toFixed(0)} MiB\n`,
      );
      expect(refuses.length).toBeGreaterThan(150);
      for (const { statut, reessayer } of refuses)
        expect([[429, 503].includes(statut), reessayer]).toEqual([true, expect.stringMatching(/^\d+$/)]);
      // The lock is waited for 2 s, five times at most, by each lot that waited for the one before.
      expect(Math.max(...issues.map(({ ms }) => ms))).toBeLessThan(120_000);
      expect(rss(gateway) - avant).toBeLessThan(150);
      expect(await perdus(issues)).toEqual([]);
      await attendreQue('everything is served again', async () => {
        const suite = await Promise.all(Array.from({ length: 100 }, () => envoyer(gateway.url)));
        return suite.every(({ statut }) => statut === 202);
      });
    } finally {
      await gateway.arreter();
    }
  });

  it('a pool without a free connection answers 503 in bounded time, never a hang (fault 14)', async () => {
    const gateway = await creerGatewayDEssai();
    try {
      const prises = await Promise.all(
        Array.from({ length: 10 }, async () => {
          const prise = gateway.source.createQueryRunner();
          await prise.connect();
          return prise;
        }),
      );
      const chronometrer = async (agir: () => Promise<{ statut: number }>): Promise<[number, boolean]> => {
        const depart = performance.now();
        const { statut } = await agir();
        // Three seconds, and what a busy machine adds; without a bound it would wait for the release.
        return [statut, performance.now() - depart < 20_000];
      };
      const issues = await Promise.all([
        ...Array.from({ length: 20 }, () =>
          chronometrer(() => gateway.webhook('gide', lot([evenement('statut.change')]))),
        ),
        chronometrer(() => gateway.get('/health/ready')),
      ]);
      for (const prise of prises) await prise.release();
      expect(issues).toEqual(Array(21).fill([503, true]));
      expect((await gateway.webhook('gide', lot([evenement('statut.change')]))).statut).toBe(202);
    } finally {
      await gateway.fermer();
    }
  });
});

describe('SIGTERM under load (fault 30)', () => {
  it('loses nothing that was acknowledged, and ends with 0', async () => {
    const gateway = await demarrer();
    const issues: Issue[] = [];
    let continuer = true;
    const expediteurs = Array.from({ length: 16 }, async () => {
      while (continuer && enCours(gateway)) issues.push(await envoyer(gateway.url, 3));
    });
    await attendreQue('the load is there', () => issues.length > 150);
    gateway.enfant.kill('SIGTERM');
    expect(await gateway.fin()).toBe(0);
    continuer = false;
    await Promise.all(expediteurs);
    const acquittees = issues.filter(({ statut }) => statut === 202).length;
    process.stdout.write(
      `SIGTERM under load: ${acquittees} requests acknowledged, ${issues.length - acquittees} not\n`,
    );
    expect(acquittees).toBeGreaterThan(100);
    expect(await perdus(issues)).toEqual([]);
    // Refused connections, or 503 with a time to come back: never another answer.
    expect(issues.filter(({ statut }) => ![202, 429, 503, 0].includes(statut))).toEqual([]);
  });
});
