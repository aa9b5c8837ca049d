/** Nest token of the statement runner of this library: each statement commits on its own. */
export const SQL_ACCES = Symbol('SQL_ACCES');
