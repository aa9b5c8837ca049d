import type { PeriodesDecrites } from '../../api/contrat.js';
import { jourDecale } from '../../mots/dates.js';

const JOUR_MS = 86_400_000;

/** The days that the frieze shows: [du, au]. */
export interface Etendue {
  du: string;
  au: string;
}

/** Whole days from one civil day to another. */
export function joursEntre(du: string, au: string): number {
  return Math.round((Date.parse(`${au}T00:00:00Z`) - Date.parse(`${du}T00:00:00Z`)) / JOUR_MS);
}

/** From a little before the affectation to a little after the end, the days looked at included. */
export function etendueDe({ etats }: Pick<PeriodesDecrites, 'etats'>, jours: readonly string[]): Etendue {
  const bornes = [...etats.map(({ du }) => du), ...jours].sort();
  const [premier = '', dernier = premier] = [bornes[0], bornes.at(-1)];
  const marge = Math.max(7, Math.round(joursEntre(premier, dernier) * 0.06));
  return { du: jourDecale(premier, -marge), au: jourDecale(dernier, marge) };
}

/** Where a day stands in it, in hundredths; what falls outside stands at its edge. */
export function position({ du, au }: Etendue, jour: string): number {
  const part = joursEntre(du, jour) / Math.max(1, joursEntre(du, au));
  return Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 100;
}

const PAS_EN_MOIS = [1, 3, 6, 12, 24, 60, 120];

/** First days of months on which to write a date, few enough to be read. */
export function graduations({ du, au }: Etendue, nombreMax: number): string[] {
  for (const pas of PAS_EN_MOIS) {
    const jours = premiersDuMois(du, au, pas);
    if (jours.length <= nombreMax) return jours;
  }
  return [];
}

function premiersDuMois(du: string, au: string, pas: number): string[] {
  const [annee = 0, mois = 1] = du.split('-').map(Number);
  const jours: string[] = [];
  for (let rang = Math.ceil((annee * 12 + mois - 1) / pas) * pas; ; rang += pas) {
    const jour = `${String(Math.floor(rang / 12)).padStart(4, '0')}-${String((rang % 12) + 1).padStart(2, '0')}-01`;
    if (jour > au) return jours;
    if (jour >= du) jours.push(jour);
  }
}
