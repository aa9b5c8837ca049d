import pg from 'pg';
import { BaseDEssai, creerBase } from '#test/base-de-donnees';
import { RelaisTcp } from '#test/faults/relais/relais-tcp';
import { baseAbsente, ClientBorne } from '../src/index.js';

const SILENCE_MS = 2_500;

describe('a connection to a server that says nothing any more', () => {
  let base: BaseDEssai;
  let relais: RelaisTcp;
  let pool: pg.Pool;
  beforeEach(async () => {
    base = await creerBase();
    const url = new URL(base.url);
    const cible = Number(url.port);
    relais = await RelaisTcp.ouvrir(() => ({ port: cible }));
    url.port = String(relais.port);
    pool = new pg.Pool({
      connectionString: url.href,
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
    await relais.fermer();
    await base.supprimer();
  });

  it('is given up as a database that is away, and the next statement has a new one', async () => {
    await pool.query('SELECT 1');
    relais.taire();
    const erreur: unknown = await pool.query('SELECT 2').catch((une: unknown) => une);
    expect(erreur).toMatchObject({ code: 'ETIMEDOUT' });
    expect(baseAbsente(erreur)).toBe(true);
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
