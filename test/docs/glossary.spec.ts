import { readdirSync, readFileSync } from 'node:fs';
import { ACTIONS, PORTEES, ROLES } from '#access';
import { TYPES_FAITS } from '#annexe7';
import { CODES_REFUS } from '#contract';
import { FILES } from '#queueing';

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const glossary = new Set([...textOf('docs/glossary.md').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word));
const missing = (words: Iterable<string>): string[] =>
  [...new Set(words)].filter((word) => !glossary.has(word));

/** The words of `type Name = 'a' | 'b'` in a source file. */
function membersOf(path: string, name: string): string[] {
  const [, body = ''] = new RegExp(`type ${name}\\s*=([^;]+);`).exec(textOf(path)) ?? [];
  return [...body.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
}

const folder = 'libs/persistence/src/migrations';
const migrations = readdirSync(new URL(`../../${folder}`, import.meta.url))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => textOf(`${folder}/${name}`))
  .join('\n');

/** The words of `CHECK (column IN ('a', 'b'))`, by column. */
const accepted = new Map<string, string[]>();
for (const [, column = '', list = ''] of migrations.matchAll(/CHECK \((\w+) IN \(('[^)]+)\)/g)) {
  const words = [...list.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
  accepted.set(column, [...(accepted.get(column) ?? []), ...words]);
}

describe('docs/glossary.md', () => {
  it('knows every type of fact', () => {
    expect(missing(TYPES_FAITS)).toEqual([]);
  });

  it.each(['Phase', 'NomEtat', 'ModeSortie', 'CodeAnomalie'])('knows every word of %s', (name) => {
    const words = membersOf('libs/annexe7/src/vocabulaire.ts', name);
    expect(words.length).toBeGreaterThan(2);
    expect(missing(words)).toEqual([]);
  });

  it.each(['Situation', 'DecisionAlerte', 'MotifAnnulation', 'MotifSortie', 'NatureAlerte'])(
    'knows every word of %s',
    (name) => {
      const words = membersOf('libs/annexe7/src/donnees-des-faits.ts', name);
      expect(words.length).toBeGreaterThan(2);
      expect(missing(words)).toEqual([]);
    },
  );

  it('knows every action and who must act', () => {
    const [, body = ''] = /interface Action \{([^}]+)\}/.exec(textOf('libs/annexe7/src/actions.ts')) ?? [];
    const words = [...body.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
    expect(words.length).toBeGreaterThan(5);
    expect(missing(words)).toEqual([]);
  });

  it('knows every act that a person may order', () => {
    expect(missing(Object.keys(ACTIONS))).toEqual([]);
  });

  it('knows every refusal code, role, scope and queue', () => {
    expect(missing([...CODES_REFUS, ...ROLES, ...PORTEES, ...FILES])).toEqual([]);
  });

  it('knows every table', () => {
    const tables = [...migrations.matchAll(/CREATE TABLE (\w+)/g)].map(([, table = '']) => table);
    expect(tables.length).toBeGreaterThan(10);
    expect(missing(tables)).toEqual([]);
  });

  it.each([...accepted])('knows every word that the database accepts as %s', (_column, words) => {
    expect(words.length).toBeGreaterThan(1);
    expect(missing(words)).toEqual([]);
  });

  it('is asked about the fates, states and explanations that the database accepts', () => {
    expect([...accepted.keys()]).toEqual(
      expect.arrayContaining(['issue', 'plan', 'etat', 'nature', 'cause', 'resolution', 'motif_soumission']),
    );
    expect([...accepted.keys()]).toEqual(expect.arrayContaining(['decision', 'evenement', 'genre']));
  });

  it('knows every step of a synchronisation', () => {
    const [, list = ''] =
      /ETAPES = \[([^\]]+)\]/.exec(textOf('libs/reconciliation/src/etapes/etape.ts')) ?? [];
    const words = [...list.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
    expect(words.length).toBeGreaterThan(3);
    expect(missing(words)).toEqual([]);
  });
});
