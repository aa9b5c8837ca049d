import nock from 'nock';
import type { ClientPartenaire } from '../src/client-partenaire.js';
import { BASE, JETON, unClient, unEvenement } from './fabrique.js';
import { feindreLesReponses } from './reponses-feintes.js';

const json = { 'content-type': 'application/json' };
const SEAUX = { seaux: 4_096, empreintes: [] };
const ENVOI = { id: 'envoi-1', evenements: [unEvenement('e-1')] };

let client: ClientPartenaire;
let maintenant: number;

feindreLesReponses();

beforeEach(() => {
  maintenant = Date.now();
  client = unClient({ maintenant: () => maintenant });
});

afterEach(async () => {
  await client.fermer();
});

function empreintes(fois: number): nock.Scope {
  return nock(BASE).get('/echanges/empreintes').times(fois).reply(200, SEAUX, json);
}

describe('access tokens [X4]', () => {
  it('asks for one by client credentials, with HTTP Basic encoded as a form', async () => {
    const basic = `Basic ${Buffer.from('passerelle:secret+de+test').toString('base64')}`;
    const jeton = nock(BASE)
      .post('/oauth2/token', 'grant_type=client_credentials')
      .matchHeader('authorization', basic)
      .reply(200, JETON, json);
    empreintes(1);
    await client.empreintes();
    expect(jeton.isDone()).toBe(true);
  });

  it('is asked once for all concurrent callers, and kept', async () => {
    const jeton = nock(BASE).post('/oauth2/token').once().reply(200, JETON, json);
    const lectures = empreintes(21);
    await Promise.all(Array.from({ length: 20 }, () => client.empreintes()));
    await client.empreintes();
    expect([jeton.isDone(), lectures.isDone()]).toEqual([true, true]);
  });

  it.each([
    [3_600, 3_569_000, 3_571_000],
    [60, 53_000, 55_000],
  ])('of %i s is renewed before its end, not before', async (vie, encoreBon, aRenouveler) => {
    const depart = maintenant;
    const jetons = nock(BASE)
      .post('/oauth2/token')
      .times(2)
      .reply(200, { ...JETON, expires_in: vie }, json);
    empreintes(3);
    await client.empreintes();
    maintenant = depart + encoreBon;
    await client.empreintes();
    expect(jetons.isDone()).toBe(false);
    maintenant = depart + aRenouveler;
    await client.empreintes();
    expect(jetons.isDone()).toBe(true);
  });

  it('refused by 401 for concurrent callers is renewed once', async () => {
    nock(BASE).post('/oauth2/token').reply(200, JETON, json);
    const second = nock(BASE)
      .post('/oauth2/token')
      .once()
      .reply(200, { ...JETON, access_token: 'jeton-2' }, json);
    nock(BASE)
      .get('/echanges/empreintes')
      .matchHeader('authorization', 'Bearer jeton-1')
      .times(5)
      .reply(401, {}, json);
    nock(BASE)
      .get('/echanges/empreintes')
      .matchHeader('authorization', 'Bearer jeton-2')
      .times(5)
      .reply(200, SEAUX, json);
    await Promise.all(Array.from({ length: 5 }, () => client.empreintes()));
    expect(second.isDone()).toBe(true);
    expect(nock.pendingMocks()).toEqual([]);
  });

  it.each([400, 401, 403])('refused with %i: nothing was sent', async (statut) => {
    const jeton = nock(BASE).post('/oauth2/token').reply(statut, { error: 'invalid_client' }, json);
    expect(await client.envoyer(ENVOI)).toMatchObject({
      issue: 'transitoire',
      cause: 'jeton_refuse',
      peutEtreApplique: false,
    });
    expect(jeton.isDone()).toBe(true);
  });

  it('refused is an error of access for readings, that shows no secret', async () => {
    nock(BASE).post('/oauth2/token').reply(401, { error: 'invalid_client', secret: 'secret de test' }, json);
    const erreur: unknown = await client.empreintes().catch((cause: unknown) => cause);
    expect(erreur).toMatchObject({
      name: 'ErreurPartenaire',
      classe: 'acces',
      motif: 'jeton_refuse',
      statut: 401,
    });
    expect(String(erreur)).not.toMatch(/secret/);
  });

  it.each<[string, number, unknown, Record<string, string>, number | undefined]>([
    ['down', 503, 'panne', { 'retry-after': '3' }, 3_000],
    ['HTML', 200, '<html>', { 'content-type': 'text/html' }, undefined],
    ['without a token', 200, { token_type: 'Bearer' }, json, undefined],
    ['of another kind', 200, { ...JETON, token_type: 'mac' }, json, undefined],
    ['with a token unfit for a header', 200, { ...JETON, access_token: 'a\r\nb' }, json, undefined],
    ['with a life of text', 200, { ...JETON, expires_in: '3600' }, json, undefined],
    ['with a life already over', 200, { ...JETON, expires_in: 0 }, json, undefined],
  ])('endpoint %s: transient, nothing was sent', async (_titre, statut, corps, entetes, attente) => {
    const jeton = nock(BASE)
      .post('/oauth2/token')
      .reply(statut, corps as nock.Body, entetes);
    expect(await client.envoyer(ENVOI)).toEqual({
      issue: 'transitoire',
      cause: 'jeton_indisponible',
      peutEtreApplique: false,
      reessayerApresMs: attente,
    });
    expect(jeton.isDone()).toBe(true);
  });

  it('endpoint that failed is asked again by the next call', async () => {
    nock(BASE)
      .post('/oauth2/token')
      .replyWithError(Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' }));
    expect(await client.envoyer(ENVOI)).toMatchObject({ issue: 'transitoire', cause: 'jeton_indisponible' });
    nock(BASE).post('/oauth2/token').reply(200, JETON, json);
    empreintes(1);
    expect(await client.empreintes()).toEqual([]);
  });
});
