import { attendreQue } from '#test/attendre-que';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import { lancerGateway } from '#test/gateway-en-processus';
import pg from 'pg';
import { CLE_DE_DEMARRAGE, SECRETS } from './gateway-d-essai.js';

let base: BaseDEssai;
let clients: pg.Client[] = [];
beforeEach(async () => {
  base = await creerBase();
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.end()));
  clients = [];
  await base.supprimer();
});

async function connecter(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: base.url });
  await client.connect();
  clients.push(client);
  return client;
}

const compter = async (client: pg.Client, texte: string): Promise<number> =>
  (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${texte}`)).rows[0]?.n ?? 0;

const ATTEND_UN_VERROU = `datname = current_database() AND wait_event_type = 'Lock'`;

describe('a gateway killed in the middle of an act [ADR 30]', () => {
  it('leaves the act in the record, done and without its end, and gave no answer', async () => {
    const processus = await lancerGateway({
      DATABASE_URL: base.url,
      WEBHOOK_SECRET_GIDE: SECRETS.gide,
      WEBHOOK_SECRET_PARCOURS3: SECRETS.parcours3,
      PASSERELLE_BOOTSTRAP_KEY: CLE_DE_DEMARRAGE,
    });
    const [surLePartenaire, surLesActes, temoin] = await Promise.all([connecter(), connecter(), connecter()]);
    // The act has begun and waits for the partner's row.
    await surLePartenaire.query(`BEGIN; SELECT FROM partenaires WHERE partenaire = 'gide' FOR UPDATE`);
    const reponse = fetch(`${processus.url}/api/partenaires/gide/pause`, {
      method: 'POST',
      headers: { authorization: `Bearer ${CLE_DE_DEMARRAGE}`, 'content-type': 'application/json' },
      body: JSON.stringify({ motif: 'Travaux annoncés' }),
    }).then(
      ({ status }) => status,
      () => 'nothing',
    );
    await attendreQue('the act has begun', async () => (await compter(temoin, 'actes')) === 1);
    // Its end cannot be written; what it does can.
    await surLesActes.query('BEGIN; LOCK TABLE actes IN EXCLUSIVE MODE');
    await surLePartenaire.query('ROLLBACK');
    await attendreQue('it is done', async () => (await compter(temoin, 'pauses')) === 1);
    processus.enfant.kill('SIGKILL');
    await processus.fin();
    // Its server process outlives it while it waits for the lock, and would write the end as soon as it had it.
    await attendreQue('nobody waits to write the end any more', async () => {
      await temoin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ATTEND_UN_VERROU}`);
      return (await compter(temoin, `pg_stat_activity WHERE ${ATTEND_UN_VERROU}`)) === 0;
    });
    await surLesActes.query('ROLLBACK');
    expect(await reponse).toBe('nothing');
    const { rows } = await temoin.query('SELECT issue, acteur, action, objet, motif FROM actes');
    expect(rows).toEqual([
      {
        issue: 'entame',
        acteur: 'cle-de-demarrage',
        action: 'partenaire.pause',
        objet: 'gide',
        motif: 'Travaux annoncés',
      },
    ]);
  });
});
