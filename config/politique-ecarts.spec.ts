import { lirePolitiqueEcarts, type PolitiqueEcartsReglee } from './politique-ecarts.js';

describe('config/politique-ecarts.json [design, The night]', () => {
  it('says what is done by default for each partner and direction, in sentences', () => {
    const { politiques, budget, correctionsMaximum, correctionTenueJours } = lirePolitiqueEcarts();
    expect(
      politiques.filter(({ type }) => type === null).map(({ partenaire, vue }) => `${partenaire} ${vue}`),
    ).toEqual(['parcours3 dit', 'gide dit', 'gide declare', 'parcours3 declare']);
    expect(politiques.every(({ phrase }) => /^\p{Lu}.*\.$/u.test(phrase))).toBe(true);
    expect(budget).toEqual({ part: 0.01, minimum: 100 });
    expect([correctionsMaximum, correctionTenueJours]).toEqual([2, 30]);
  });

  it.each<[string, (reglee: PolitiqueEcartsReglee) => void]>([
    ['budget.part', (une) => (une.budget.part = 1.5)],
    ['budget.minimum', (une) => (une.budget.minimum = -1)],
    ['correctionsMaximum', (une) => (une.correctionsMaximum = 0)],
    ['correctionTenueJours', (une) => (une.correctionTenueJours = 0.5)],
    [
      'politiques[0].partenaire',
      (une) => ((une.politiques[0] as { partenaire: string }).partenaire = 'autre'),
    ],
    ['politiques[1].vue', (une) => ((une.politiques[1] as { vue: string }).vue = 'entrant')],
    ['politiques[1].type', (une) => ((une.politiques[1] as { type: string }).type = 'autre')],
    ['politiques[0].decision', (une) => ((une.politiques[0] as { decision: string }).decision = 'attendre')],
    ['politiques[0].phrase', (une) => ((une.politiques[0] as { phrase: string }).phrase = 'Oui.')],
    ['politiques[1]', (une) => ((une.politiques[1] as { type: null }).type = null)],
    ['par défaut (parcours3, declare)', (une) => une.politiques.pop()],
  ])('is refused with a French sentence that names %s', (membre, fausser) => {
    const reglee = structuredClone(lirePolitiqueEcarts());
    fausser(reglee);
    expect(() => lirePolitiqueEcarts(reglee)).toThrow(membre);
  });
});
