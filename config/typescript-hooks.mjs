/**
 * Lets Node run the TypeScript sources without a build, decorators included, for test support and tools:
 * `node --conditions=source --import ./config/typescript-hooks.mjs some/file.ts`. What was transformed and compiled once
 * is kept under node_modules/.cache, by content: dozens of processes of the tests read the same sources.
 */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync, version } from '@swc/core';

const read = (relative) => readFileSync(new URL(relative, import.meta.url), 'utf8');
const options = {
  jsc: JSON.parse(read('./swc.json')).jsc,
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
};
const cache = fileURLToPath(new URL('../node_modules/.cache/typescript-hooks/', import.meta.url));
const key = version + JSON.stringify(options);

mkdirSync(cache, { recursive: true });
enableCompileCache(cache);

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(source)) return next(source.href, context);
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    return { format: 'module', source: transform(fileURLToPath(url)), shortCircuit: true };
  },
});

function transform(filename) {
  const source = readFileSync(filename, 'utf8');
  const kept = `${cache}${hash('sha256', `${key}\0${filename}\0${source}`)}.js`;
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const { code } = transformSync(source, { ...options, filename });
  // Another process may be doing the same: each writes its own, whole files take the place.
  writeFileSync(`${kept}.${process.pid}`, code);
  renameSync(`${kept}.${process.pid}`, kept);
  return code;
}
