import { createHash } from 'node:crypto';
import { membresEnOrdre } from '../src/membres-connus.js';
import { canoniser, comparerOctets, empreinteDemandeur, empreinteSeau, seauDe } from '../src/index.js';

const sha256 = (texte: string): string => createHash('sha256').update(texte).digest('hex');

describe('canonical JSON [RFC 8785]', () => {
  it('sorts members by UTF-16 units, at every depth', () => {
    expect(canoniser({ b: [{ z: 1, a: 'é' }], a: 1e21, '\u20ac': null, A: false })).toBe(
      '{"A":false,"a":1e+21,"b":[{"a":"é","z":1}],"€":null}',
    );
  });

  it('refuses what JSON cannot say', () => {
    expect(() => canoniser(undefined)).toThrow(new TypeError('no canonical JSON for this value'));
    expect(() => canoniser({ a: NaN })).toThrow('NaN');
  });
});

describe('order of UTF-8 bytes', () => {
  it.each([
    ['a', 'b', -1],
    ['b', 'a', 1],
    ['a', 'a', 0],
    ['a', 'aa', -1],
    ['aa', 'a', 1],
    ['A-1', 'a-1', -1],
    ['\uffff', '\u{10000}', -1],
    ['\u{10000}', '\ue000', 1],
    ['\u{10000}', '\ud7ff', 1],
    ['\ud7ff', '\ue000', -1],
  ])('compares %j and %j', (un, autre, signe) => {
    expect(Math.sign(comparerOctets(un, autre))).toBe(signe);
  });
});

describe('digests [X4.3]', () => {
  it('sum up known members in the order of canonical JSON, nested ones too, so that they are written as they are', () => {
    const identite = { prenom: 'p', nom: 'n', inconnu: 1, dateNaissance: 'd' };
    const ordonnes = membresEnOrdre('demandeur.modifie', {
      modification: '1',
      identite,
      demandeur: '2',
      autre: 3,
    });
    expect(JSON.stringify(ordonnes)).toBe(
      '{"demandeur":"2","identite":{"dateNaissance":"d","nom":"n","prenom":"p"},"modification":"1"}',
    );
    expect(JSON.stringify(ordonnes)).toBe(canoniser(ordonnes));
  });

  const affectation = {
    cotraitance: 'CT01',
    demandeur: '1234567A',
    dateAnnulation: '2010-02-01',
    motif: 'erreur',
  };

  it('is SHA-256 of the canonical list, sorted by key', () => {
    const faits = [
      { cle: 'b', sequence: '0000000001', data: { y: 1, x: 2 } },
      { cle: 'a', sequence: '0000000002', data: { annule: true } },
    ];
    expect(empreinteDemandeur(faits)).toBe(
      sha256('[["a","0000000002",{"annule":true}],["b","0000000001",{"x":2,"y":1}]]'),
    );
    expect(empreinteDemandeur(new Set(faits))).toBe(empreinteDemandeur(faits));
  });

  it('sees known members only', () => {
    const cle = 'affectation.annulee/CT01';
    const tenu = { cle, sequence: '0000000001', data: affectation };
    expect(empreinteDemandeur([{ ...tenu, data: { ...affectation, inconnu: 1 } }])).toBe(
      empreinteDemandeur([tenu]),
    );
    expect(empreinteDemandeur([{ ...tenu, data: { ...affectation, annule: true } }])).not.toBe(
      empreinteDemandeur([tenu]),
    );
  });

  it('puts a demandeur in the bucket of the first 12 bits of its SHA-256', () => {
    for (const demandeur of ['1234567A', '0000000Z', '4756639M']) {
      expect(seauDe(demandeur)).toBe(Number.parseInt(sha256(demandeur).slice(0, 3), 16));
    }
    expect(seauDe('4748720N')).toBe(3868);
  });

  it('sums a bucket by XOR, in any order; an empty one is all zeros', () => {
    const paires = [
      { demandeur: '1234567A', empreinte: 'aa' },
      { demandeur: '7654321B', empreinte: 'bb' },
    ];
    expect(empreinteSeau([])).toBe('0'.repeat(64));
    expect(empreinteSeau(paires)).toBe(empreinteSeau([...paires].reverse()));
    expect(empreinteSeau(paires.slice(0, 1))).toBe(sha256('1234567A:aa'));
    expect(empreinteSeau([...paires, ...paires])).toBe('0'.repeat(64));
  });
});
