import fc from 'fast-check';
import { D_HONDT, SAINTE_LAGUE, repartirAuPlusFortReste, repartirParDiviseurs } from './repartition.js';

const poids = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 1_000_000 })), {
    minLength: 1,
    selector: ([cle]) => cle,
  })
  .map((paires) => new Map(paires));
const somme = (parts: ReadonlyMap<string, number>): number => [...parts.values()].reduce((a, b) => a + b, 0);

describe('repartirAuPlusFortReste', () => {
  it('sums to the total, each part within one of its quota', () => {
    fc.assert(
      fc.property(poids, fc.integer({ min: 0, max: 200_000 }), (p, total) => {
        const parts = repartirAuPlusFortReste(p, total);
        expect(somme(parts)).toBe(total);
        for (const [cle, part] of parts) {
          expect(Math.abs(part - (total * (p.get(cle) ?? 0)) / somme(p))).toBeLessThan(1);
        }
      }),
    );
  });

  it('gives the last unit to the smaller key when remainders are equal', () => {
    expect(
      [
        ...repartirAuPlusFortReste(
          new Map([
            ['b', 1],
            ['a', 1],
          ]),
          3,
        ),
      ].sort(),
    ).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});

describe('repartirParDiviseurs', () => {
  it('favours the large with D’Hondt and not with Sainte-Laguë', () => {
    const p = new Map([
      ['grande', 53],
      ['moyenne', 24],
      ['petite', 23],
    ]);
    const parts = (diviseur: typeof D_HONDT): unknown =>
      Object.fromEntries(repartirParDiviseurs(p, 7, { diviseur }));
    expect(parts(D_HONDT)).toEqual({ grande: 4, moyenne: 2, petite: 1 });
    expect(parts(SAINTE_LAGUE)).toEqual({ grande: 3, moyenne: 2, petite: 2 });
  });

  it('respects minimum and cap', () => {
    const parts = repartirParDiviseurs(
      new Map([
        ['a', 1000],
        ['b', 1],
        ['c', 10],
      ]),
      5,
      {
        diviseur: D_HONDT,
        minimum: 1,
        plafond: (cle) => (cle === 'a' ? 2 : Infinity),
      },
    );
    expect(Object.fromEntries(parts)).toEqual({ a: 2, b: 1, c: 2 });
  });

  it('fails when the caps leave units without a taker', () => {
    expect(() =>
      repartirParDiviseurs(new Map([['a', 1]]), 2, { diviseur: D_HONDT, plafond: () => 1 }),
    ).toThrow('reste : 1');
  });
});
