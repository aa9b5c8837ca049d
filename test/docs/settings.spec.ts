import { readFileSync } from 'node:fs';
import { LECTURES, type Processus, variablesLues } from '#test/variables-lues';

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** How the table names the processes. */
const ABBREVIATIONS: Readonly<Record<Processus, string>> = {
  gateway: 'g',
  worker: 'w',
  scheduler: 's',
  launcher: 'l',
  cli: 'c',
  migration: 'm',
  'simulator-gide': 'sg',
  'simulator-parcours3': 'sp',
  'identity-demonstration': 'i',
};

interface Row {
  name: string;
  readBy: string;
  default: string;
}

/** Rows of the settings table: | `NAME` | readers | default | meaning |. */
const rows: Row[] = [
  ...textOf('docs/exploitation.md').matchAll(/^\| `([A-Z0-9_]+)` \| ([a-z ]*) \| ([^|]*) \| [^|]+ \|$/gm),
].map(([, name = '', readBy = '', value = '']) => ({
  name,
  readBy,
  default: value.replace(/`/g, '').trim(),
}));

const readers = new Map<string, string[]>();
for (const processus of Object.keys(LECTURES) as Processus[])
  for (const name of variablesLues(processus))
    readers.set(name, [...(readers.get(name) ?? []), ABBREVIATIONS[processus]]);

describe('the settings table of docs/exploitation.md', () => {
  it('lists what config/ reads, no more and no less', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...readers.keys()].sort());
  });

  it.each(rows)('says which processes read $name', ({ name, readBy }) => {
    expect(readBy.split(' ')).toEqual(readers.get(name));
  });

  it('says the defaults that config/ has', () => {
    const source = ['variables', 'simulateur', 'outil', 'identite']
      .map((name) => textOf(`config/${name}.ts`))
      .join('');
    const defaults = new Map(
      [...source.matchAll(/^ {2}([A-Z0-9_]+)\??: string = '([^']+)';$/gm)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
    expect(defaults.size).toBeGreaterThan(5);
    const said = rows.filter(({ name }) => defaults.has(name));
    expect(Object.fromEntries(said.map((row) => [row.name, row.default]))).toEqual(
      Object.fromEntries([...defaults].sort()),
    );
  });
});
