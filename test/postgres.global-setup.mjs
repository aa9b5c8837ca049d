import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * Starts one embedded PostgreSQL for the whole run, held by a child of its own: the child stops and deletes it
 * when its input closes, so that nothing is left even when this process is killed.
 */
export default async function startPostgres() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const holder = spawn(
    process.execPath,
    ['--conditions=source', '--import', './config/typescript-hooks.mjs', 'test/postgres-holder.ts'],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  );
  const exited = once(holder, 'exit');
  const firstLine = once(createInterface(holder.stdout), 'line');
  const line = await Promise.race([firstLine, exited.then(() => undefined)]);
  if (line === undefined) throw new Error('The PostgreSQL of the tests did not start.');
  process.env.PASSERELLE_POSTGRES_ESSAIS = line[0];
  globalThis.stopPostgres = async () => {
    holder.stdin.end();
    await exited;
  };
}
