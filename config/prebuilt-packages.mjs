/**
 * Each test file evaluates its imports afresh, and the packages that it draws in are some three thousand small files:
 * finding and compiling them cost more than the tests. The largest are therefore put together, each in one file, once
 * for the versions that are installed. What runs is their code, unchanged; processes that tests start read the packages
 * themselves.
 */
import { hash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));

/** What is imported by name, by anybody; entries of one group share what they have in common. */
const GROUPS = [
  ['rxjs', 'rxjs/operators'],
  [
    '@nestjs/common',
    '@nestjs/common/constants.js',
    '@nestjs/core',
    '@nestjs/platform-fastify',
    '@nestjs/schedule',
    '@nestjs/swagger',
    '@nestjs/testing',
  ],
  ['@opentelemetry/api'],
  ['bullmq'],
  ['class-transformer'],
  ['class-validator'],
  ['fastify'],
  ['ioredis'],
  ['prom-client'],
  ['typeorm'],
  ['undici'],
];

/** Large packages that only one of them imports: they go inside it. */
const INSIDE = ['es-toolkit', 'libphonenumber-js', 'validator'];

const packageOf = (id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/');
const fileOf = (entry) => `${entry.replaceAll('/', '__')}.cjs`;
const belongsTo = (entries, id) => entries.some((entry) => packageOf(entry) === packageOf(id));

/** Whether it stays outside, to be found where every importer finds it; another version than that one goes inside. */
function staysOutside(entries, id, importer) {
  if (/^[./]/.test(id) || belongsTo(entries, id) || INSIDE.includes(packageOf(id))) return false;
  if (isBuiltin(id) || GROUPS.some((others) => belongsTo(others, id))) return true;
  try {
    return createRequire(importer).resolve(id) === require.resolve(id);
  } catch (error) {
    // Optional and absent, as drivers of other databases are: it fails where it is asked for, as it did.
    if (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') return true;
    throw error;
  }
}

async function putTogether(entries, folder) {
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((entry) => [fileOf(entry), require.resolve(entry)])),
    platform: 'node',
    external: (id, importer) => importer !== undefined && staysOutside(entries, id, importer),
    logLevel: 'silent',
  });
  await bundle.write({
    dir: folder,
    format: 'cjs',
    exports: 'named',
    // Half as much to read again and again; names stay, frameworks look at them.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    comments: false,
    entryFileNames: '[name]',
    chunkFileNames: `${packageOf(entries[0]).replaceAll('/', '__')}-[hash].cjs`,
  });
  for (const entry of entries) {
    // The names that an import may take, as the lexer of CommonJS modules reads them.
    const names = Object.keys(require(entry)).filter((name) => name !== 'default' && /^[\w$]+$/.test(name));
    appendFileSync(join(folder, fileOf(entry)), `\n0 && (module.exports = { ${names.join(', ')} });\n`);
  }
}

/** Where the packages stand together: a moduleNameMapper of jest. Made when the lock file or this file has changed. */
export async function prebuiltPackages() {
  const versions =
    readFileSync(join(root, 'package-lock.json'), 'utf8') +
    readFileSync(fileURLToPath(import.meta.url), 'utf8');
  const folder = join(root, 'node_modules/.cache/prebuilt-packages', hash('sha256', versions).slice(0, 16));
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true });
    // Whole or not at all: what is stopped half-way leaves nothing that looks finished.
    const made = mkdtempSync(`${folder}-`);
    for (const entries of GROUPS) await putTogether(entries, made);
    // Another run may have made the same meanwhile: either will do.
    try {
      renameSync(made, folder);
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
      rmSync(made, { recursive: true });
    }
  }
  return Object.fromEntries(GROUPS.flat().map((entry) => [`^${entry}$`, join(folder, fileOf(entry))]));
}
