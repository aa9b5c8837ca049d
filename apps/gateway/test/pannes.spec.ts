import { evenement, lot } from '#test/evenements';
import { attendreQue } from '#test/attendre-que';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

describe('connections of the database that are killed', () => {
  it('cost no process and no acknowledged event: what follows is served', async () => {
    await gateway.webhook('gide', lot([evenement('statut.change')]));
    const tuer = gateway.source.createQueryRunner();
    await tuer.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()',
    );
    await tuer.release();
    await attendreQue('the gateway serves again', async () => {
      const corps = lot([evenement('statut.change')]);
      const { statut } = await gateway.webhook('gide', corps);
      expect([202, 503]).toContain(statut);
      return statut === 202;
    });
    expect((await gateway.get('/api/horloge', CLE_DE_DEMARRAGE)).statut).toBe(200);
  });
});

describe('a pool without a free connection', () => {
  it('answers 503 with Retry-After, and serves again once one is free', async () => {
    const prises = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const prise = gateway.source.createQueryRunner();
        await prise.connect();
        return prise;
      }),
    );
    const reponse = await gateway.webhook('gide', lot([evenement('statut.change')]));
    for (const prise of prises) await prise.release();
    expect(reponse.statut).toBe(503);
    expect(reponse.entetes['retry-after']).toMatch(/^\d+$/);
    expect((await gateway.webhook('gide', lot([evenement('statut.change')]))).statut).toBe(202);
  });
});

describe('texts that a database does not like', () => {
  it.each([
    ['a null character', '\\u0000'],
    ['a lone surrogate', '\\ud800'],
  ])('%s is refused or kept, and never sinks its neighbours', async (_cas, texte) => {
    const poison = JSON.stringify(evenement('alerte.declenchee', { description: 'TEXTE' })).replace(
      'TEXTE',
      texte,
    );
    const voisin = evenement('civis.change');
    const reponse = await gateway.webhook('parcours3', `[${poison},${JSON.stringify(voisin)}]`);
    expect(reponse.statut).toBe(202);
    const { recus, refuses } = reponse.json<{ recus: number; refuses: object[] }>();
    expect(recus + refuses.length).toBe(2);
    await gateway.appliquer();
    const [issue] = await gateway.unite.seule<{ issue: string }>(
      'SELECT issue FROM messages_entrants WHERE evenement = $1',
      [voisin.id],
    );
    expect(issue?.issue).toMatch(/^(applique|sans_effet)$/);
  });

  it('in an unknown attribute or a header likewise', async () => {
    const bizarre = JSON.stringify({ ...evenement('statut.change'), inconnu: 'X' }).replace(
      '"X"',
      '"\\u0000\\ud800"',
    );
    expect((await gateway.webhook('gide', `[${bizarre}]`)).statut).toBe(202);
  });
});
