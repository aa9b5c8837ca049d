/**
 * A test file evaluates all that it imports, which often costs more than its tests. `npm test` therefore runs the files
 * of one folder in lots that share what they import: a lot is a file of jest, written here, that imports them in turn
 * (test/lot.ts). Each stays whole by itself: `npm run test:jest -- <file>` runs it alone.
 */
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = '.tmp/lots';
const LARGEST = 12;
/** What takes longest has a lot of its own and begins first, then these rooms: nothing long is left alone at the end. */
const LONGEST = ['ecrans', 'clavier', 'histoires'].map((name) => `apps/console/test/${name}.spec.ts`);
const LONG_ROOMS = ['test/e2e', 'test/security', 'apps/cli', 'apps/launcher'];

const roomOf = (file) => dirname(file).split('/').slice(0, 2).join('/');

/** The files of a room dealt out in lots of like size; neighbours, which are often alike, go to different lots. */
function deal(files) {
  const count = Math.ceil(files.length / LARGEST);
  return Array.from({ length: count }, (_, lot) => files.filter((_, index) => index % count === lot));
}

/** The lots, in the order in which they begin. */
function lotsOf(files) {
  const alone = LONGEST.filter((file) => files.includes(file));
  const rooms = Object.groupBy(
    files.filter((file) => !alone.includes(file)),
    roomOf,
  );
  const inOrder = [...new Set([...LONG_ROOMS, ...Object.keys(rooms)])].filter((room) => room in rooms);
  return [...alone.map((file) => [file]), ...inOrder.flatMap((room) => deal(rooms[room]))];
}

function write(lot, files) {
  const lines = files.map((file) => {
    const from = relative(dirname(lot), file).replace(/\.ts$/, '.js');
    return `await fichier('${file}', () => import('${from}'));\n`;
  });
  writeFileSync(join(root, lot), `import { fichier } from '#test/lot';\n\n${lines.join('')}`);
}

/** Writes the lots of what these patterns find, and says which files of jest they are. */
export function testLots(project, patterns) {
  const folder = join(FOLDER, project);
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder), { recursive: true });
  const files = globSync(patterns, { cwd: root, exclude: ['node_modules'] }).sort();
  for (const [index, lot] of lotsOf(files).entries()) {
    const [file] = lot;
    const name = lot.length === 1 ? basename(file, '.spec.ts') : roomOf(file).replaceAll('/', '-');
    write(join(folder, `${String(index + 1).padStart(2, '0')}-${name}.lot.ts`), lot);
  }
  return [`<rootDir>/${folder}/*.lot.ts`];
}
