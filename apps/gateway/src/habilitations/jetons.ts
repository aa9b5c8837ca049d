/** Nest token of the provider of identities of this gateway, as it names itself; null: nobody signs in. */
export const EMETTEUR = Symbol('EMETTEUR');
