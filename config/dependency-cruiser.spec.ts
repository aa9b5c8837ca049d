import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** A small project that breaks each rule: the file, what it imports, the rule that must catch it. */
const PLANTED: readonly (readonly [file: string, text: string, rule: string])[] = [
  ['libs/annexe7/src/a.ts', `import '#contract';`, 'libs/annexe7 imports only the rooms it may know'],
  ['libs/annexe7/src/b.ts', `import 'pg';`, 'libs/annexe7 imports only the packages it may use'],
  [
    'libs/annexe7/src/c.ts',
    `import type { Type } from '@nestjs/common'; export type T = Type;`,
    'libs/annexe7 imports only the packages it may use',
  ],
  ['libs/annexe7/src/d.ts', `import 'node:fs';`, 'libs/annexe7 imports only the node: modules it may use'],
  ['libs/contract/src/a.ts', `import '#persistence';`, 'libs/contract imports only the rooms it may know'],
  [
    'libs/contract/src/b.ts',
    `import 'node:http';`,
    'libs/contract imports only the node: modules it may use',
  ],
  ['libs/persistence/src/a.ts', `import '#queueing';`, 'libs/persistence imports only the rooms it may know'],
  ['libs/queueing/src/a.ts', `import '#exchange';`, 'libs/queueing imports only the rooms it may know'],
  ['libs/partners/src/a.ts', `import '#persistence';`, 'libs/partners imports only the rooms it may know'],
  ['libs/exchange/src/a.ts', `import 'fastify';`, 'libs/exchange imports only the packages it may use'],
  ['libs/exchange/src/b.ts', `import 'bullmq';`, 'libs/exchange imports only the packages it may use'],
  ['libs/exchange/src/c.ts', `import '#reconciliation';`, 'libs/exchange imports only the rooms it may know'],
  ['libs/exchange/src/d.ts', `import '#config';`, 'libs/exchange imports only the rooms it may know'],
  ['libs/simulation/src/a.ts', `import '#exchange';`, 'libs/simulation imports only the rooms it may know'],
  [
    'apps/simulator-gide/src/a.ts',
    `import '#persistence';`,
    'apps/simulator-gide imports only the rooms it may know',
  ],
  ['apps/gateway/src/a.ts', `import '#simulation';`, 'apps/gateway imports only the rooms it may know'],
  ['apps/newcomer/src/main.ts', `import '#contract';`, 'every room is declared'],
  [
    'apps/identity-demonstration/src/a.ts',
    `import '#exchange';`,
    'apps/identity-demonstration imports only the rooms it may know',
  ],
  [
    'apps/simulator-gide/src/b.ts',
    `import '../../simulator-parcours3/src/main.js';`,
    'apps never import apps',
  ],
  [
    'libs/exchange/src/e.ts',
    `import '../../persistence/src/a.js';`,
    'a library is entered by its front door',
  ],
  ['libs/partners/src/gide.ts', `import './parcours3.js';`, 'partners do not know each other'],
  ['libs/exchange/src/f.ts', `import 'node:sqlite';`, 'only simulators keep data in SQLite'],
  [
    'libs/exchange/src/g.ts',
    `import { env } from 'node:process'; export const e = env;`,
    'the environment is read in config',
  ],
  ['libs/exchange/src/h.ts', `import { i } from './i.js'; export const h = () => i;`, 'no cycle'],
  ['libs/exchange/src/i.ts', `import { h } from './h.js'; export const i = () => h;`, 'nothing is dead'],
  ['libs/exchange/src/j.ts', `export const alone = 1;`, 'no orphan'],
  ['libs/exchange/src/k.ts', `import '#annexe7';`, 'nothing is dead'],
  ['libs/exchange/src/l.ts', `import './lot.spec.js';`, 'product code does not import tests'],
  ['libs/exchange/src/m.ts', `import '../../../dist/built.js';`, 'nothing imports what was built'],
  ['libs/exchange/src/n.ts', `import 'jest';`, 'product code uses production dependencies'],
  ['libs/exchange/src/o.ts', `import 'acorn';`, 'every package is declared'],
  ['libs/exchange/src/p.ts', `import './nowhere.js';`, 'every import is found'],
];

const ROOMS = ['contract', 'persistence', 'queueing', 'partners', 'exchange', 'reconciliation', 'simulation'];

/** What the files above import, and what breaks no rule. */
const HARMLESS: readonly (readonly [file: string, text: string])[] = [
  ...ROOMS.map((room) => [`libs/${room}/src/index.ts`, `import '#annexe7';`] as const),
  ['libs/annexe7/src/index.ts', `import 'temporal-polyfill'; import 'node:crypto';`],
  ['libs/partners/src/index.ts', `import './parcours3.js';`],
  ['libs/partners/src/parcours3.ts', `import 'undici'; import '#contract';`],
  ['libs/exchange/src/lot.spec.ts', `import 'jest'; import 'pg'; import '#annexe7'; import '#queueing';`],
  ['config/index.ts', `import 'class-validator';`],
  ['dist/built.js', ''],
  ['apps/simulator-parcours3/src/main.ts', `import '#simulation'; import '#contract'; import 'fastify';`],
  [
    'apps/worker/src/main.ts',
    `import '@nestjs/core'; import '#config'; import '#exchange'; import '#queueing'; import '#reconciliation';`,
  ],
  ['apps/identity-demonstration/src/main.ts', `import '#config'; import 'oidc-provider';`],
  ['apps/scheduler/src/main.ts', `import '#persistence'; import '#partners';`],
];

describe('the dependency rules', () => {
  const root = new URL('..', import.meta.url).pathname;
  const rules = join(root, 'config/dependency-cruiser.cjs');
  const project = mkdtempSync(join(tmpdir(), 'passerelle-dependances-'));
  const broken = new Map<string, string[]>();

  beforeAll(async () => {
    cpSync(join(root, 'package.json'), join(project, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
    for (const [file, text] of [...PLANTED, ...HARMLESS]) {
      mkdirSync(dirname(join(project, file)), { recursive: true });
      writeFileSync(join(project, file), `${text}\n`);
    }
    for (const { from, rule } of await cruise()) broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  async function cruise(): Promise<{ from: string; rule: { name: string } }[]> {
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const options = ['--config', rules, '--no-cache', '--output-type', 'json', 'apps', 'libs', 'config'];
    const { stdout } = await promisify(execFile)(process.execPath, [cruiser, ...options], {
      cwd: project,
      maxBuffer: 64 * 1024 * 1024,
    });
    return (JSON.parse(stdout) as { summary: { violations: [] } }).summary.violations;
  }

  it.each(PLANTED)('%s with %j breaks: %s', (file, _text, rule) => {
    expect(broken.get(file)).toContain(rule);
  });

  it('leave in peace what breaks none', () => {
    const planted = PLANTED.map(([file]) => file);
    expect([...broken].filter(([file]) => !planted.includes(file))).toEqual([]);
  });

  it('are all shown to bite', () => {
    const { forbidden } = createRequire(import.meta.url)(rules) as { forbidden: { name: string }[] };
    const general = forbidden
      .map(({ name }) => name)
      .filter((name) => !/^(config|libs|apps)\b.* imports/.test(name));
    const shown = new Set(PLANTED.map(([, , rule]) => rule));
    expect(general.filter((name) => !shown.has(name))).toEqual([]);
  });
});
