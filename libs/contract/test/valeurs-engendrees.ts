import fc from 'fast-check';
import type { Classe } from '../src/membres/regle.js';
import { planDe, type MembreDuPlan } from '../src/membres/plan.js';

/** Storable text of a length around the bounds of the contract. */
const textes = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.constantFrom(
    'x'.repeat(128),
    'x'.repeat(129),
    'x'.repeat(2000),
    'x'.repeat(2001),
    '𝄞'.repeat(2000),
    '𝄞'.repeat(128),
  ),
);

/** What a schema and a validator are most likely to judge differently. */
export const HOSTILES: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    0,
    -0,
    -1,
    1,
    1.5,
    1e300,
    Infinity,
    -Infinity,
    2 ** 53 - 1,
    2 ** 53,
    [],
    {},
    [[]],
    [null],
    'a\0',
    '\0',
    '\ud800',
    '\udc00\ud800',
    '𝄞',
    'true',
    '1',
    'null',
    ' ',
    '\n',
    '1234567A',
    '1234567A\n',
    '75056S00',
    '2A004',
    '2a004',
    '75056',
    'CT-2010',
    'CT1',
    'local:',
    'local:x',
    'local:\0',
    'local:\ud800',
    `local:${'x'.repeat(1994)}`,
    `local:${'x'.repeat(1995)}`,
    '2010-02-28',
    '2010-02-29',
    '2000-02-29',
    '1900-02-29',
    '2100-02-29',
    '2100-12-31',
    '2101-01-01',
    '1899-12-31',
    '1900-01-01',
    '2010-13-01',
    '2010-00-10',
    '2010-04-31',
    '٢٠١٠-٠١-٠١',
    'sortie',
    'autre',
    '0000000003',
    '١٢٣٤٥٦٧٨٩٠',
    '2010-03-01T09:12:00+01:00',
    '2010-02-29T09:12:00Z',
    '2010-03-01T23:59:60Z',
    '2010-03-01T24:00:00Z',
    '2010-03-01 09:12:00Z',
    'application/json',
    'APPLICATION/JSON',
    'text/plain',
    '1.0',
    ['projet_mal_defini'],
    ['projet_mal_defini', 'local:x', ''],
    { date: '2010-01-01', lieu: '' },
    { type: 'atelier', date: '2010-01-01' },
    { nom: '', prenom: '', dateNaissance: '1990-01-01' },
  ),
  textes,
  fc.jsonValue({ maxDepth: 2 }),
  fc.maxSafeInteger(),
);

/** Valid objects of a class, generated from its rules. */
export function valides(classe: Classe): fc.Arbitrary<Record<string, unknown>> {
  const plan = planDe(classe);
  const requis = plan.filter(({ presence }) => presence === 'requis').map(({ nom }) => nom);
  return fc.record(Object.fromEntries(plan.map((membre) => [membre.nom, valeursDe(membre)])), {
    requiredKeys: requis,
    noNullPrototype: true,
  });
}

/** Objects of a class with up to four faults: a member lost, or replaced by something hostile, at any level. */
export function presqueValides(classe: Classe): fc.Arbitrary<Record<string, unknown>> {
  const chemins = cheminsDe(classe);
  const faute = fc.record({
    chemin: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...chemins) },
      { weight: 1, arbitrary: fc.constant<string[]>(['inconnu']) },
    ),
    valeur: fc.option(HOSTILES, { nil: undefined, freq: 4 }),
  });
  return fc.tuple(valides(classe), fc.array(faute, { maxLength: 4 })).map(([objet, fautes]) => {
    const copie = structuredClone(objet);
    for (const { chemin, valeur } of fautes) remplacer(copie, chemin, valeur);
    return copie;
  });
}

function cheminsDe(classe: Classe): string[][] {
  return planDe(classe).flatMap(({ nom, groupe }) => [
    [nom],
    ...(groupe === undefined ? [] : cheminsDe(groupe).map((reste) => [nom, ...reste])),
  ]);
}

function remplacer(objet: Record<string, unknown>, [nom, ...reste]: string[], valeur: unknown): void {
  if (nom === undefined) return;
  const dedans = objet[nom];
  if (reste.length > 0) {
    if (typeof dedans === 'object' && dedans !== null)
      remplacer(dedans as Record<string, unknown>, reste, valeur);
  } else if (valeur === undefined) {
    delete objet[nom];
  } else {
    objet[nom] = valeur;
  }
}

function valeursDe({ forme, groupe }: MembreDuPlan): fc.Arbitrary<unknown> {
  if (groupe !== undefined) return valides(groupe);
  return selonSchema(forme.schema).filter((valeur) => forme.accepte(valeur));
}

function selonSchema(schema: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if (Array.isArray(schema['anyOf'])) {
    return fc.oneof(...(schema['anyOf'] as Record<string, unknown>[]).map(selonSchema));
  }
  if (schema['type'] === 'boolean') return fc.boolean();
  if (schema['type'] === 'integer') {
    return fc.integer({
      min: Number(schema['minimum']),
      max: Math.min(Number(schema['maximum']), 2 ** 31 - 1),
    });
  }
  if (schema['type'] === 'array') {
    return fc.array(selonSchema(schema['items'] as Record<string, unknown>), {
      minLength: Number(schema['minItems'] ?? 0),
      maxLength: 4,
    });
  }
  if (schema['type'] === 'string') return textesSelon(String(schema['pattern']));
  return fc.jsonValue({ maxDepth: 1 });
}

/** fast-check writes texts from an expression, but knows no Unicode property: those are free texts here. */
function textesSelon(motif: string): fc.Arbitrary<string> {
  if (!motif.includes('\\p{')) return fc.stringMatching(new RegExp(motif, 'u'));
  if (motif.startsWith('^application')) {
    return fc.constantFrom('application/json', 'application/vnd.x+json', 'application/json; charset=utf-8');
  }
  const prefixe = motif.startsWith('^local:') ? 'local:' : '';
  return fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).map((texte) => `${prefixe}${texte}`);
}
