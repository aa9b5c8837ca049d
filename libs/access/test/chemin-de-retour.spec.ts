import fc from 'fast-check';
import { cheminDeRetour } from '../src/sessions/chemin-de-retour.js';

const ORIGINE = 'https://passerelle.essai';

describe('where a sign-in leads back [check 13]', () => {
  it('is of this very site, whatever was asked', () => {
    const morceaux = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      '\t',
      '\n',
      ' ',
      'a',
      'https:',
      '%2f',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(morceaux).map((des) => des.join('')),
        ),
        (demande) => {
          const chemin = cheminDeRetour(demande, ORIGINE);
          expect(chemin).toMatch(/^\/(?![/\\])/);
          expect(new URL(chemin, ORIGINE).origin).toBe(ORIGINE);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('keeps path, query and fragment, and leads home when nothing was asked', () => {
    expect(cheminDeRetour('/a/b?c=d#e', ORIGINE)).toBe('/a/b?c=d#e');
    expect(cheminDeRetour(undefined, ORIGINE)).toBe('/');
  });
});
