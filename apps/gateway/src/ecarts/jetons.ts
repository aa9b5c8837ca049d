/** Nest token of the settings of what is corrected without a person. */
export const REGLAGES_DES_CORRECTIONS = Symbol('REGLAGES_DES_CORRECTIONS');
