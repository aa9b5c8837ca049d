/** Names as French sorts them and writes them in small letters, whatever the locale of the database (ICU). */
export const FRANCAIS = '"fr-x-icu"';
