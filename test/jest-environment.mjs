import { once } from 'node:events';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Ends what a test file left running, and fails that file: a process left alone would keep the whole run from ending.
 * Lets a lot (lot.ts) run several files, each as a suite of its own.
 */
export default class TrackingEnvironment extends TestEnvironment {
  #tracked = new Set();
  #files = new Set();
  #state;

  async setup() {
    await super.setup();
    this.global.processusSuivis = this.#tracked;
    this.global.rouvrirLaSuite = () => this.#reopenLastSuite();
  }

  async handleTestEvent(event, state) {
    this.#state = state;
    const fileEnds = event.name === 'run_describe_finish' && this.#files.has(event.describeBlock);
    if (fileEnds) await this.#endWhatIsLeft(event.describeBlock.name);
    // After the last hook; said among the failures, so that it never hides why the file failed.
    if (event.name === 'run_finish') await this.#endWhatIsLeft('this file');
  }

  /** What is described from now on belongs to the suite that was described last, until the answer is called. */
  #reopenLastSuite() {
    const around = this.#state.currentDescribeBlock;
    const suite = around.children.at(-1);
    this.#files.add(suite);
    this.#state.currentDescribeBlock = suite;
    return () => {
      this.#state.currentDescribeBlock = around;
      if (suite.children.length === 0)
        this.#state.unhandledErrors.push(new Error(`${suite.name} has no test`));
    };
  }

  async #endWhatIsLeft(file) {
    const left = [...this.#tracked].filter(
      ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
    );
    this.#tracked.clear();
    await Promise.all(left.map(end));
    if (left.length === 0) return;
    const which = left.map(({ pid, spawnargs }) => `${pid} (${spawnargs.join(' ')})`);
    this.#state.unhandledErrors.push(
      new Error(`Left running by ${file}, and ended now: ${which.join(', ')}`),
    );
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
