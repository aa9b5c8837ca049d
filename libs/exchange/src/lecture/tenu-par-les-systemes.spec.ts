import {
  comparerLesSystemes,
  resteADire,
  type FaitDesSystemes,
  type Tenue,
} from './tenu-par-les-systemes.js';

const RIEN: Tenue = { enonce: null, dit: null, attendu: null };
const enonce = (data: object, retire = false): Tenue => ({
  ...RIEN,
  enonce: { sequence: '0000000001', retire, data: { ...data } },
});
const dit = (data: object, attendu: object | null = data, retire = false): Tenue => ({
  ...RIEN,
  dit: { sequence: '0000000001', retire, etat: 'acquittee', data: { ...data } },
  attendu: attendu === null ? null : { ...attendu },
});
const fait = (gide: Tenue, parcours3: Tenue): FaitDesSystemes => ({
  type: 'affectation.enregistree',
  proprietaire: 'gide',
  objet: 'CT-1',
  gide,
  parcours3,
});

const desaccords = (gide: Tenue, parcours3: Tenue): string[] =>
  comparerLesSystemes(fait(gide, parcours3))
    .filter(({ accord }) => !accord)
    .map(({ membre }) => membre);

describe('one fact in both systems [section 8]', () => {
  const v1 = { demandeur: '1', structure: 'A', identite: { nom: 'X', prenom: 'Y' } };
  const v2 = { ...v1, structure: 'B', identite: { nom: 'X', prenom: 'Z' } };

  it('what one states and the other was told, as it must be, is agreed; the person is not repeated', () => {
    expect(comparerLesSystemes(fait(enonce(v1), dit(v1)))).toEqual([
      { membre: 'identite/nom', gide: 'X', parcours3: 'X', accord: true },
      { membre: 'identite/prenom', gide: 'Y', parcours3: 'Y', accord: true },
      { membre: 'structure', gide: 'A', parcours3: 'A', accord: true },
    ]);
  });

  it('a newer statement that was not told yet differs in what it changed, first', () => {
    expect(desaccords(enonce(v2), dit(v1, v2))).toEqual(['identite/prenom', 'structure']);
    expect(comparerLesSystemes(fait(enonce(v2), dit(v1, v2)))[0]?.membre).toBe('identite/prenom');
    expect(resteADire(dit(v1, v2))).toBe(true);
  });

  it('a member that only one must hold is no difference [C3]', () => {
    expect(desaccords(enonce(v1), dit({ ...v1, dateEntretienInitialisation: '2010-02-01' }))).toEqual([]);
  });

  it('what only one is concerned by is no difference: nobody else must hold it [H1]', () => {
    expect(desaccords(RIEN, enonce(v1))).toEqual([]);
    expect(desaccords(dit(v1), RIEN)).toEqual([]);
  });

  it('what must be told and was not, or must be withdrawn and was not, differs', () => {
    expect(desaccords(enonce(v1), { ...RIEN, attendu: v1 })).toHaveLength(3);
    expect(desaccords(enonce(v1, true), dit(v1, null))).toHaveLength(3);
    expect(resteADire(dit(v1, null))).toBe(true);
  });

  it('what was withdrawn on both sides is no longer held: nothing to compare, nothing to tell', () => {
    const retire = dit({ ...v1, annule: true }, null, true);
    expect(comparerLesSystemes(fait(enonce(v1, true), retire))).toEqual([]);
    expect(resteADire(retire)).toBe(false);
  });

  it('two ends that the rules give, but not the same, differ [E1, E2]', () => {
    expect(desaccords(enonce({ dateSortie: '2010-06-01' }), dit({ dateSortie: '2010-05-01' }))).toEqual([
      'dateSortie',
    ]);
  });
});
