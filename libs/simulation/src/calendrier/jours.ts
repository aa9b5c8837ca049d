import type { DateCivile } from '#annexe7';

const UN_JOUR = 86_400_000;

/** Texts of the days already met, by their number; a population meets the same few thousand days millions of times. */
const textes = new Map<number, DateCivile>();

/** A day as a number: 0 is 1970-01-01. */
export function numeroDuJour(date: DateCivile): number {
  const minuit = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
  return minuit / UN_JOUR;
}

export function jourDuNumero(numero: number): DateCivile {
  let texte = textes.get(numero);
  if (texte === undefined) {
    texte = new Date(numero * UN_JOUR).toISOString().slice(0, 10);
    textes.set(numero, texte);
  }
  return texte;
}

/** A day some days later (earlier when negative). */
export function deJours(date: DateCivile, jours: number): DateCivile {
  return jourDuNumero(numeroDuJour(date) + jours);
}

/** Days from one date to another; negative when the second is before. */
export function joursEntre(debut: DateCivile, fin: DateCivile): number {
  return numeroDuJour(fin) - numeroDuJour(debut);
}

/** `YYYY-MM` of the month that contains the day. */
export function moisDe(date: DateCivile): string {
  return date.slice(0, 7);
}
