import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : markdownIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const pages = ['README.md', ...['docs', 'libs', 'apps', 'config', 'test'].flatMap(markdownIn)];

/** The anchors that GitHub and GitLab make of headings. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/`/g, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

/** Links and images of a page, code left out. */
function linksOf(text: string): string[] {
  const prose = text
    .replace(/```[\s\S]*?```/g, '')
    .replace(/`[^`]*`/g, (code) => (code.includes('](') ? '' : code));
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
}

function isBroken(page: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return false;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : relative(root, join(root, dirname(page), path));
  if (target.startsWith('..') || !existsSync(join(root, target))) return true;
  if (anchor === undefined || statSync(join(root, target)).isDirectory()) return false;
  return target.endsWith('.md') && !anchorsOf(textOf(target)).has(anchor);
}

describe('the documentation', () => {
  it.each(pages)('%s links to what exists', (page) => {
    expect(linksOf(textOf(page)).filter((link) => isBroken(page, link))).toEqual([]);
  });

  it('is all reached from docs/README.md', () => {
    const index = new Set(linksOf(textOf('docs/README.md')).map((link) => link.split('#')[0]));
    const unlisted = readdirSync(join(root, 'docs')).filter((name) => name !== 'README.md' && name !== 'adr');
    expect(unlisted.filter((name) => !index.has(name))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) =>
      [...textOf(page).matchAll(/npm run (?:-s )?([a-z][a-z0-9:-]*)/g)].map(
        ([, name = '']) => `${page}: ${name}`,
      ),
    );
    expect(named.filter((line) => !(line.replace(/^.*: /, '') in scripts))).toEqual([]);
  });

  it('names files of the project that exist', () => {
    const named = pages.flatMap((page) =>
      [...textOf(page).matchAll(/`((?:apps|libs|config|test|docs)\/[\w./@-]+)`/g)].map(([, path = '']) => [
        page,
        path,
      ]),
    );
    expect(
      named.filter(
        ([page = '', path = '']) =>
          !existsSync(join(root, path)) && !existsSync(join(root, dirname(page), path)),
      ),
    ).toEqual([]);
  });

  it('says the licence that package.json says', () => {
    const { license } = JSON.parse(textOf('package.json')) as { license: string };
    expect(license).toBe('EUPL-1.2');
    expect(textOf('LICENSE')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
  });
});

describe('the ADRs', () => {
  const adrs = readdirSync(join(root, 'docs/adr')).sort();

  it('are numbered without gap or double, and each is in the index', () => {
    expect(adrs.map((name) => Number(name.slice(0, 4)))).toEqual(adrs.map((_, rank) => rank + 1));
    const index = linksOf(textOf('docs/README.md'));
    expect(adrs.filter((name) => !index.includes(`adr/${name}`))).toEqual([]);
  });

  it.each(adrs)('%s says context, options, decision, consequences, and what keeps it true', (name) => {
    const text = textOf(`docs/adr/${name}`);
    for (const part of ['Context', 'Options', 'Decision', 'Consequences', 'Guard'])
      expect(text).toMatch(new RegExp(`^(\\*\\*${part}\\.?\\*\\*|## ${part})`, 'm'));
  });
});
