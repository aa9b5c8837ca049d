import { ajouterJours, type DateCivile } from '#annexe7';

const FERIES_FIXES: ReadonlySet<string> = new Set([
  ...['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
]);
/** Days after Easter Sunday: lundi de Pâques, Ascension, lundi de Pentecôte. */
const FERIES_MOBILES: readonly number[] = [1, 39, 50];

/** Monday to Friday, legal holidays of metropolitan France excepted. */
export function estOuvre(jour: DateCivile): boolean {
  const semaine = new Date(`${jour}T00:00:00Z`).getUTCDay();
  if (semaine === 0 || semaine === 6 || FERIES_FIXES.has(jour.slice(5))) return false;
  const paques = dimancheDePaques(Number(jour.slice(0, 4)));
  return FERIES_MOBILES.every((ecart) => ajouterJours(paques, ecart) !== jour);
}

/**
 * Business days from `du`, included, to `au`, excluded. Counted up to `maximum`: who asks only wants to know whether
 * there are that many.
 */
export function joursOuvresEntre(du: DateCivile, au: DateCivile, maximum: number): number {
  let nombre = 0;
  for (let jour = du; jour < au && nombre < maximum; jour = ajouterJours(jour, 1))
    if (estOuvre(jour)) nombre += 1;
  return nombre;
}

/** Meeus/Jones/Butcher. */
function dimancheDePaques(annee: number): DateCivile {
  const a = annee % 19;
  const b = Math.trunc(annee / 100);
  const c = annee % 100;
  const h = (19 * a + b - Math.trunc(b / 4) - Math.trunc((b - Math.trunc((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.trunc(c / 4) - h - (c % 4)) % 7;
  const m = Math.trunc((a + 11 * h + 22 * l) / 451);
  const rang = h + l - 7 * m + 114;
  const deux = (nombre: number): string => String(nombre).padStart(2, '0');
  return `${annee}-${deux(Math.trunc(rang / 31))}-${deux((rang % 31) + 1)}`;
}
