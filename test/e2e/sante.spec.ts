import pg from 'pg';
import { attendreQue } from '#test/attendre-que';
import { mesureLue } from '#test/mesure-lue';
import { lancerPasserelle, type PasserelleEnProcessus } from '#test/passerelle-en-processus';
import { RelaisTcp } from '../faults/relais/relais-tcp.js';

const ROLES = ['gateway', 'worker', 'scheduler'] as const;
/** Two seconds for the check, and what a busy machine adds; without a bound it would wait for the thaw. */
const BORNE_MS = 20_000;

describe('readiness when the database is frozen [X5.6]', () => {
  let relais: RelaisTcp;
  let passerelle: PasserelleEnProcessus;
  beforeAll(async () => {
    passerelle = await lancerPasserelle({
      async baseUrl(directe) {
        const url = new URL(directe);
        const { hostname: hote } = url;
        const port = Number(url.port);
        relais = await RelaisTcp.ouvrir(() => ({ port, hote }));
        url.hostname = '127.0.0.1';
        url.port = String(relais.port);
        return url.href;
      },
    });
  });
  afterAll(async () => {
    await passerelle.fermer();
    await relais.fermer();
  });

  async function pret(role: (typeof ROLES)[number]): Promise<{ statut: number; code?: unknown; ms: number }> {
    const debut = performance.now();
    const reponse = await fetch(`${passerelle[role].url}/health/ready`);
    const { code } = (await reponse.json()) as { code?: unknown };
    return { statut: reponse.status, code, ms: performance.now() - debut };
  }

  it('each process says so within its bound, again and again, stays alive, and is ready once it thaws', async () => {
    for (const role of ROLES) expect(await pret(role)).toMatchObject({ statut: 200 });
    relais.geler();
    for (let fois = 0; fois < 2; fois += 1) {
      const etats = await Promise.all(ROLES.map(pret));
      for (const etat of etats) {
        expect(etat).toMatchObject({ statut: 503, code: 'BASE_INDISPONIBLE' });
        expect(etat.ms).toBeLessThan(BORNE_MS);
      }
    }
    for (const role of ROLES) expect((await fetch(`${passerelle[role].url}/health/live`)).status).toBe(200);
    relais.degeler();
    for (const role of ROLES)
      await attendreQue(`${role} is ready again`, async () => (await pret(role)).statut === 200);
  });

  it('a scrape of the gateway is not held by it, and says what it could not read', async () => {
    const mesurer = async (): Promise<string> => (await fetch(`${passerelle.gateway.url}/metrics`)).text();
    relais.geler();
    const debut = performance.now();
    expect(mesureLue(await mesurer(), 'passerelle_base_joignable')).toBe(0);
    expect(performance.now() - debut).toBeLessThan(BORNE_MS);
    relais.degeler();
    await attendreQue(
      'it is read again',
      async () => mesureLue(await mesurer(), 'passerelle_base_joignable') === 1,
    );
    expect(mesureLue(await mesurer(), 'passerelle_effets_dus')).toBe(0);
  });

  it('a schema that is behind: none is ready, and each says why', async () => {
    const sql = new pg.Client({ connectionString: passerelle.base.url });
    await sql.connect();
    const { rows } = await sql.query<{ name: string }>(
      'DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations) RETURNING name',
    );
    expect(rows).toHaveLength(1);
    for (const role of ROLES)
      expect(await pret(role)).toMatchObject({ statut: 503, code: 'SCHEMA_INCOMPLET' });
    await sql.end();
  });
});
