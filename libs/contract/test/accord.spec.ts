import { Ajv } from 'ajv';
import fc from 'fast-check';
import { membresConnus, TYPES_FAITS, type TypeFait } from '#annexe7';
import { EXEMPLES, schemaEnveloppe, schemas } from '#contract';
import { estConforme, fautesDe, membresDe } from '../src/membres/controle.js';
import type { Classe } from '../src/membres/regle.js';
import { CATALOGUE } from '../src/modele/catalogue.js';
import { Enveloppe } from '../src/modele/enveloppe.js';
import { schemaDe } from '../src/schemas.js';
import { presqueValides, valides } from './valeurs-engendrees.js';

/** Formats are notes for readers: every rule stands in the patterns, real calendar days included. */
const ajv = new Ajv({ strictTypes: false, formats: { date: true, 'date-time': true } });

const CLASSES: [string, Classe][] = [
  ['enveloppe', Enveloppe],
  ...TYPES_FAITS.map((type): [string, Classe] => [type, CATALOGUE[type].enonce]),
  ['affectation dite', CATALOGUE['affectation.enregistree'].dit.parcours3 as Classe],
];

describe('one definition, three judges: quick check, class-validator, JSON Schema', () => {
  describe.each(CLASSES)('%s', (_nom, classe) => {
    const selonSchema = ajv.compile(schemaDe(classe));

    it('all accept what is generated as valid', () => {
      fc.assert(
        fc.property(valides(classe), (objet) => {
          const attendu = !('decision' in objet) || objet['decision'] !== 'sortie' || 'motifSortie' in objet;
          expect(estConforme(classe, objet)).toBe(attendu);
          expect(selonSchema(objet)).toBe(attendu);
          expect(fautesDe(classe, objet).length === 0).toBe(attendu);
        }),
        { numRuns: 100 },
      );
    });

    it('all give the same verdict on what is generated and then damaged', () => {
      const vus = new Set<boolean>();
      fc.assert(
        fc.property(presqueValides(classe), (objet) => {
          const conforme = estConforme(classe, objet);
          vus.add(conforme);
          expect(selonSchema(objet)).toBe(conforme);
          expect(fautesDe(classe, objet).length === 0).toBe(conforme);
        }),
        { numRuns: 500 },
      );
      expect(vus).toEqual(new Set([true, false]));
    });

    it('places each fault where it is: repaired there, it is gone', () => {
      fc.assert(
        fc.property(presqueValides(classe), valides(classe), (objet, modele) => {
          const [premiere] = fautesDe(classe, objet);
          if (premiere === undefined) return;
          const repare = structuredClone(objet);
          reparer(repare, modele, premiere.pointeur.slice(1).split('/'));
          const restantes = fautesDe(classe, repare).map(({ pointeur }) => pointeur);
          expect(restantes).not.toContain(premiere.pointeur);
        }),
        { numRuns: 100 },
      );
    });
  });

  it.each(TYPES_FAITS)(
    '%s: the published schema accepts the example and the classes know the same members as annexe 7',
    (type) => {
      expect(ajv.compile(schemas[type])(EXEMPLES[type])).toBe(true);
      const classe = CATALOGUE[type].dit.parcours3 ?? CATALOGUE[type].enonce;
      const tout = { ...EXEMPLES[type], ...complet(type), annule: true, inconnu: 1 };
      expect(membresDe(classe, tout)).toEqual(membresConnus(type, tout));
      expect(Object.keys(membresDe(classe, tout)).sort()).toEqual(
        Object.keys(membresConnus(type, tout)).sort(),
      );
    },
  );

  it('the schema of the envelope is that of the class', () => {
    expect(schemaEnveloppe).toEqual(schemaDe(Enveloppe));
  });
});

/** Members that the examples leave out. */
function complet(type: TypeFait): object {
  if (type === 'alerte.traitee') return { motifSortie: 'reprise_smp' };
  return type === 'affectation.enregistree' ? { dateEntretienInitialisation: '2010-02-01' } : {};
}

/** Takes from a valid model what stands at a pointer; a whole list when the fault is in one of its elements. */
function reparer(
  objet: Record<string, unknown>,
  modele: Record<string, unknown>,
  [nom = '', ...reste]: string[],
): void {
  const dedans = objet[nom];
  const sain = modele[nom];
  if (reste.length === 0 || Array.isArray(dedans) || typeof sain !== 'object' || sain === null) {
    if (sain !== undefined) objet[nom] = sain;
    else if (nom === 'motifSortie') objet[nom] = 'reprise_smp';
    else delete objet[nom];
    return;
  }
  reparer(dedans as Record<string, unknown>, sain as Record<string, unknown>, reste);
}
