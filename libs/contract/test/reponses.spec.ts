import fc from 'fast-check';
import {
  estInvalide,
  lireBilan,
  lireEmpreintes,
  lireEmpreintesDuSeau,
  lireFaits,
  lireJeton,
  lirePageChangements,
  lireRecherche,
  lireReponseReception,
  lireResultats,
} from '#contract';

const EMPREINTE = 'a'.repeat(64);
type Lecteur = (corps: unknown) => object;

const BONNES: [string, Lecteur, unknown, unknown][] = [
  [
    'results of a flux [X4.2]',
    lireResultats,
    {
      resultats: [
        { id: 'a', statut: 'applique', inconnu: 1 },
        { id: 'b', statut: 'obsolete', sequence: '0000000007' },
        { id: 'c', statut: 'rejete', code: 'INCONNU_ICI', detail: 'Dossier fermé.' },
      ],
      autre: null,
    },
    [
      { id: 'a', statut: 'applique' },
      { id: 'b', statut: 'obsolete', sequence: '0000000007' },
      { id: 'c', statut: 'rejete', code: 'INCONNU_ICI', detail: 'Dossier fermé.' },
    ],
  ],
  ['no result [X4.2]', lireResultats, { resultats: [] }, []],
  [
    'a page of changes, whatever its events [X4.1]',
    lirePageChangements,
    { evenements: [{}, 3, null], curseur: 'c', suite: false },
    { evenements: [{}, 3, null], curseur: 'c', suite: false },
  ],
  [
    'digests of buckets [X4.3]',
    lireEmpreintes,
    {
      seaux: 4096,
      empreintes: [
        { seau: 0, effectif: 2, empreinte: EMPREINTE },
        { seau: 4095, effectif: 1, empreinte: EMPREINTE },
      ],
    },
    [
      { seau: 0, effectif: 2, empreinte: EMPREINTE },
      { seau: 4095, effectif: 1, empreinte: EMPREINTE },
    ],
  ],
  [
    'digests of one bucket [X4.3]',
    lireEmpreintesDuSeau,
    [{ demandeur: '1234567A', empreinte: EMPREINTE }],
    [{ demandeur: '1234567A', empreinte: EMPREINTE }],
  ],
  [
    'facts [X4.3]',
    lireFaits,
    [{ demandeur: '1234567A', faits: [{}] }],
    [{ demandeur: '1234567A', faits: [{}] }],
  ],
  ['fates [X4.4]', lireRecherche, [{ id: 'a', statut: 'rejete' }], [{ id: 'a', statut: 'rejete' }]],
  [
    'a bilan [X4.5]',
    lireBilan,
    { emis: { 'fr.dude.statut.change.v1': 3 }, recus: {}, jour: '2010-03-01' },
    { emis: { 'fr.dude.statut.change.v1': 3 }, recus: {} },
  ],
  [
    'a token [X4]',
    lireJeton,
    { access_token: 'abc.DEF-1', token_type: 'bearer', expires_in: 300, scope: 'x' },
    { jeton: 'abc.DEF-1', expireDans: 300 },
  ],
  [
    'a token that does not say how long [X4]',
    lireJeton,
    { access_token: 'a', token_type: 'Bearer' },
    { jeton: 'a', expireDans: null },
  ],
  [
    'the answer of the gateway [X3.3]',
    lireReponseReception,
    {
      recus: 1,
      doublons: 0,
      refuses: [{ index: 1, code: 'TYPE_INCONNU', detail: 'Non.', pointeur: '/type' }],
    },
    {
      recus: 1,
      doublons: 0,
      refuses: [{ index: 1, code: 'TYPE_INCONNU', detail: 'Non.', pointeur: '/type' }],
    },
  ],
];

const MAUVAISES: [string, Lecteur, unknown, string][] = [
  ['no list of results', lireResultats, {}, '/resultats'],
  ['an error with status 200', lireResultats, { erreur: 'panne' }, '/resultats'],
  ['HTML', lireResultats, '<html>', '/'],
  ['a bare list of results', lireResultats, [{ id: 'a', statut: 'applique' }], '/'],
  ['an unknown statut', lireResultats, { resultats: [{ id: 'a', statut: 'ok' }] }, '/resultats/0/statut'],
  ['a result without id', lireResultats, { resultats: [{ statut: 'applique' }] }, '/resultats/0/id'],
  ['a number as id', lireResultats, { resultats: [{ id: 2 ** 53, statut: 'applique' }] }, '/resultats/0/id'],
  [
    'two results for one event',
    lireResultats,
    {
      resultats: [
        { id: 'a', statut: 'applique' },
        { id: 'a', statut: 'rejete' },
      ],
    },
    '/resultats/1/id',
  ],
  [
    'a number as sequence',
    lireResultats,
    { resultats: [{ id: 'a', statut: 'obsolete', sequence: 3 }] },
    '/resultats/0/sequence',
  ],
  [
    'null as code',
    lireResultats,
    { resultats: [{ id: 'a', statut: 'rejete', code: null }] },
    '/resultats/0/code',
  ],
  ['null as result', lireResultats, { resultats: [null] }, '/resultats/0'],
  ['a page without cursor', lirePageChangements, { evenements: [], suite: false }, '/curseur'],
  ['an empty cursor', lirePageChangements, { evenements: [], curseur: '', suite: true }, '/curseur'],
  ['a text as suite', lirePageChangements, { evenements: [], curseur: 'c', suite: 'false' }, '/suite'],
  ['an object as events', lirePageChangements, { evenements: {}, curseur: 'c', suite: false }, '/evenements'],
  [
    'more than 1,000 events',
    lirePageChangements,
    { evenements: new Array(1001).fill({}), curseur: 'c', suite: false },
    '/evenements',
  ],
  ['another number of buckets', lireEmpreintes, { seaux: 256, empreintes: [] }, '/seaux'],
  [
    'bucket 4096',
    lireEmpreintes,
    { seaux: 4096, empreintes: [{ seau: 4096, effectif: 1, empreinte: EMPREINTE }] },
    '/empreintes/0/seau',
  ],
  [
    'an empty bucket',
    lireEmpreintes,
    { seaux: 4096, empreintes: [{ seau: 1, effectif: 0, empreinte: EMPREINTE }] },
    '/empreintes/0/effectif',
  ],
  [
    'a digest in upper case',
    lireEmpreintesDuSeau,
    [{ demandeur: '1234567A', empreinte: EMPREINTE.toUpperCase() }],
    '/0/empreinte',
  ],
  [
    'a demandeur twice',
    lireEmpreintesDuSeau,
    [
      { demandeur: '1234567A', empreinte: EMPREINTE },
      { demandeur: '1234567A', empreinte: EMPREINTE },
    ],
    '/1/demandeur',
  ],
  ['an object as list', lireFaits, { demandeur: '1234567A' }, '/'],
  ['a fate that is none', lireRecherche, [{ id: 'a', statut: 'doublon' }], '/0/statut'],
  ['half a message', lireBilan, { emis: { a: 1.5 }, recus: {} }, '/emis'],
  ['a list as counts', lireBilan, { emis: [], recus: {} }, '/emis'],
  ['no token', lireJeton, { token_type: 'Bearer' }, '/access_token'],
  [
    'a token with a line break',
    lireJeton,
    { access_token: 'a\r\nX: y', token_type: 'Bearer' },
    '/access_token',
  ],
  ['a token of another kind', lireJeton, { access_token: 'a', token_type: 'mac' }, '/token_type'],
  [
    'a token already expired',
    lireJeton,
    { access_token: 'a', token_type: 'Bearer', expires_in: 0 },
    '/expires_in',
  ],
  [
    'an unknown code of refusal',
    lireReponseReception,
    { recus: 0, doublons: 0, refuses: [{ index: 0, code: 'X', detail: '.', pointeur: '' }] },
    '/refuses/0/code',
  ],
];

const LECTEURS: [string, Lecteur][] = Object.entries({
  lireBilan,
  lireEmpreintes,
  lireEmpreintesDuSeau,
  lireFaits,
  lireJeton,
  lirePageChangements,
  lireRecherche,
  lireReponseReception,
  lireResultats,
});

describe('what a partner answers is judged like input [X4, API10]', () => {
  it.each(BONNES)('reads %s', (_cas, lire, corps, attendu) => {
    expect(lire(corps)).toEqual(attendu);
  });

  it.each(MAUVAISES)('refuses %s', (_cas, lire, corps, place) => {
    const lecture = lire(corps);
    expect(estInvalide(lecture) && lecture.invalide.split(' : ')[0]).toBe(place);
  });

  it('never shows a value', () => {
    const lecture = lireEmpreintesDuSeau([{ demandeur: 'CANARI', empreinte: EMPREINTE }]);
    expect(JSON.stringify(lecture)).not.toContain('CANARI');
  });

  it.each(LECTEURS)('%s never throws', (_nom, lire) => {
    fc.assert(fc.property(fc.jsonValue(), (corps) => expect(typeof lire(corps)).toBe('object')));
  });
});
