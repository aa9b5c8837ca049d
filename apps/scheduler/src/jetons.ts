/** Injection tokens of the scheduler. */
export const JOURNAL = Symbol('Journal');
export const LES_PLANS = Symbol('Plans');
