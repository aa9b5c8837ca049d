import { comparerMembres } from './comparer-membres.js';

describe('both values side by side', () => {
  it('gives first what differs, nested members by their path, lists as values', () => {
    expect(
      comparerMembres(
        { commune: '75056', identite: { nom: 'A', prenom: 'B' }, criteres: ['x', 'y'] },
        { commune: '75116', identite: { nom: 'A', prenom: 'C' }, criteres: ['x', 'y'], annule: true },
      ),
    ).toEqual([
      { membre: 'annule', nous: null, eux: true, accord: false },
      { membre: 'commune', nous: '75056', eux: '75116', accord: false },
      { membre: 'identite/prenom', nous: 'B', eux: 'C', accord: false },
      { membre: 'criteres', nous: ['x', 'y'], eux: ['x', 'y'], accord: true },
      { membre: 'identite/nom', nous: 'A', eux: 'A', accord: true },
    ]);
  });

  it('shows a fact that one side alone has', () => {
    expect(comparerMembres(null, { commune: '75116' })).toEqual([
      { membre: 'commune', nous: null, eux: '75116', accord: false },
    ]);
  });
});
