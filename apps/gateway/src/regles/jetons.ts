/** The rules that the gateway was given. */
export const REGLES = Symbol('REGLES');
