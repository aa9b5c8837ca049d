import fc from 'fast-check';
import { lot } from '#test/evenements';
import { EVENEMENTS_MAX, lireCorps, lireJson, TAILLE_MAX_CORPS, TYPE_EVENEMENT, TYPE_LOT } from '#contract';

const lire = (corps: string | Buffer, type: string = TYPE_LOT): unknown => {
  const lecture = lireCorps(Buffer.from(corps), type);
  return lecture.lu ? lecture.evenements : [lecture.statut, lecture.code];
};
const illisible = [400, 'CORPS_ILLISIBLE'];

describe('reading the body of a webhook [X3.1, X1]', () => {
  it('reads one event, or a batch of 1 to 1,000', () => {
    expect(lire('{"id":"a"}', TYPE_EVENEMENT)).toEqual([{ id: 'a' }]);
    expect(lire('[{"id":"a"},3]')).toEqual([{ id: 'a' }, 3]);
    expect(lire(lot(Array.from({ length: EVENEMENTS_MAX }, () => ({}))))).toHaveLength(EVENEMENTS_MAX);
  });

  it('refuses an empty batch and one of more than 1,000', () => {
    expect(lire('[]')).toEqual([400, 'LOT_VIDE']);
    expect(lire(lot(Array.from({ length: EVENEMENTS_MAX + 1 }, () => ({}))))).toEqual([
      413,
      'LOT_TROP_GRAND',
    ]);
  });

  it('refuses a body of another shape than declared', () => {
    expect(lire('{"id":"a"}')).toEqual([400, 'FORME_INATTENDUE']);
    for (const corps of ['[{"id":"a"}]', '"texte"', 'null', '3']) {
      expect(lire(corps, TYPE_EVENEMENT)).toEqual([400, 'FORME_INATTENDUE']);
    }
  });

  it.each([
    'application/cloudevents+json; charset=utf-8',
    'application/cloudevents+json;charset="UTF-8"',
    'APPLICATION/CloudEvents+JSON',
    ' application/cloudevents+json ; a=b',
  ])('accepts the content type %s', (type) => {
    expect(lire('{}', type)).toEqual([{}]);
  });

  it.each([
    '',
    'application/json',
    'text/plain',
    'application/cloudevents',
    'application/cloudevents+json; charset=latin1',
    'application/cloudevents+json-x',
  ])('refuses the content type %j', (type) => {
    expect(lire('{}', type)).toEqual([415, 'TYPE_DE_CONTENU_REFUSE']);
  });

  it('reads 5 MiB and refuses one byte more', () => {
    const juste = `{"a":"${'x'.repeat(TAILLE_MAX_CORPS - 8)}"}`;
    expect(lireCorps(Buffer.from(juste), TYPE_EVENEMENT).lu).toBe(true);
    expect(lire(`${juste} `, TYPE_EVENEMENT)).toEqual([413, 'CORPS_TROP_GRAND']);
  });

  it('refuses what is not JSON', () => {
    for (const corps of [
      '',
      ' ',
      '{',
      '[1,]',
      "{'a':1}",
      '{"a":1}}',
      '[NaN]',
      '["\t"]',
      '[01]',
      '[1] x',
      '/**/[1]',
    ]) {
      expect(lire(corps)).toEqual(illisible);
    }
  });

  it('refuses what is not UTF-8, and ignores a byte order mark', () => {
    expect(lire(Buffer.from('["é"]', 'latin1'))).toEqual(illisible);
    expect(lire(Buffer.from([0x5b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x5d]))).toEqual(illisible);
    expect(lire(Buffer.from('[1]', 'utf16le'))).toEqual(illisible);
    expect(lire(Buffer.from('\ufeff[1]'))).toEqual([1]);
    expect(lire(Buffer.from('\ufeff\ufeff[1]'))).toEqual(illisible);
  });

  describe('members named twice', () => {
    it.each([
      ['[{"a":1,"a":1}]'],
      ['[{"a":1,"\\u0061":2}]'],
      ['[{"a":{"b":1,"c":2,"b":{}}}]'],
      ['[{"a":[{"b":1},{"b":1,"b":2}]}]'],
      ['[{"":1,"":2}]'],
      ['[{"é":1,"\\u00e9":2}]'],
      ['[{"1":1,"1":2}]'],
      ['[{"inconnu":{"x":1,"x":1}}]'],
      ['[{"a":{"a":1},"a":2}]'],
    ])('refuses %s', (corps) => {
      expect(lire(corps)).toEqual(illisible);
    });

    it.each([
      ['[{"a":1},{"a":1}]'],
      ['[{"a":{"a":{"a":1}}}]'],
      ['[{"a":"b:c","b":"\\":{[","c":"\\\\"}]'],
      ['[{"a":1,"A":2,"a ":3}]'],
      ['[{"constructor":1,"toString":2,"hasOwnProperty":3}]'],
      ['[{"é":1,"e\\u0301":2}]'],
    ])('reads %s', (corps) => {
      expect(lire(corps)).toEqual(JSON.parse(corps));
    });
  });

  it.each([['[{"__proto__":{}}]'], ['[{"a":[{"__proto__":1}]}]'], ['[{"\\u005f_proto__":1}]']])(
    'refuses __proto__ at any depth: %s',
    (corps) => {
      expect(lire(corps)).toEqual(illisible);
    },
  );

  it('reads __proto__ as a value', () => {
    expect(lire('[{"a":"__proto__"}]')).toEqual([{ a: '__proto__' }]);
  });

  it('reads 32 levels and refuses 33, as well as 30,000', () => {
    const niveaux = (nombre: number): string => `${'['.repeat(nombre)}${']'.repeat(nombre)}`;
    const membres = (nombre: number): string => `[${'{"a":'.repeat(nombre - 1)}1${'}'.repeat(nombre - 1)}]`;
    expect(lireCorps(Buffer.from(niveaux(32)), TYPE_LOT).lu).toBe(true);
    expect(lireCorps(Buffer.from(membres(32)), TYPE_LOT).lu).toBe(true);
    for (const corps of [niveaux(33), membres(33), niveaux(30_000), membres(30_000), '['.repeat(1_000_000)]) {
      expect(lire(corps)).toEqual([400, 'PROFONDEUR_EXCESSIVE']);
    }
  });

  it('does not take brackets inside texts for levels', () => {
    expect(lire(`["${'[{'.repeat(100)}","\\"${'['.repeat(100)}"]`)).toHaveLength(2);
  });

  it('reads back whatever JSON is written, and never throws on bytes', () => {
    const sansProto = fc
      .jsonValue({ maxDepth: 6 })
      .filter((valeur) => !JSON.stringify(valeur).includes('"__proto__":'));
    fc.assert(
      fc.property(sansProto, (valeur) => {
        const lecture = lireJson(Buffer.from(JSON.stringify(valeur)));
        expect(lecture).toEqual({ lu: true, valeur: JSON.parse(JSON.stringify(valeur)) as unknown });
      }),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(TYPE_LOT, TYPE_EVENEMENT),
        (octets, type) => {
          expect(typeof lireCorps(Buffer.from(octets), type).lu).toBe('boolean');
        },
      ),
    );
  });

  it('finds any one member written twice, anywhere', () => {
    const objet = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), {
      minKeys: 1,
      maxKeys: 5,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(objet, fc.nat(), fc.jsonValue({ maxDepth: 1 }), (un, rang, valeur) => {
        const noms = Object.keys(un).filter((nom) => nom !== '__proto__');
        const nom = noms[rang % noms.length];
        if (nom === undefined) return;
        const texte = JSON.stringify([{ x: un }]);
        const double = texte.replace(
          /\}\}\]$/u,
          () => `,${JSON.stringify(nom)}:${JSON.stringify(valeur)}}}]`,
        );
        expect(lire(double)).toEqual(illisible);
      }),
    );
  });
});
