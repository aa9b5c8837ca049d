/** Injection tokens of the scheduler. */
export const JOURNAL = Symbol('Journal');
