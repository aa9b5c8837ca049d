import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** `_` names what has to be there and is not used; taking members away from an object names them too. */
const UNUSED = [
  'error',
  { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
];
const NODE = {
  process: 'readonly',
  console: 'readonly',
  URL: 'readonly',
  fetch: 'readonly',
  Buffer: 'readonly',
  performance: 'readonly',
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', '.tmp/**', 'reports/**', 'coverage/**'] },
  // A rule that is wrong is changed here, for everybody: no exception hides in a file.
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  { rules: { 'no-unused-vars': UNUSED } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: new URL('..', import.meta.url).pathname },
    },
    rules: {
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': UNUSED,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'off',
      // `!= null` says "neither null nor undefined" on purpose.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
    },
  },
  {
    // What browsers read has types of its own: those of a page, and none of the machine.
    files: ['apps/console/src/**/*.ts', 'apps/console/src/**/*.tsx'],
    languageOptions: {
      parserOptions: {
        project: './apps/console/tsconfig.json',
        tsconfigRootDir: new URL('..', import.meta.url).pathname,
      },
    },
    // An event handler may be asynchronous: what fails is shown by the query that it runs.
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    // A file does one thing; beyond this length it does two.
    files: ['apps/**/*.ts', 'apps/**/*.tsx', 'libs/*/src/**/*.ts'],
    // What is written from the OpenAPI document is as long as the API.
    ignores: ['**/*.spec.ts', '**/test/**', 'apps/console/src/api/contrat.ts'],
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
  {
    // The rules of annexe 7 know neither the clock nor the machine (H7): today is always an argument.
    files: ['libs/annexe7/src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'process', 'console', 'setTimeout', 'fetch'],
    },
  },
  {
    // The environment is read once, validated whole, in config/.
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/test/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read settings through config/.' },
        {
          object: 'process',
          property: 'exit',
          message: 'It may wait for ever: finir() of #config (ADR 40).',
        },
      ],
      // One way to log: fields of a closed list and constant sentences (pino itself: dependency-cruiser.cjs).
      'no-restricted-imports': [
        'error',
        {
          name: '@nestjs/common',
          importNames: ['Logger', 'ConsoleLogger'],
          message: 'Log through the Journal of #observability: its fields are a closed list.',
        },
      ],
    },
  },
  {
    // What a person reads in a terminal is written there on purpose.
    files: ['apps/cli/**/*.ts', 'test/**/*.ts', '**/bench/**/*.ts', '**/*.mjs'],
    languageOptions: { globals: NODE },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { ...NODE, module: 'writable', require: 'readonly' },
    },
  },
  {
    files: ['**/*.spec.ts'],
    rules: {
      // `expect.any(String)` and its like are typed `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      'no-restricted-properties': [
        'error',
        ...['it', 'test', 'describe'].flatMap((object) =>
          ['only', 'skip', 'todo'].map((property) => ({ object, property, message: 'Every test runs.' })),
        ),
      ],
    },
  },
);
