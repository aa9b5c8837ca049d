import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canoniser } from '#annexe7';
import { evenement } from '#test/evenements';
import { empreinteContenu } from '#contract';

const reference = (valeur: unknown): string => createHash('sha256').update(canoniser(valeur)).digest('hex');

describe('digest of the content of an event [X3.4]', () => {
  it('is SHA-256 of the RFC 8785 canonical JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), (valeur) => {
        expect(empreinteContenu(valeur).toString('hex')).toBe(reference(valeur));
      }),
    );
    expect(
      empreinteContenu({ b: [1e21, -0, 0.1, 'é€😀\u0001"\\'], a: { é: null, z: true } }).toString('hex'),
    ).toBe(
      createHash('sha256')
        .update('{"a":{"z":true,"é":null},"b":[1e+21,0,0.1,"é€😀\\u0001\\"\\\\"]}')
        .digest('hex'),
    );
  });

  it('does not depend on the order of members, and depends on unknown ones', () => {
    const recu = evenement('affectation.enregistree');
    const inverse = Object.fromEntries(Object.entries(recu).reverse());
    expect(empreinteContenu(inverse).equals(empreinteContenu(recu))).toBe(true);
    expect(empreinteContenu({ ...recu, extension: 'x' }).equals(empreinteContenu(recu))).toBe(false);
  });

  it('exists also for what RFC 8785 has no form for, and tells it apart', () => {
    const valeurs: unknown[] = ['\ud800', '\udc00', '\\ud800', '\ufffd', Infinity, -Infinity, null, 1e308];
    const empreintes = valeurs.map((valeur) => empreinteContenu({ inconnu: valeur }).toString('hex'));
    expect(new Set(empreintes).size).toBe(valeurs.length);
  });

  it('is not that of what JSON cannot say', () => {
    expect(() => empreinteContenu(undefined)).toThrow(TypeError);
  });
});
