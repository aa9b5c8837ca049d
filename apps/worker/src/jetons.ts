/** Injection tokens of the worker. */
export const ECHANGE = Symbol('Echange');
export const TRANCHES = Symbol('Tranches');
export const CLIENTS = Symbol('Clients');
export const SUPERVISION = Symbol('Supervision');
