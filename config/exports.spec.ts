import { lireReglesDExport } from './exports.js';

const REGLES = { lignesMaximum: 50_000, dureeHeures: 24, parDemandeur: 20 };

describe('config/exports.json', () => {
  it('is read: a file lasts a day', () => {
    expect(lireReglesDExport().dureeHeures).toBe(24);
  });

  it.each([
    ['lignesMaximum', 0],
    ['lignesMaximum', 2_000_000],
    ['dureeHeures', 1.5],
    ['parDemandeur', 'vingt'],
  ])('says which member to correct: %s', (membre, valeur) => {
    expect(() => lireReglesDExport({ ...REGLES, [membre]: valeur })).toThrow(
      new RegExp(`config/exports.json : ${membre} doit être un nombre entier`),
    );
  });
});
