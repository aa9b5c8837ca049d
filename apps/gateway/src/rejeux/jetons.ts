/** Nest token of the number of messages that one may have replayed alone within an hour (check 15). */
export const SEUIL_DE_REJEU = Symbol('SEUIL_DE_REJEU');
