import { actesPossibles } from '../src/ecrans/messages/actes-possibles.js';
import { lireFiltresDeMessages, lireFiltresDUnMessage } from '../src/ecrans/messages/filtres.js';
import { estUnNumeroDePersonne } from '../src/filtres.js';

describe('the filters of the messages', () => {
  it('take from the address words of the lists, and what has the form of an id, a code or a day', () => {
    expect(
      lireFiltresDeMessages({
        sens: 'entrant',
        issue: 'refuse',
        code: 'SCHEMA_INVALIDE',
        depuis: '2010-09-01',
      }),
    ).toEqual({ sens: 'entrant', issue: 'refuse', code: 'SCHEMA_INVALIDE', depuis: '2010-09-01' });
    expect(lireFiltresDeMessages({ sens: 'dessus', issue: 3, code: 'un code', depuis: 'hier' })).toEqual({});
    const avec = '01890000-0000-7000-8000-000000000001';
    expect(lireFiltresDUnMessage({ avec, type: 'inconnu' })).toEqual({ avec, type: 'inconnu' });
  });

  it('never take the number of a person, in whatever field it was put', () => {
    const numero = '1234567A';
    const partout = Object.fromEntries(
      [
        'sens',
        'partenaire',
        'issue',
        'type',
        'code',
        'cotraitance',
        'depuis',
        'jusqua',
        'demandeur',
        'avec',
      ].map((nom) => [nom, numero]),
    );
    expect(lireFiltresDUnMessage(partout)).toEqual({});
    expect([numero, '12345678', 'CT-1234567A', '123456A'].map(estUnNumeroDePersonne)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('what may be done of a message', () => {
  it.each([
    ['entrant', 'recu', 0, { abandon: false, correction: false, rejeu: false }],
    ['entrant', 'recu', 2, { abandon: true, correction: false, rejeu: false }],
    ['entrant', 'refuse', 0, { abandon: false, correction: true, rejeu: true }],
    ['entrant', 'en_echec', 5, { abandon: true, correction: true, rejeu: true }],
    ['entrant', 'applique', 0, { abandon: false, correction: false, rejeu: true }],
    ['sortant', 'refuse', 0, { abandon: true, correction: false, rejeu: true }],
    ['sortant', 'incertain', 1, { abandon: false, correction: false, rejeu: false }],
    ['sortant', 'retenu', 0, { abandon: true, correction: false, rejeu: false }],
  ])('%s %s after %i attempts [X5.4, X6]', (sens, issue, tentatives, attendus) => {
    expect(actesPossibles({ sens, issue, tentatives })).toEqual(attendus);
  });
});
