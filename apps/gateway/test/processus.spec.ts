import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { attendreQue } from '#test/attendre-que';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import { evenement, lot, signe } from '#test/evenements';
import { type GatewayEnProcessus, lancerGateway } from '#test/gateway-en-processus';
import pg from 'pg';
import { SECRETS } from './gateway-d-essai.js';

let base: BaseDEssai;
beforeAll(async () => {
  base = await creerBase();
});
afterAll(() => base.supprimer());

const lancer = (env: Record<string, string> = {}): Promise<GatewayEnProcessus> =>
  lancerGateway({
    DATABASE_URL: base.url,
    WEBHOOK_SECRET_GIDE: SECRETS.gide,
    WEBHOOK_SECRET_PARCOURS3: SECRETS.parcours3,
    ...env,
  });

describe('the gateway as a process', () => {
  it('finishes the request under way when asked to stop, waits for no silent connection, takes no other, ends with 0', async () => {
    const processus = await lancer();
    const muette = await ouvrirSansRienDire(processus.port);
    const verrou = new pg.Client({ connectionString: base.url });
    await verrou.connect();
    await verrou.query('BEGIN; LOCK TABLE receptions IN ACCESS EXCLUSIVE MODE');
    const corps = lot([evenement('statut.change')]);
    const enCours = fetch(`http://127.0.0.1:${processus.port}/webhooks/gide`, {
      method: 'POST',
      headers: signe(SECRETS.gide, corps),
      body: new Uint8Array(corps),
    });
    await attendreQue('the request waits for the lock', async () => {
      const { rows } = await verrou.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return (rows[0]?.n ?? 0) > 0;
    });
    processus.enfant.kill('SIGTERM');
    await attendreQue('it accepts no connection', () => refuseLesConnexions(processus.port));
    await verrou.query('ROLLBACK');
    await verrou.end();
    expect((await enCours).status).toBe(202);
    expect(await processus.fin()).toBe(0);
    expect(processus.sortie()).toContain('arrêtée');
    muette.destroy();
  });

  it('ends when the process that started it is gone', async () => {
    const processus = await lancer();
    processus.enfant.disconnect();
    expect(await processus.fin()).toBe(0);
  });

  it('does not start on wrong settings, and names them without their values', async () => {
    const processus = await lancer({
      WEBHOOK_SECRET_GIDE: 'whsec_secretcourt',
      PASSERELLE_BOOTSTRAP_KEY: 'courte',
    });
    expect(await processus.fin()).toBe(1);
    expect(processus.sortie()).toMatch(
      /WEBHOOK_SECRET_GIDE[\s\S]*PASSERELLE_BOOTSTRAP_KEY|PASSERELLE_BOOTSTRAP_KEY[\s\S]*WEBHOOK_SECRET_GIDE/,
    );
    expect(processus.sortie()).not.toMatch(/secretcourt|courte\b|\n\s+at /);
  });

  it('writes none of its secrets in its log', async () => {
    const cle = 'cle-de-demarrage-secrete-0123456789';
    const processus = await lancer({ PASSERELLE_BOOTSTRAP_KEY: cle });
    await fetch(`http://127.0.0.1:${processus.port}/api/horloge`, {
      headers: { authorization: `Bearer ${cle}` },
    });
    processus.enfant.kill('SIGINT');
    expect(await processus.fin()).toBe(0);
    for (const secret of [cle, ...SECRETS.gide.split(','), SECRETS.parcours3])
      expect(processus.sortie()).not.toContain(secret.slice(6));
  });
});

/** A connection on which no byte is sent, as a browser opens one ahead. */
async function ouvrirSansRienDire(port: number): Promise<Socket> {
  const prise = connect(port, '127.0.0.1');
  // Cut by the other side, as it must be.
  prise.on('error', () => undefined);
  await once(prise, 'connect');
  return prise;
}

function refuseLesConnexions(port: number): Promise<boolean> {
  return new Promise((resoudre) => {
    const prise = connect(port, '127.0.0.1');
    prise.once('connect', () => {
      prise.destroy();
      resoudre(false);
    });
    prise.once('error', () => resoudre(true));
  });
}
