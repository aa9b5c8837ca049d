import { once } from 'node:events';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finir } from '#config';
import { demarrerPostgresEmbarque } from '../libs/persistence/src/embarque/index.js';
import { createTemplate } from './template-database.js';

/** Room for the cluster, its WAL and the databases of the suites that run at once. */
const ROOM_BYTES = 2 * 1024 ** 3;

/** Holds the PostgreSQL of one test run: prints its URL, then stops and deletes it when its input closes. */
const folder = mkdtempSync(join(ramDisk() ?? tmpdir(), 'passerelle-essais-'));
chmodSync(folder, 0o711);
try {
  const postgres = await demarrerPostgresEmbarque(folder, { pourEssais: true });
  try {
    await createTemplate(postgres.url);
    console.log(postgres.url);
    process.stdin.resume();
    await Promise.race([once(process.stdin, 'end'), once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  } finally {
    await postgres.arreter();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
finir(0);

/** Hundreds of databases are made and dropped: in memory that costs a fraction. Linux has such a disk, of any size. */
function ramDisk(): string | undefined {
  const path = '/dev/shm';
  try {
    accessSync(path, constants.W_OK);
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize >= ROOM_BYTES ? path : undefined;
  } catch {
    // Absent, or closed to us: the tests are slower, and the same.
    return undefined;
  }
}
