import { estAbsent } from '../src/api/absence.js';
import { adresseDe } from '../src/api/adresse.js';
import { lireProbleme, lireRetryAfter } from '../src/api/lire-probleme.js';
import { attendreAvant, expliquer, ProblemeApi, reessayer } from '../src/api/probleme.js';

const probleme = (statut: number, reessayerApres?: number): ProblemeApi =>
  new ProblemeApi(
    statut,
    'CODE',
    'Ce qui ne va pas.',
    reessayerApres === undefined ? {} : { reessayerApres },
  );

describe('a problem of the API [RFC 9457]', () => {
  it('is read whole: its sentence, its corrections, the identifier to give, the time to wait', async () => {
    const corps = {
      code: 'ENCOMBREMENT',
      detail: 'Renvoyez cette requête.',
      correlation: 'abc',
      erreurs: [{ detail: 'Ici.' }],
    };
    const lu = await lireProbleme(Response.json(corps, { status: 503, headers: { 'retry-after': '7' } }));
    expect(lu).toMatchObject({ statut: 503, code: 'ENCOMBREMENT' });
    expect(expliquer(lu)).toEqual({
      titre: 'La passerelle est momentanément indisponible',
      detail: 'Renvoyez cette requête.',
      quoiFaire: 'Réessayez dans 7 secondes.',
      reessayable: true,
      correlation: 'abc',
      corrections: ['Ici.'],
    });
  });

  it('is said even when the answer is no problem document', async () => {
    const lu = await lireProbleme(new Response('<html>', { status: 502 }));
    expect(expliquer(lu)).toMatchObject({ titre: 'La demande n’a pas abouti', reessayable: true });
  });

  it('says what to do in each case, and never shows the text of an error of the program', () => {
    expect(expliquer(probleme(401)).quoiFaire).toContain('Connectez-vous');
    expect(expliquer(probleme(403)).quoiFaire).toContain('habilitation');
    expect(expliquer(probleme(409)).quoiFaire).toContain('Regardez à nouveau');
    expect(expliquer(probleme(429, 1)).quoiFaire).toBe('Réessayez dans une seconde.');
    expect(expliquer(new TypeError('x is undefined')).detail).not.toContain('undefined');
  });

  it('is asked again only when time may mend it, twice, as late as the gateway says', () => {
    expect([0, 429, 500, 503].map((statut) => reessayer(1, probleme(statut)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([400, 401, 403, 404, 409, 422].some((statut) => reessayer(0, probleme(statut)))).toBe(false);
    expect(reessayer(2, probleme(503))).toBe(false);
    expect(attendreAvant(0, probleme(503, 5))).toBe(5_000);
    expect(attendreAvant(0, probleme(503, 86_400))).toBe(30_000);
  });
});

describe('Retry-After', () => {
  it.each([
    ['12', 12],
    ['Wed, 01 Sep 2010 00:00:10 GMT', 10],
    ['bientôt', undefined],
    [null, undefined],
  ])('%s is %s', (valeur, attendu) => {
    expect(lireRetryAfter(valeur, Date.parse('2010-09-01T00:00:00Z'))).toBe(attendu);
  });
});

describe('a page that refreshes itself', () => {
  it('says so after a minute without a gesture: it does not keep a session open [security check 13]', () => {
    expect(estAbsent(0, 61_000)).toBe(true);
    expect(estAbsent(0, 59_000)).toBe(false);
  });
});

describe('an address of the API', () => {
  it('encodes what it is given, and leaves out filters that are not', () => {
    expect(adresseDe('/api/ecarts/{id}', { id: 'a/b?' })).toBe('/api/ecarts/a%2Fb%3F');
    expect(adresseDe('/api/ecarts', {}, { etat: 'soumis', type: undefined, limite: 25 })).toBe(
      '/api/ecarts?etat=soumis&limite=25',
    );
  });

  it('is never made with a member missing', () => {
    expect(() => adresseDe('/api/ecarts/{id}')).toThrow('no id');
  });
});
