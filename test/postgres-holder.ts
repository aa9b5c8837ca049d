import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demarrerPostgresEmbarque } from '../libs/persistence/src/embarque/index.js';
import { createTemplate } from './template-database.js';

/** Holds the PostgreSQL of one test run: prints its URL, then stops and deletes it when its input closes. */
const folder = mkdtempSync(join(tmpdir(), 'passerelle-essais-'));
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
process.exit();
