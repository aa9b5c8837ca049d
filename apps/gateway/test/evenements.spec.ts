import { tirerId } from '#persistence';
import { attendreQue } from '#test/attendre-que';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Annonces, RYTHME_DES_ANNONCES } from '../src/evenements/annonces.js';
import { planterEcarts } from './ecarts-plantes.js';
import { creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';
import { ouvrirUneSession, type SessionOuverte } from './session-ouverte.js';

const NATIONALE = { type: 'nationale' } as const;
const ECART = '01890000-0000-7000-8000-0000000000e1';

let gateway: GatewayDEssai;
let adresse: string;
beforeAll(async () => {
  gateway = await creerGatewayDEssai({
    annonces: { ...RYTHME_DES_ANNONCES, cadenceMs: 20, messagesMs: 20, parSession: 2 },
    limites: { requetes: 0, octets: 0 },
  });
  await planterEcarts(gateway.unite, [{ id: ECART }]);
  await gateway.app.listen(0, '127.0.0.1');
  adresse = `http://127.0.0.1:${(gateway.app.getHttpServer().address() as AddressInfo).port}/api/evenements`;
});
afterAll(() => gateway.fermer());

/** A stream as a page has it. */
class Flux {
  texte = '';
  fini = false;

  private constructor(readonly reponse: IncomingMessage) {
    reponse.setEncoding('utf8');
    reponse.on('data', (texte: string) => (this.texte += texte));
    reponse.on('end', () => (this.fini = true));
    reponse.on('error', () => undefined);
  }

  static async ouvrir({ cookie }: SessionOuverte): Promise<Flux> {
    const entetes = { cookie: `__Host-passerelle=${cookie}`, accept: 'text/event-stream' };
    const requete = get(adresse, { agent: false, headers: entetes });
    const [reponse] = (await once(requete, 'response')) as [IncomingMessage];
    return new Flux(reponse);
  }

  /** Subjects told so far. */
  get sujets(): string[] {
    return [...this.texte.matchAll(/event: changement\ndata: (.*)\n/g)].flatMap(
      ([, donnees = '{}']) => (JSON.parse(donnees) as { sujets: string[] }).sujets,
    );
  }
}

const session = (role: 'exploitant' | 'conseiller'): Promise<SessionOuverte> =>
  ouvrirUneSession(
    gateway.unite,
    role,
    role === 'exploitant' ? NATIONALE : { type: 'structure', structure: '75056S00' },
  );

/** Both have heard a first reading: what changes from now on is told. */
async function ecouter(...flux: Flux[]): Promise<void> {
  await attendreQue('chacun entend', async () => {
    await gateway.unite.seule(
      `INSERT INTO ecarts_evenements (ecart, evenement, par) VALUES ($1, 'ouvert', 'essai')`,
      [ECART],
    );
    return flux.every(({ sujets }) => sujets.includes('ecarts'));
  });
}

async function unRejeu(): Promise<void> {
  await gateway.unite.seule(
    `INSERT INTO rejeux (id, acteur, cle_idempotence, empreinte, simulation, selection, debit, etat, total, jour)
     VALUES ($1::uuid, 'essai', $1::text, '', true, '{}', 1, 'simule', 0, '2010-09-01')`,
    [tirerId()],
  );
}

describe('GET /api/evenements', () => {
  it('says which subjects have changed, to those who may read them, and nothing of what', async () => {
    const [exploitant, conseiller] = await Promise.all([
      Flux.ouvrir(await session('exploitant')),
      Flux.ouvrir(await session('conseiller')),
    ]);
    expect(exploitant.reponse.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    await ecouter(exploitant, conseiller);
    await unRejeu();
    await attendreQue('le rejeu est dit', () => Promise.resolve(exploitant.sujets.includes('rejeux')));
    expect(conseiller.sujets).not.toContain('rejeux');
    const autres = exploitant.texte.replace(
      /^(retry: \d+|: battement|event: changement|data: \{"sujets":\["[a-z",]*"\]\})?$/gm,
      '',
    );
    expect(autres.trim()).toBe('');
    for (const { reponse } of [exploitant, conseiller]) reponse.destroy();
    await attendreQue('plus personne', () => Promise.resolve(gateway.app.get(Annonces).nombre === 0));
  });

  it('ends with its session, and does not keep it alive', async () => {
    const ouverte = await session('exploitant');
    await gateway.unite.seule(
      `UPDATE sessions SET vue_le = clock_timestamp() - interval '10 min' WHERE habilitation = $1`,
      [ouverte.habilitation],
    );
    const flux = await Flux.ouvrir(ouverte);
    const [{ vue = true } = {}] = await gateway.unite.seule<{ vue: boolean }>(
      `SELECT vue_le > clock_timestamp() - interval '1 min' AS vue FROM sessions WHERE habilitation = $1`,
      [ouverte.habilitation],
    );
    expect(vue).toBe(false);
    await gateway.unite.seule(`UPDATE comptes SET etat = 'suspendu' WHERE id = $1`, [ouverte.compte]);
    await attendreQue('le flux se ferme', () => Promise.resolve(flux.fini));
    expect((await Flux.ouvrir(ouverte)).reponse.statusCode).toBe(401);
  });

  it('is bounded for each session, and takes no key', async () => {
    const une = await session('exploitant');
    const siens = [await Flux.ouvrir(une), await Flux.ouvrir(une)];
    const trop = await Flux.ouvrir(une);
    expect([trop.reponse.statusCode, trop.reponse.headers['retry-after']]).toEqual([429, '2']);
    const autre = await Flux.ouvrir(await session('exploitant'));
    expect(autre.reponse.statusCode).toBe(200);
    for (const { reponse } of [...siens, autre]) reponse.destroy();
    const cle = await gateway.cle('exploitant', NATIONALE);
    expect((await gateway.get('/api/evenements', cle)).statut).toBe(401);
  });
});
