import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prebuiltPackages } from './prebuilt-packages.mjs';
import { testLots } from './test-lots.mjs';

const swc = JSON.parse(readFileSync(new URL('./swc.json', import.meta.url), 'utf8'));
delete swc.exclude;
delete swc.$schema;
swc.module = { type: 'es6' };
swc.sourceMaps = 'inline';

/** Tests are run file by file, or by lots of files when that is asked for, as `npm test` does. */
const testsOf = (project, patterns) =>
  process.env.PASSERELLE_LOTS_D_ESSAIS === 'oui'
    ? testLots(project, patterns)
    : patterns.map((pattern) => `<rootDir>/${pattern}`);

/** Shared by every project: ESM through swc, sources resolved by the `source` condition of package.json imports. */
const base = {
  rootDir: new URL('..', import.meta.url).pathname,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  moduleNameMapper: {
    ...(await prebuiltPackages()),
    '^#test/(.*)$': '<rootDir>/test/$1.ts',
    '^#config$': '<rootDir>/config/index.ts',
    '^#([a-z0-9]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/', '/.tmp/(?!lots)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.tmp/(?!lots)'],
};

export default {
  rootDir: base.rootDir,
  testTimeout: 180_000,
  testSequencer: fileURLToPath(new URL('./test-order.mjs', import.meta.url)),
  projects: [
    {
      ...base,
      displayName: 'pure',
      testEnvironment: '<rootDir>/test/jest-environment.mjs',
      testMatch: testsOf('pure', [
        'libs/{annexe7,contract,territory}/**/*.spec.ts',
        'config/**/*.spec.ts',
        'test/{docs,deployment}/**/*.spec.ts',
      ]),
    },
    {
      ...base,
      displayName: 'database',
      testEnvironment: '<rootDir>/test/jest-environment.mjs',
      testMatch: testsOf('database', [
        'libs/{exchange,reconciliation,supervision,exports,access,persistence,queueing,partners,observability,simulation}/**/*.spec.ts',
        'apps/**/*.spec.ts',
        'test/*.spec.ts',
        'test/{e2e,security}/**/*.spec.ts',
      ]),
      globalSetup: '<rootDir>/test/postgres.global-setup.mjs',
      globalTeardown: '<rootDir>/test/postgres.global-teardown.mjs',
    },
  ],
};
