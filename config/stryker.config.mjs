import jestConfig from './jest.config.mjs';

const {
  rootDir: _rootDir,
  displayName: _displayName,
  ...pure
} = jestConfig.projects.find(({ displayName }) => displayName === 'pure');

/**
 * Mutation testing of the rules of annexe 7: `npx stryker run config/stryker.config.mjs`.
 * The specs written rule by rule must be enough to notice a mutant: the vectors, the oracle and the
 * properties, slower, are left to `npm test`.
 */
export default {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/jest-runner'],
  mutate: ['libs/annexe7/src/**/*.ts', '!libs/annexe7/src/index.ts', '!libs/annexe7/src/vocabulaire.ts'],
  ignorePatterns: [
    '/apps',
    '/docs',
    '/dist',
    '/.data',
    '/reports',
    '/coverage',
    '/test',
    '/libs/*',
    '!/libs/annexe7',
  ],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  jest: {
    projectType: 'custom',
    config: {
      ...pure,
      testMatch: ['<rootDir>/libs/annexe7/test/regles-une-a-une.ts'],
      testPathIgnorePatterns: ['/node_modules/'],
    },
    enableFindRelatedTests: false,
  },
  concurrency: 1,
  // ESM modules of past runs are never freed: without new processes, memory and time grow.
  maxTestRunnerReuse: 50,
  timeoutMS: 10_000,
  tempDirName: '.tmp/stryker',
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation/annexe7.html' },
  jsonReporter: { fileName: 'reports/mutation/annexe7.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
