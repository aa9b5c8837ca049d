import nock from 'nock';
import { empreinteDemandeur, seauDe } from '#annexe7';
import { composerEvenement } from '#contract';
import type { ClientPartenaire } from '../src/client-partenaire.js';
import { BASE, DEMANDEUR, JETON, unClient, unEvenement } from './fabrique.js';
import { feindreLesReponses } from './reponses-feintes.js';

const json = { 'content-type': 'application/json' };
const EMPREINTE = 'a'.repeat(64);
const SEAU = seauDe(DEMANDEUR);

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

function surPost(chemin: string, attendu: object, statut: number, corps: unknown = ''): nock.Scope {
  return nock(BASE)
    .post(chemin, JSON.stringify(attendu))
    .reply(statut, corps as nock.Body, json);
}

async function erreurDe(promesse: Promise<unknown>): Promise<unknown> {
  return promesse.then(
    () => new Error('une erreur était attendue'),
    (erreur: unknown) => erreur,
  );
}

describe('changes [X4.1]', () => {
  const page = { evenements: [unEvenement('e-1')], curseur: 'c/1+?', suite: true };

  it('gives the page with its bytes as received', async () => {
    const texte = JSON.stringify(page, null, 1);
    const lecture = surGet('/echanges/changements?limite=10', 200, texte);
    const lue = await client.changements(null, 10);
    expect(lue).toEqual({ ...page, octets: expect.anything() as unknown });
    expect((lue as { octets: Buffer }).octets.toString()).toBe(texte);
    expect(lecture.isDone()).toBe(true);
  });

  it('sends the cursor back as it is, encoded', async () => {
    const lecture = nock(BASE)
      .get('/echanges/changements')
      .query({ curseur: 'c/1+?', limite: '10' })
      .reply(200, page, json);
    await client.changements('c/1+?', 10);
    expect(lecture.isDone()).toBe(true);
  });

  it('says that the cursor is lost [410]', async () => {
    const lecture = surGet('/echanges/changements?curseur=vieux&limite=10', 410);
    expect(await client.changements('vieux', 10)).toEqual({ perdu: true });
    expect(lecture.isDone()).toBe(true);
  });

  it('keeps events that are not events for the door to refuse [B2]', async () => {
    surGet('/echanges/changements?limite=10', 200, { evenements: [1, 'x', {}], curseur: 'c', suite: false });
    expect(await client.changements(null, 10)).toMatchObject({ evenements: [1, 'x', {}] });
  });

  it.each<[string, unknown]>([
    ['without a cursor', { evenements: [], suite: false }],
    ['with a suite of text', { evenements: [], curseur: 'c', suite: 'non' }],
    ['above the limit asked', { evenements: [1, 2, 3], curseur: 'c', suite: false }],
  ])('refuses a page %s', async (_titre, corps) => {
    surGet('/echanges/changements?limite=2', 200, corps);
    const erreur = await erreurDe(client.changements(null, 2));
    expect(erreur).toMatchObject({
      classe: 'reponse_invalide',
      motif: 'reponse_non_conforme',
      partenaire: 'parcours3',
    });
  });

  it('takes pages above 5 MiB, that long free texts can make', async () => {
    const long = { commentaire: 'x'.repeat(6 * 1_024 * 1_024) };
    surGet('/echanges/changements?limite=2', 200, { evenements: [long], curseur: 'c', suite: false });
    expect(await client.changements(null, 2)).toMatchObject({ curseur: 'c' });
  });
});

describe('search of fates [X4.4]', () => {
  it('gives the fates of the ids known', async () => {
    const sorts = [
      { id: 'e-1', statut: 'applique' },
      { id: 'e-3', statut: 'rejete' },
    ];
    const recherche = surPost('/echanges/evenements/recherche', { ids: ['e-1', 'e-2', 'e-3'] }, 200, sorts);
    expect([...(await client.rechercher(['e-1', 'e-2', 'e-3']))]).toEqual([
      ['e-1', 'applique'],
      ['e-3', 'rejete'],
    ]);
    expect(recherche.isDone()).toBe(true);
  });

  it.each<[string, unknown]>([
    ['an id not asked', [{ id: 'e-9', statut: 'applique' }]],
    [
      'an id twice',
      [
        { id: 'e-1', statut: 'applique' },
        { id: 'e-1', statut: 'rejete' },
      ],
    ],
    ['an unknown fate', [{ id: 'e-1', statut: 'doublon' }]],
    ['a numeric id', '[{"id":9007199254740993,"statut":"applique"}]'],
    ['an object', { resultats: [] }],
  ])('refuses %s', async (_titre, corps) => {
    surPost('/echanges/evenements/recherche', { ids: ['e-1'] }, 200, corps);
    expect(await erreurDe(client.rechercher(['e-1']))).toMatchObject({ classe: 'reponse_invalide' });
  });

  it('asks for 500 ids at most', async () => {
    await expect(client.rechercher(Array.from({ length: 501 }, String))).rejects.toThrow(RangeError);
    await expect(client.rechercher([])).rejects.toThrow(RangeError);
  });
});

describe('digests [X4.3]', () => {
  it('gives the buckets', async () => {
    const empreintes = [{ seau: 4_095, effectif: 2, empreinte: EMPREINTE }];
    const lecture = surGet('/echanges/empreintes', 200, { seaux: 4_096, empreintes });
    expect(await client.empreintes()).toEqual(empreintes);
    expect(lecture.isDone()).toBe(true);
  });

  it.each<[string, unknown]>([
    ['another number of buckets', { seaux: 256, empreintes: [] }],
    ['no list', { seaux: 4_096 }],
    [
      'a bucket out of range',
      { seaux: 4_096, empreintes: [{ seau: 4_096, effectif: 1, empreinte: EMPREINTE }] },
    ],
    ['an empty bucket', { seaux: 4_096, empreintes: [{ seau: 1, effectif: 0, empreinte: EMPREINTE }] }],
    ['capital letters', { seaux: 4_096, empreintes: [{ seau: 1, effectif: 1, empreinte: 'A'.repeat(64) }] }],
    [
      'a bucket twice',
      { seaux: 4_096, empreintes: [1, 1].map((seau) => ({ seau, effectif: 1, empreinte: EMPREINTE })) },
    ],
  ])('refuses %s', async (_titre, corps) => {
    surGet('/echanges/empreintes', 200, corps);
    expect(await erreurDe(client.empreintes())).toMatchObject({ classe: 'reponse_invalide' });
  });

  it('gives the demandeurs of a bucket', async () => {
    const lecture = surGet(`/echanges/empreintes/${SEAU}`, 200, [
      { demandeur: DEMANDEUR, empreinte: EMPREINTE },
    ]);
    expect(await client.empreintesDuSeau(SEAU)).toEqual([{ demandeur: DEMANDEUR, empreinte: EMPREINTE }]);
    expect(lecture.isDone()).toBe(true);
  });

  it('refuses a demandeur of another bucket, without naming him', async () => {
    const autre = (SEAU + 1) % 4_096;
    surGet(`/echanges/empreintes/${autre}`, 200, [{ demandeur: DEMANDEUR, empreinte: EMPREINTE }]);
    const erreur = await erreurDe(client.empreintesDuSeau(autre));
    expect(erreur).toMatchObject({ classe: 'reponse_invalide' });
    expect(String(erreur)).not.toContain(DEMANDEUR);
  });
});

describe('facts [X4.3]', () => {
  const demande = { demandeurs: [DEMANDEUR] };

  it('gives what digests are made of, known members only', async () => {
    const evenement = { ...unEvenement('e-1'), data: { ...unEvenement('e-1').data, inconnu: 1 } };
    const lecture = surPost('/echanges/faits', demande, 200, [{ demandeur: DEMANDEUR, faits: [evenement] }]);
    const [lu] = await client.faits([DEMANDEUR]);
    expect(lecture.isDone()).toBe(true);
    expect(lu).toMatchObject({ demandeur: DEMANDEUR, illisibles: [] });
    expect(lu!.faits).toMatchObject([
      { id: 'e-1', type: 'statut.change', cle: `statut.change/${DEMANDEUR}/1`, sequence: '0000000001' },
    ]);
    expect(lu!.faits[0]!.data).toEqual(unEvenement('e-1').data);
    expect(empreinteDemandeur(lu!.faits)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('sets aside the facts that break the contract and keeps the others', async () => {
    const bon = unEvenement('e-1');
    const faits = [
      bon,
      { ...bon, id: 'e-2' },
      { ...bon, id: 'e-3', data: { ...bon.data, statut: 2, dateEffet: '2010-02-30' } },
      { ...bon, id: 'e-4', data: { ...bon.data, statut: 3, demandeur: '9999991Z' } },
    ];
    surPost('/echanges/faits', demande, 200, [{ demandeur: DEMANDEUR, faits }]);
    const [lu] = await client.faits([DEMANDEUR]);
    expect(lu!.faits.map(({ id }) => id)).toEqual(['e-1']);
    const cle = (statut: number, demandeur = DEMANDEUR): string => `statut.change/${demandeur}/${statut}`;
    expect(lu!.illisibles).toEqual([
      { code: 'CLE_EN_DOUBLE', pointeur: '/faits/1', cle: cle(1) },
      { code: 'SCHEMA_INVALIDE', pointeur: '/faits/2/data/dateEffet', cle: cle(2) },
      { code: 'AUTRE_DEMANDEUR', pointeur: '/faits/3/data/demandeur', cle: cle(3, '9999991Z') },
    ]);
  });

  it.each<[string, unknown]>([
    ['no object', 'x'],
    ['no type', { ...unEvenement('e-1'), type: 'inconnu' }],
    ['no data', { ...unEvenement('e-1'), data: null }],
    ['a number missing', { ...unEvenement('e-1'), data: { demandeur: DEMANDEUR } }],
  ])('gives no key to a fact with %s', async (_titre, fait) => {
    surPost('/echanges/faits', demande, 200, [{ demandeur: DEMANDEUR, faits: [fait] }]);
    const [lu] = await client.faits([DEMANDEUR]);
    expect(lu!.illisibles).toMatchObject([{ cle: null }]);
  });

  it.each<[string, unknown]>([
    ['a demandeur not asked', [{ demandeur: '9999991Z', faits: [] }]],
    [
      'a demandeur twice',
      [
        { demandeur: DEMANDEUR, faits: [] },
        { demandeur: DEMANDEUR, faits: [] },
      ],
    ],
    ['no list of facts', [{ demandeur: DEMANDEUR }]],
    ['an object', { demandeurs: [] }],
  ])('refuses %s, without naming anyone', async (_titre, corps) => {
    surPost('/echanges/faits', demande, 200, corps);
    const erreur = await erreurDe(client.faits([DEMANDEUR]));
    expect(erreur).toMatchObject({ classe: 'reponse_invalide' });
    expect(String(erreur)).not.toMatch(/999999/);
  });

  it('asks for 100 demandeurs at most', async () => {
    await expect(client.faits(Array.from({ length: 101 }, () => DEMANDEUR))).rejects.toThrow(RangeError);
  });
});

describe('what a partner may not offer [X4.3, X4.5]', () => {
  it('is null on 404', async () => {
    surGet('/echanges/empreintes', 404);
    surGet('/echanges/declarations/empreintes', 404);
    surGet('/echanges/declarations/empreintes/7', 404);
    surPost('/echanges/declarations/faits', { demandeurs: [DEMANDEUR] }, 404);
    surGet('/echanges/bilan?jour=2010-09-01', 404);
    expect(await client.empreintes()).toBeNull();
    expect(await client.empreintesDeclarees()).toBeNull();
    expect(await client.empreintesDeclareesDuSeau(7)).toBeNull();
    expect(await client.faitsDeclares([DEMANDEUR])).toBeNull();
    expect(await client.bilan('2010-09-01')).toBeNull();
    expect(nock.pendingMocks()).toEqual([]);
  });

  it('reads the facts it states with its own sequences', async () => {
    const evenement = composerEvenement('urn:parcours3', {
      id: 'p3-1',
      type: 'civis.change',
      sequence: '0000000042',
      demandeur: DEMANDEUR,
      cotraitance: null,
      data: { demandeur: DEMANDEUR, civis: 'C1', dateDebut: '2010-03-01' },
      time: '2010-09-01T10:00:00+02:00',
    });
    surPost('/echanges/declarations/faits', { demandeurs: [DEMANDEUR] }, 200, [
      { demandeur: DEMANDEUR, faits: [evenement, unEvenement('e-1')] },
    ]);
    const [lu] = (await client.faitsDeclares([DEMANDEUR]))!;
    expect(lu!.faits).toMatchObject([{ cle: `civis.change/${DEMANDEUR}/C1`, sequence: '0000000042' }]);
    // What it was told is not what it states.
    expect(lu!.illisibles).toMatchObject([{ code: 'ECHO', pointeur: '/faits/1' }]);
  });

  it('reads its own counts of a day', async () => {
    const bilan = { emis: { 'civis.change': 3 }, recus: { 'statut.change': 12 } };
    const lecture = surGet('/echanges/bilan?jour=2010-09-01', 200, bilan);
    expect(await client.bilan('2010-09-01')).toEqual(bilan);
    expect(lecture.isDone()).toBe(true);
  });

  it.each<[string, unknown]>([
    ['no recus', { emis: {} }],
    ['a negative count', { emis: { 'civis.change': -1 }, recus: {} }],
  ])('refuses a bilan with %s', async (_titre, corps) => {
    surGet('/echanges/bilan?jour=2010-09-01', 200, corps);
    expect(await erreurDe(client.bilan('2010-09-01'))).toMatchObject({ classe: 'reponse_invalide' });
  });
});
