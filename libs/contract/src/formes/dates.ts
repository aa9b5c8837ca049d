import { texte, type Forme } from './forme.js';

/**
 * Real days of the years 1900 to 2100, leap years included, in one expression: so that the JSON Schema says
 * exactly what the gateway checks (`format: date` alone is not checked everywhere). 1900 and 2100 are not leap.
 */
const JOUR_REEL = [
  '(?:19\\d\\d|20\\d\\d|2100)-(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])',
  '(?:19\\d\\d|20\\d\\d|2100)-(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)',
  '(?:19\\d\\d|20\\d\\d|2100)-02-(?:0[1-9]|1\\d|2[0-8])',
  '19(?:0[48]|[2468][048]|[13579][26])-02-29',
  '20(?:[02468][048]|[13579][26])-02-29',
].join('|');

/** `YYYY-MM-DD`, a real day of the years 1900 to 2100 (X2). */
export const DATE: Forme = texte({
  attendu: 'une date AAAA-MM-JJ, jour réel des années 1900 à 2100',
  motif: new RegExp(`^(?:${JOUR_REEL})$`, 'u'),
  format: 'date',
  nuance: (valeur) =>
    /^\d{4}-\d{2}-\d{2}$/u.test(valeur)
      ? 'un jour qui n’existe pas au calendrier, ou hors de ces années'
      : undefined,
});

/** RFC 3339 `date-time`: a real day, a time (leap second allowed), an offset from UTC (X1). */
export const INSTANT: Forme = texte({
  attendu: 'une date et une heure RFC 3339 avec décalage (par exemple 2010-03-01T09:12:00+01:00)',
  motif: new RegExp(
    `^(?:${JOUR_REEL})[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$`,
    'u',
  ),
  format: 'date-time',
});
