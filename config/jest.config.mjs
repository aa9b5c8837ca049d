import { readFileSync } from 'node:fs';
import { prebuiltPackages } from './prebuilt-packages.mjs';

const swc = JSON.parse(readFileSync(new URL('./swc.json', import.meta.url), 'utf8'));
delete swc.exclude;
delete swc.$schema;
swc.module = { type: 'es6' };
swc.sourceMaps = 'inline';

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
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/', '/.tmp/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.tmp/'],
};

export default {
  rootDir: base.rootDir,
  testTimeout: 180_000,
  projects: [
    {
      ...base,
      displayName: 'pure',
      testMatch: [
        '<rootDir>/libs/{annexe7,contract,territory}/**/*.spec.ts',
        '<rootDir>/config/**/*.spec.ts',
        '<rootDir>/test/{docs,deployment}/**/*.spec.ts',
      ],
    },
    {
      ...base,
      displayName: 'database',
      testEnvironment: '<rootDir>/test/jest-environment.mjs',
      testMatch: [
        '<rootDir>/libs/{exchange,reconciliation,supervision,exports,access,persistence,queueing,partners,observability,simulation}/**/*.spec.ts',
        '<rootDir>/apps/**/*.spec.ts',
        '<rootDir>/test/*.spec.ts',
        '<rootDir>/test/!(docs|deployment)/**/*.spec.ts',
      ],
      globalSetup: '<rootDir>/test/postgres.global-setup.mjs',
      globalTeardown: '<rootDir>/test/postgres.global-teardown.mjs',
    },
  ],
};
