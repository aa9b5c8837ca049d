import type { ChildProcess } from 'node:child_process';

/** What the environment of a test file holds (`jest-environment.mjs`). */
declare global {
  var processusSuivis: Set<ChildProcess> | undefined;
}

/** A process that may not outlive the test file that started it, even when its preparation failed. */
export function suivre<T extends ChildProcess>(processus: T): T {
  globalThis.processusSuivis?.add(processus);
  return processus;
}
