import Sequencer from '@jest/test-sequencer';

/** Lots begin in the order of their names (test-lots.mjs); files alone, as jest has it. */
export default class LotsInOrder extends Sequencer {
  sort(tests) {
    const byLots = tests.every(({ path }) => path.endsWith('.lot.ts'));
    return byLots
      ? [...tests].sort((a, b) => rank(b) - rank(a) || a.path.localeCompare(b.path))
      : super.sort(tests);
  }
}

/** Those that have a database to prepare before those that only compute. */
const rank = ({ context }) => (context.config.displayName?.name === 'database' ? 1 : 0);
