import { once } from 'node:events';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Ends what a test file left running, and fails that file: a process left alone would keep the whole run from ending.
 */
export default class TrackingEnvironment extends TestEnvironment {
  #tracked = new Set();

  async setup() {
    await super.setup();
    this.global.processusSuivis = this.#tracked;
  }

  /** After the last hook; said among the failures, so that it never hides why the file failed. */
  async handleTestEvent(event, state) {
    if (event.name !== 'run_finish') return;
    const left = [...this.#tracked].filter(
      ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
    );
    await Promise.all(left.map(end));
    if (left.length === 0) return;
    const which = left.map(({ pid, spawnargs }) => `${pid} (${spawnargs.join(' ')})`);
    state.unhandledErrors.push(new Error(`Left running by this file, and ended now: ${which.join(', ')}`));
  }
}

async function end(child) {
  if (child.pid === undefined) return;
  const exited = once(child, 'exit');
  // Its group when it leads one, otherwise itself.
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
    child.kill('SIGKILL');
  }
  await exited;
}
