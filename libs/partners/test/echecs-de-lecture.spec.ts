import nock from 'nock';
import type { ClientPartenaire } from '../src/client-partenaire.js';
import { BASE, DEMANDEUR, JETON, unClient } from './fabrique.js';
import { feindreLesReponses } from './reponses-feintes.js';

const json = { 'content-type': 'application/json' };

let client: ClientPartenaire;

feindreLesReponses();

beforeEach(() => {
  nock(BASE).post('/oauth2/token').reply(200, JETON, json);
  client = unClient();
});

afterEach(async () => {
  await client.fermer();
});

function surGet(
  chemin: string,
  statut: number,
  corps: unknown = '',
  entetes: Record<string, string> = json,
): nock.Scope {
  return nock(BASE)
    .get(chemin)
    .reply(statut, corps as nock.Body, entetes);
}

async function erreurDe(promesse: Promise<unknown>): Promise<unknown> {
  return promesse.then(
    () => new Error('une erreur était attendue'),
    (erreur: unknown) => erreur,
  );
}

describe('failures of a reading', () => {
  it.each<[string, number, Record<string, string>, object]>([
    [
      '429',
      429,
      { 'retry-after': '4' },
      { classe: 'transitoire', motif: 'http_429', reessayerApresMs: 4_000 },
    ],
    ['503', 503, {}, { classe: 'transitoire', motif: 'http_503' }],
    ['500', 500, {}, { classe: 'transitoire', motif: 'http_500' }],
    ['400', 400, {}, { classe: 'refus', motif: 'http_400' }],
    ['410 where no cursor was asked with', 410, {}, { classe: 'refus', motif: 'http_410' }],
    ['204', 204, {}, { classe: 'reponse_invalide', motif: 'http_204' }],
    ['a redirect', 302, { location: '/ailleurs' }, { classe: 'reponse_invalide', motif: 'redirection' }],
    ['HTML', 200, { 'content-type': 'text/html' }, { classe: 'reponse_invalide', motif: 'type_de_contenu' }],
  ])('%s', async (_titre, statut, entetes, attendu) => {
    const lecture = surGet(
      '/echanges/empreintes',
      statut,
      statut === 204 ? '' : `<p>${DEMANDEUR}</p>`,
      entetes,
    );
    const erreur = await erreurDe(client.empreintes());
    expect(erreur).toMatchObject({ name: 'ErreurPartenaire', partenaire: 'parcours3', ...attendu });
    expect(String(erreur) + JSON.stringify(erreur)).not.toContain(DEMANDEUR);
    expect((erreur as Error).cause).toBeUndefined();
    expect(lecture.isDone()).toBe(true);
  });

  it('says in French which partner, which operation and why', async () => {
    surGet('/echanges/empreintes', 503);
    await expect(client.empreintes()).rejects.toThrow(
      'Partenaire parcours3, lire les empreintes : réponse HTTP 503',
    );
  });

  const coupure = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });

  it('asks once more when the connection was cut: a reading changes nothing', async () => {
    nock(BASE).get('/echanges/empreintes').replyWithError(coupure);
    const seconde = surGet('/echanges/empreintes', 200, { seaux: 4_096, empreintes: [] });
    expect(await client.empreintes()).toEqual([]);
    expect(seconde.isDone()).toBe(true);
  });

  it('asks no more than twice', async () => {
    const deux = nock(BASE).get('/echanges/empreintes').times(2).replyWithError(coupure);
    const erreur = await erreurDe(client.empreintes());
    expect(erreur).toMatchObject({ classe: 'transitoire', motif: 'connexion_coupee' });
    expect(deux.isDone()).toBe(true);
  });
});
