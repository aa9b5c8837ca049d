import { Temporal } from 'temporal-polyfill';

/** Days are whole numbers here (days since 1970), so that the oracle shares nothing with the library. */
export type Jour = number;

const MS_PAR_JOUR = 86_400_000;

export const jour = (date: string): Jour => Date.parse(`${date}T00:00:00Z`) / MS_PAR_JOUR;

export const date = (n: Jour): string => new Date(n * MS_PAR_JOUR).toISOString().slice(0, 10);

export const dansMois = (n: Jour, months: number): Jour =>
  jour(Temporal.PlainDate.from(date(n)).add({ months }, { overflow: 'constrain' }).toString());

export const dansAns = (n: Jour, years: number): Jour =>
  jour(Temporal.PlainDate.from(date(n)).add({ years }, { overflow: 'constrain' }).toString());
