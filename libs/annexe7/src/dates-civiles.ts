import { Temporal } from 'temporal-polyfill';

/** A5. A civil date, `YYYY-MM-DD`: no time, no zone; two of them compare as strings. */
export type DateCivile = string;

const FORME = /^\d{4}-\d{2}-\d{2}$/;

/** The days of each month of a common year; Temporal costs 4 µs a date, too much where all dossiers pass. */
const JOURS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A5. True for the text of a real day of the calendar, in the only form that is accepted. */
export function estDateCivile(texte: unknown): texte is DateCivile {
  if (typeof texte !== 'string' || !FORME.test(texte)) return false;
  const jour = Number(texte.slice(8, 10));
  return jour >= 1 && jour <= joursDuMois(Number(texte.slice(0, 4)), Number(texte.slice(5, 7)));
}

/** A5. The same day of the month `mois` months later (earlier when negative), else the month's last day. */
export function ajouterMois(date: DateCivile, mois: number): DateCivile {
  const rang = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + mois;
  const annee = Math.floor(rang / 12);
  const moisAtteint = rang - annee * 12 + 1;
  const jour = Math.min(Number(date.slice(8, 10)), joursDuMois(annee, moisAtteint));
  return `${`${annee}`.padStart(4, '0')}-${deuxChiffres(moisAtteint)}-${deuxChiffres(jour)}`;
}

/** A5. The same day `annees` years later; 28 February for a 29 February without counterpart. */
export function ajouterAns(date: DateCivile, annees: number): DateCivile {
  return ajouterMois(date, annees * 12);
}

/** A5. The day `jours` days later (earlier when negative). */
export function ajouterJours(date: DateCivile, jours: number): DateCivile {
  return Temporal.PlainDate.from(date).add({ days: jours }).toString();
}

/** The later of two dates. */
export function auPlusTard(une: DateCivile, autre: DateCivile): DateCivile {
  return une > autre ? une : autre;
}

/** Days of a month, 1 to 12; 0 for what is no month. */
function joursDuMois(annee: number, mois: number): number {
  if (mois === 2 && estBissextile(annee)) return 29;
  return JOURS[mois - 1] ?? 0;
}

function estBissextile(annee: number): boolean {
  return annee % 4 === 0 && (annee % 100 !== 0 || annee % 400 === 0);
}

function deuxChiffres(nombre: number): string {
  return nombre < 10 ? `0${nombre}` : `${nombre}`;
}
