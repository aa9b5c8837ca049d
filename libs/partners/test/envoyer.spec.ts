import nock from 'nock';
import type { ClientPartenaire } from '../src/client-partenaire.js';
import { BASE, DEMANDEUR, JETON, unClient, unEvenement } from './fabrique.js';
import { feindreLesReponses } from './reponses-feintes.js';

const ENVOI = { id: 'envoi-1', evenements: [unEvenement('e-1'), unEvenement('e-2')] };
const json = { 'content-type': 'application/json' };
const applique = (id: string) => ({ id, statut: 'applique' });

let client: ClientPartenaire;

feindreLesReponses();

beforeEach(() => {
  client = unClient();
});

afterEach(async () => {
  await client.fermer();
});

function jeton(): nock.Scope {
  return nock(BASE).post('/oauth2/token').reply(200, JETON, json);
}

function reponse(statut: number, corps: unknown = '', entetes: Record<string, string> = json): nock.Scope {
  jeton();
  return nock(BASE)
    .post('/echanges/flux')
    .reply(statut, corps as nock.Body, entetes);
}

describe('telling a lot to a partner [X4.2]', () => {
  it('gives the result of each event', async () => {
    const resultats = [applique('e-1'), { id: 'e-2', statut: 'obsolete', sequence: '0000000007' }];
    const flux = reponse(200, { resultats });
    const issue = await client.envoyer(ENVOI);
    expect(flux.isDone()).toBe(true);
    expect(issue).toEqual({
      issue: 'repondu',
      resultats: new Map(resultats.map((resultat) => [resultat.id, expect.objectContaining(resultat)])),
      absents: [],
    });
  });

  it('names the events that an answer leaves out', async () => {
    const flux = reponse(200, { resultats: [applique('e-2')] });
    expect(await client.envoyer(ENVOI)).toMatchObject({ issue: 'repondu', absents: ['e-1'] });
    expect(flux.isDone()).toBe(true);
  });

  it.each([0, 501])('refuses a lot of %i events before anything leaves', async (taille) => {
    const evenements = Array.from({ length: taille }, (_, rang) => unEvenement(`e-${rang}`));
    await expect(client.envoyer({ id: 'envoi', evenements })).rejects.toThrow(RangeError);
  });
});

describe('answers that prove nothing are an unknown outcome [X4.2, X4.4]', () => {
  const deux = (autre: unknown) => ({ resultats: [applique('e-1'), autre] });

  it.each<[string, unknown, Record<string, string>, string]>([
    ['HTML under 200', '<html>panne</html>', { 'content-type': 'text/html' }, 'type_de_contenu'],
    ['JSON without its type', JSON.stringify(deux(applique('e-2'))), {}, 'type_de_contenu'],
    ['truncated JSON', '{"resultats":[{"id":"e-1","statut":"appl', json, 'json_illisible'],
    ['an empty body', '', json, 'json_illisible'],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), json, 'json_illisible'],
    ['a member given twice', '{"resultats":[],"resultats":[]}', json, 'json_illisible'],
    [
      'an error under 200',
      { type: 'about:blank', title: 'Erreur', status: 500 },
      json,
      'reponse_non_conforme',
    ],
    ['a list instead of an object', [applique('e-1'), applique('e-2')], json, 'reponse_non_conforme'],
    ['an id that was not sent', deux(applique('e-3')), json, 'reponse_non_conforme'],
    ['the same id twice', deux(applique('e-1')), json, 'reponse_non_conforme'],
    ['an unknown statut', deux({ id: 'e-2', statut: 'ok' }), json, 'reponse_non_conforme'],
    [
      'a numeric id above 2^53',
      '{"resultats":[{"id":9007199254740993,"statut":"applique"}]}',
      json,
      'reponse_non_conforme',
    ],
    [
      'a numeric sequence above 2^53',
      '{"resultats":[{"id":"e-1","statut":"obsolete","sequence":9007199254740993}]}',
      json,
      'reponse_non_conforme',
    ],
  ])('%s', async (_titre, corps, entetes, cause) => {
    const flux = reponse(200, corps, entetes);
    expect(await client.envoyer(ENVOI)).toEqual({ issue: 'incertaine', cause });
    expect(flux.isDone()).toBe(true);
  });

  it('a body above 5 MiB', async () => {
    const flux = reponse(200, `"${'x'.repeat(5 * 1_024 * 1_024)}"`);
    expect(await client.envoyer(ENVOI)).toEqual({ issue: 'incertaine', cause: 'reponse_trop_grande' });
    expect(flux.isDone()).toBe(true);
  });

  it.each([201, 202, 409, 500, 502, 504, 507])('status %i', async (statut) => {
    const flux = reponse(statut, { resultats: [applique('e-1'), applique('e-2')] });
    expect(await client.envoyer(ENVOI)).toMatchObject({ issue: 'incertaine', cause: `http_${statut}` });
    expect(flux.isDone()).toBe(true);
  });

  it('a redirect, that is not followed', async () => {
    const flux = reponse(307, '', { location: `${BASE}/ailleurs` });
    const ailleurs = nock(BASE).post('/ailleurs').reply(200, { resultats: [] }, json);
    expect(await client.envoyer(ENVOI)).toEqual({ issue: 'incertaine', cause: 'redirection' });
    expect(flux.isDone()).toBe(true);
    expect(ailleurs.isDone()).toBe(false);
  });

  it('a connection reset', async () => {
    jeton();
    const coupure = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
    const flux = nock(BASE).post('/echanges/flux').replyWithError(coupure);
    expect(await client.envoyer(ENVOI)).toEqual({ issue: 'incertaine', cause: 'connexion_coupee' });
    expect(flux.isDone()).toBe(true);
  });
});

describe('transient outcomes [X4.2]', () => {
  it.each<[string, number, Record<string, string>, number | undefined]>([
    ['429 with seconds', 429, { 'retry-after': '12' }, 12_000],
    [
      '429 with a date',
      429,
      { date: 'Wed, 01 Sep 2010 10:00:00 GMT', 'retry-after': 'Wed, 01 Sep 2010 10:00:30 GMT' },
      30_000,
    ],
    ['429 with an absurd wait', 429, { 'retry-after': '99999999999' }, 900_000],
    ['429 with a negative wait', 429, { 'retry-after': '-3' }, undefined],
    ['429 without a wait', 429, {}, undefined],
    ['503 with seconds', 503, { 'retry-after': '5' }, 5_000],
    ['503 without a wait', 503, {}, undefined],
  ])('%s', async (_titre, statut, entetes, attente) => {
    const flux = reponse(statut, 'indisponible', entetes);
    expect(await client.envoyer(ENVOI)).toEqual({
      issue: 'transitoire',
      cause: `http_${statut}`,
      peutEtreApplique: statut === 503,
      reessayerApresMs: attente,
    });
    expect(flux.isDone()).toBe(true);
  });

  it.each([
    ['ECONNREFUSED', 'connect', 'connexion_refusee'],
    ['ENOTFOUND', 'getaddrinfo', 'adresse_introuvable'],
  ])('%s, before anything is sent', async (code, syscall, cause) => {
    jeton();
    const flux = nock(BASE)
      .post('/echanges/flux')
      .replyWithError(Object.assign(new Error(code), { code, syscall }));
    expect(await client.envoyer(ENVOI)).toMatchObject({
      issue: 'transitoire',
      cause,
      peutEtreApplique: false,
    });
    expect(flux.isDone()).toBe(true);
  });

  it.each([401, 403])('%i twice: our identity is not taken, no event is at fault', async (statut) => {
    const jetons = nock(BASE).post('/oauth2/token').times(2).reply(200, JETON, json);
    const flux = nock(BASE).post('/echanges/flux').times(2).reply(statut, {}, json);
    expect(await client.envoyer(ENVOI)).toMatchObject({ issue: 'transitoire', cause: 'acces_refuse' });
    expect([jetons.isDone(), flux.isDone()]).toEqual([true, true]);
  });

  it('takes a new token after a 401 and sends the same lot again', async () => {
    jeton();
    nock(BASE)
      .post('/oauth2/token')
      .reply(200, { ...JETON, access_token: 'jeton-2' }, json);
    nock(BASE).post('/echanges/flux').matchHeader('authorization', 'Bearer jeton-1').reply(401, {}, json);
    const second = nock(BASE)
      .post('/echanges/flux')
      .matchHeader('authorization', 'Bearer jeton-2')
      .matchHeader('idempotency-key', 'envoi-1')
      .reply(200, { resultats: [applique('e-1'), applique('e-2')] }, json);
    expect(await client.envoyer(ENVOI)).toMatchObject({ issue: 'repondu', absents: [] });
    expect(second.isDone()).toBe(true);
    expect(nock.pendingMocks()).toEqual([]);
  });
});

describe('refusals of the whole request', () => {
  it.each([400, 404, 413, 415, 422])('status %i', async (statut) => {
    const corps = { type: 'about:blank', title: 'Refus', status: statut, detail: `demandeur ${DEMANDEUR}` };
    const flux = reponse(statut, corps, { 'content-type': 'application/problem+json' });
    const issue = await client.envoyer(ENVOI);
    expect(issue).toEqual({ issue: 'refus_global', statut, cause: `http_${statut}` });
    expect(JSON.stringify(issue)).not.toContain(DEMANDEUR);
    expect(flux.isDone()).toBe(true);
  });
});
