/** Nest token of the statement runner of this library: each statement commits on its own. */
export const SQL_ACCES = Symbol('SQL_ACCES');
/** Nest token of who is told of the end of an act that could not be written. */
export const SIGNALER_ACTE = Symbol('SIGNALER_ACTE');
