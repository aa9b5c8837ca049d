import { once } from 'node:events';
import net from 'node:net';
import pg from 'pg';
import { BaseDEssai, creerBase } from '#test/base-de-donnees';
import { baseAbsente } from '../src/index.js';
import { ClientBorne } from '../src/client-borne.js';

const SILENCE_MS = 2_500;

/** A relay before the server that can stop passing anything on, without closing. */
async function relayer(url: string): Promise<{ url: string; muet: boolean; fermer: () => void }> {
  const cible = new URL(url);
  const { hostname } = cible;
  const port = Number(cible.port);
  const sockets = new Set<net.Socket>();
  const etat = { url: '', muet: false, fermer: () => undefined as void };
  const serveur = net.createServer((entrant) => {
    const sortant = net.connect(port, hostname);
    for (const [un, autre] of [
      [entrant, sortant],
      [sortant, entrant],
    ] as const) {
      sockets.add(un);
      un.on('data', (octets) => void (etat.muet || autre.write(octets)));
      un.on('error', () => autre.destroy());
      un.on('close', () => autre.destroy());
    }
  });
  serveur.listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  cible.hostname = '127.0.0.1';
  cible.port = String((serveur.address() as net.AddressInfo).port);
  etat.url = cible.href;
  etat.fermer = () => {
    for (const socket of sockets) socket.destroy();
    serveur.close();
  };
  return etat;
}

describe('a connection to a server that says nothing any more', () => {
  let base: BaseDEssai;
  let relais: Awaited<ReturnType<typeof relayer>>;
  let pool: pg.Pool;
  beforeEach(async () => {
    base = await creerBase();
    relais = await relayer(base.url);
    pool = new pg.Pool({
      connectionString: relais.url,
      max: 1,
      Client: class extends ClientBorne {
        constructor(options?: pg.ClientConfig) {
          super(options, SILENCE_MS);
        }
      },
    });
  });
  afterEach(async () => {
    await pool.end();
    relais.fermer();
    await base.supprimer();
  });

  it('is given up as a database that is away, and the next statement has a new one', async () => {
    await pool.query('SELECT 1');
    relais.muet = true;
    const erreur: unknown = await pool.query('SELECT 2').catch((une: unknown) => une);
    expect(erreur).toMatchObject({ code: 'ETIMEDOUT' });
    expect(baseAbsente(erreur)).toBe(true);
    relais.muet = false;
    expect((await pool.query<{ n: number }>('SELECT 3 AS n')).rows).toEqual([{ n: 3 }]);
  });

  it('stays while it has nothing to answer, and while each statement is answered in time', async () => {
    const client = await pool.connect();
    try {
      const lire = async () => (await client.query<{ p: number }>('SELECT pg_backend_pid() AS p')).rows[0]?.p;
      const depart = await lire();
      // Idle for longer than the silence allowed, measured by another session.
      const autre = new pg.Client({ connectionString: base.url });
      await autre.connect();
      await autre.query('SELECT pg_sleep($1)', [(1.5 * SILENCE_MS) / 1_000]);
      await autre.end();
      for (let fois = 0; fois < 3; fois += 1) await client.query('SELECT pg_sleep(0.9)');
      expect(await lire()).toBe(depart);
    } finally {
      client.release();
    }
  });
});
