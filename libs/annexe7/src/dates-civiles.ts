import { Temporal } from 'temporal-polyfill';

/** A5. A civil date, `YYYY-MM-DD`: no time, no zone; two of them compare as strings. */
export type DateCivile = string;

const FORME = /^\d{4}-\d{2}-\d{2}$/;

/** Every month has these days: within them no calendar is needed, and parsing one costs 4 µs. */
const JOUR_SUR = 28;

/** A5. True for the text of a real day of the calendar, in the only form that is accepted. */
export function estDateCivile(texte: unknown): texte is DateCivile {
  if (typeof texte !== 'string' || !FORME.test(texte)) return false;
  const mois = Number(texte.slice(5, 7));
  const jour = Number(texte.slice(8, 10));
  if (mois < 1 || mois > 12 || jour < 1 || jour > 31) return false;
  if (jour <= JOUR_SUR) return true;
  return Temporal.PlainDate.from(`${texte.slice(0, 8)}01`).daysInMonth >= jour;
}

/** A5. The same day of the month `mois` months later (earlier when negative), else the month's last day. */
export function ajouterMois(date: DateCivile, mois: number): DateCivile {
  const jour = Number(date.slice(8, 10));
  if (jour > JOUR_SUR) return Temporal.PlainDate.from(date).add({ months: mois }).toString();
  const rang = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + mois;
  const annee = Math.floor(rang / 12);
  return `${quatreChiffres(annee)}-${deuxChiffres(rang - annee * 12 + 1)}-${date.slice(8, 10)}`;
}

/** A5. The same day `annees` years later; 28 February for a 29 February without counterpart. */
export function ajouterAns(date: DateCivile, annees: number): DateCivile {
  return ajouterMois(date, annees * 12);
}

/** A5. The day `jours` days later (earlier when negative). */
export function ajouterJours(date: DateCivile, jours: number): DateCivile {
  const jour = Number(date.slice(8, 10)) + jours;
  if (jour >= 1 && jour <= JOUR_SUR) return `${date.slice(0, 8)}${deuxChiffres(jour)}`;
  return Temporal.PlainDate.from(date).add({ days: jours }).toString();
}

/** The later of two dates. */
export function auPlusTard(une: DateCivile, autre: DateCivile): DateCivile {
  return une > autre ? une : autre;
}

function deuxChiffres(nombre: number): string {
  return nombre < 10 ? `0${nombre}` : `${nombre}`;
}

function quatreChiffres(nombre: number): string {
  return `${nombre}`.padStart(4, '0');
}
