import { direCause, direNature, direSoumission } from './phrases.js';
import { CAUSES, MOTIFS_DE_SOUMISSION, NATURES, PARTENAIRES, VUES } from './vocabulaire.js';

const SITUATIONS = PARTENAIRES.flatMap((partenaire) =>
  VUES.flatMap((vue) => NATURES.map((nature) => ({ partenaire, vue, nature }))),
);
const PHRASE = /^[A-ZÀ-Ý][^{}$]{20,}\.$/;

describe('what is said of an écart', () => {
  it('is a French sentence for every situation, that names the partner', () => {
    for (const situation of SITUATIONS) {
      const constat = direNature(situation);
      expect(constat).toMatch(PHRASE);
      expect(constat).toContain(situation.partenaire === 'gide' ? 'GIDE' : 'Parcours 3');
      for (const cause of CAUSES) expect(direCause({ ...situation, cause, detail: null })).toMatch(PHRASE);
    }
    for (const motif of MOTIFS_DE_SOUMISSION) expect(direSoumission(motif)).toMatch(PHRASE);
  });

  it('gives the code of a refusal, and says who must correct it', () => {
    const refus = {
      partenaire: 'gide',
      nature: 'absent',
      cause: 'refuse',
      detail: 'SCHEMA_INVALIDE',
    } as const;
    expect(direCause({ ...refus, vue: 'dit' })).toBe(
      'GIDE a refusé la dernière version qui lui a été dite (SCHEMA_INVALIDE).',
    );
    expect(direCause({ ...refus, vue: 'declare' })).toContain(
      '(SCHEMA_INVALIDE) : il est à corriger par GIDE',
    );
  });
});
