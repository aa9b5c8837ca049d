/**
 * `npm test`: everything that CI runs. The static checks first, two at a time, then all tests, then the short selection
 * of faults (docs/fiabilite.md). A suite that needs a program this machine has not is listed as NON EXÉCUTÉ at the end,
 * and is a failure where everything has to be installed (CI=true). The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';

const folder = mkdtempSync(join(tmpdir(), 'passerelle-tests-'));
const notRun = join(folder, 'non-executes.txt');
const report = join(folder, 'jest.json');
const failures = [];
const running = new Set();

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    for (const child of running) process.kill(-child.pid, signal);
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });

/** A script that has not ended by then never will: it is ended, and has failed. */
const LIMIT_MS = 12 * 60_000;

/** Runs an npm script; its output is shown whole when it fails, or as it comes. */
async function run(script, { args = [], live = false } = {}) {
  const started = performance.now();
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PASSERELLE_NON_EXECUTES: notRun },
    // A group of its own: what it started ends with it.
    detached: true,
  });
  running.add(child);
  const deadline = setTimeout(() => {
    console.log(`${script} n’a pas fini en ${LIMIT_MS / 60_000} minutes`);
    process.kill(-child.pid, 'SIGKILL');
  }, LIMIT_MS);
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => output.push(bytes));
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (status) => resolve(status ?? 1));
  });
  clearTimeout(deadline);
  running.delete(child);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  if (code !== 0) {
    failures.push(script);
    process.stdout.write(Buffer.concat(output));
  }
  console.log(`${code === 0 ? '✓' : '✗'} ${script} (${seconds} s)`);
}

async function inTurn(scripts) {
  for (const script of scripts) await run(script);
}

function countTests() {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

try {
  await Promise.all([inTurn(['lint']), inTurn(['typecheck', 'deps', 'format:check'])]);
  const selection = process.argv.slice(2);
  const whole = selection.length === 0;
  // The whole in lots that share their modules (test-lots.mjs); a selection, by the names of its files.
  if (whole) process.env.PASSERELLE_LOTS_D_ESSAIS = 'oui';
  const workers = `--maxWorkers=${availableParallelism() + 1}`;
  await run('test:jest', { args: [workers, '--json', `--outputFile=${report}`, ...selection], live: true });
  // A selection of tests is not asked about the rest.
  if (whole) await run('faults', { args: ['--ci'], live: true });

  const missing = existsSync(notRun) ? [...new Set(readFileSync(notRun, 'utf8').trim().split('\n'))] : [];
  for (const suite of missing) console.log(`NON EXÉCUTÉ ${suite}`);
  if (missing.length > 0 && process.env.CI === 'true') failures.push('NON EXÉCUTÉ');

  const { passed, failed } = countTests();
  const beside = failures.filter((name) => name !== 'test:jest').length;
  const stopped = failures.includes('test:jest') && failed === 0 ? 1 : 0;
  if (failures.length > 0) console.log(`En échec : ${failures.join(', ')}`);
  console.log(`${passed} passed, ${failed + beside + stopped} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
