import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  ajouterAns,
  ajouterJours,
  ajouterMois,
  canoniser,
  comparerOctets,
  estDateCivile,
  membresConnus,
  memesDonnees,
  seauDe,
} from '../src/index.js';
import { histoires } from './histoires.js';

const jours = fc
  .integer({ min: 0, max: 201 * 365 })
  .map((n) => Temporal.PlainDate.from('1900-01-01').add({ days: n }).toString());

/** Texts close to a date, most of them wrong. */
const presqueDates = fc
  .tuple(fc.constantFrom('1900', '2000', '2010', '2012', '2100'), fc.nat({ max: 14 }), fc.nat({ max: 33 }))
  .map(([annee, mois, jour]) => `${annee}-${`${mois}`.padStart(2, '0')}-${`${jour}`.padStart(2, '0')}`);

function estUnJour(texte: string): boolean {
  try {
    return Temporal.PlainDate.from(texte, { overflow: 'reject' }).toString() === texte;
  } catch {
    return false;
  }
}

describe('civil dates are those of Temporal [A5]', () => {
  it('recognises the real days, and no other text', () => {
    fc.assert(fc.property(presqueDates, (texte) => estDateCivile(texte) === estUnJour(texte)));
    fc.assert(fc.property(jours, (texte) => estDateCivile(texte)));
  });

  it('adds months, years and days', () => {
    fc.assert(
      fc.property(jours, fc.integer({ min: -400, max: 400 }), (jour, n) => {
        const lu = Temporal.PlainDate.from(jour);
        expect(ajouterMois(jour, n)).toBe(lu.add({ months: n }).toString());
        expect(ajouterAns(jour, Math.trunc(n / 10))).toBe(lu.add({ years: Math.trunc(n / 10) }).toString());
        expect(ajouterJours(jour, n)).toBe(lu.add({ days: n }).toString());
      }),
    );
  });
});

describe('canonical JSON and digests [RFC 8785, X4.3]', () => {
  it('finds two data the same exactly when their canonical JSON is the same [A2]', () => {
    const valeurs = fc.constantFrom<unknown>('', 'a', '1', 1, 0, true, false, null, [], [1], {}, { a: 1 });
    const membres = fc.constantFrom('a', 'b', '0', 'length');
    const objets = fc.dictionary(
      membres,
      fc.oneof(valeurs, fc.array(valeurs), fc.dictionary(membres, valeurs)),
    );
    fc.assert(
      fc.property(objets, objets, (une, autre) => {
        expect(memesDonnees(une, autre)).toBe(canoniser(une) === canoniser(autre));
        expect(memesDonnees(une, JSON.parse(JSON.stringify(une)))).toBe(true);
      }),
    );
  });

  it('writes what the library writes, in order or not [RFC 8785]', () => {
    const ordonner = (valeur: unknown): unknown =>
      typeof valeur !== 'object' || valeur === null
        ? valeur
        : Array.isArray(valeur)
          ? valeur.map(ordonner)
          : Object.fromEntries(
              Object.keys(valeur)
                .sort()
                .map((nom) => [nom, ordonner(valeur[nom as never])]),
            );
    const dire = (ecrire: (valeur: unknown) => unknown, valeur: unknown): unknown => {
      try {
        return ecrire(valeur) ?? 'refused';
      } catch {
        return 'refused';
      }
    };
    const valeurs = fc.anything({
      key: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1', '10', '9', 'toJSON', '\ud800')),
      values: [
        fc.string({ unit: 'binary' }),
        fc.constantFrom<unknown>(
          '\ud800',
          'a\udc00',
          '\u2028',
          -0,
          NaN,
          Infinity,
          1e21,
          undefined,
          null,
          true,
          new Date(0),
        ),
        fc.double(),
        fc.func(fc.constant(1)),
      ],
    });
    fc.assert(
      fc.property(valeurs, (valeur) => {
        expect(dire(canoniser, valeur)).toBe(dire(canonicalize, valeur));
        expect(dire(canoniser, ordonner(valeur))).toBe(dire(canonicalize, ordonner(valeur)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses a value that holds itself, as the library does', () => {
    const boucle: Record<string, unknown> = {};
    boucle.a = [boucle];
    expect(() => canoniser(boucle)).toThrow('Circular');
  });

  it('says the same of an object whatever the order of its members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (objet) => {
        const inverse = Object.fromEntries(Object.entries(objet).reverse());
        expect(canoniser(inverse)).toBe(canoniser(objet));
        expect(JSON.parse(canoniser(objet))).toEqual(JSON.parse(JSON.stringify(objet)));
      }),
    );
  });

  it('the order of UTF-8 bytes is that of the bytes, surrogates included', () => {
    const unites = fc.oneof(
      fc.constantFrom('a', 'A', '-', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{1f600}'),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
    );
    const texte = fc.array(unites, { maxLength: 4 }).map((morceaux) => morceaux.join(''));
    fc.assert(
      fc.property(texte, texte, (un, autre) => {
        expect(Math.sign(comparerOctets(un, autre))).toBe(
          Buffer.compare(Buffer.from(un), Buffer.from(autre)),
        );
      }),
    );
  });

  it('every bucket is one of 4096', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7}[0-9A-Z]$/), (demandeur) => {
        const seau = seauDe(demandeur);
        expect(Number.isInteger(seau) && seau >= 0 && seau < 4096).toBe(true);
      }),
    );
  });

  it('of known members, `membresConnus` keeps all, in a new object [X2]', () => {
    fc.assert(
      fc.property(histoires, ({ faits }) => {
        for (const { type, data } of faits) {
          const connus = membresConnus(type, { ...data, inconnu: 1 });
          expect(connus).toEqual(data);
          expect(membresConnus(type, connus)).toEqual(connus);
        }
      }),
    );
  });
});
