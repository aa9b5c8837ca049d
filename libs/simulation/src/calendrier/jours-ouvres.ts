import { ajouterJours, type DateCivile } from '#annexe7';

const FERIES_FIXES: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-08',
  '07-14',
  '08-15',
  '11-01',
  '11-11',
  '12-25',
]);
/** Days after Easter Sunday: lundi de Pâques, Ascension, lundi de Pentecôte. */
const FERIES_MOBILES: readonly number[] = [1, 39, 50];

const feriesParAnnee = new Map<number, ReadonlySet<DateCivile>>();

/** Monday to Friday, legal holidays of metropolitan France excepted. */
export function estOuvre(jour: DateCivile): boolean {
  const jourDeSemaine = new Date(`${jour}T00:00:00Z`).getUTCDay();
  if (jourDeSemaine === 0 || jourDeSemaine === 6) return false;
  return !FERIES_FIXES.has(jour.slice(5)) && !feriesMobiles(Number(jour.slice(0, 4))).has(jour);
}

/** The day itself when it is worked, else the next one that is. */
export function ouvreSuivant(jour: DateCivile): DateCivile {
  let candidat = jour;
  while (!estOuvre(candidat)) candidat = ajouterJours(candidat, 1);
  return candidat;
}

/** The n-th working day strictly after a day (n ≥ 1); n = 0 gives `ouvreSuivant`. */
export function ajouterJoursOuvres(jour: DateCivile, n: number): DateCivile {
  let courant = ouvreSuivant(jour);
  for (let reste = n; reste > 0; reste -= 1) courant = ouvreSuivant(ajouterJours(courant, 1));
  return courant;
}

/** The n-th working day of the month that contains the day: the actualisation closes on the 12th. */
export function niemeOuvreDuMois(jour: DateCivile, n: number): DateCivile {
  return ajouterJoursOuvres(`${jour.slice(0, 8)}01`, n - 1);
}

/** Days from one date to another; negative when the second is before. */
export function joursEntre(debut: DateCivile, fin: DateCivile): number {
  return (Date.parse(`${fin}T00:00:00Z`) - Date.parse(`${debut}T00:00:00Z`)) / 86_400_000;
}

function feriesMobiles(annee: number): ReadonlySet<DateCivile> {
  let feries = feriesParAnnee.get(annee);
  if (feries === undefined) {
    const paques = dimancheDePaques(annee);
    feries = new Set(FERIES_MOBILES.map((ecart) => ajouterJours(paques, ecart)));
    feriesParAnnee.set(annee, feries);
  }
  return feries;
}

/** Meeus/Jones/Butcher. */
function dimancheDePaques(annee: number): DateCivile {
  const a = annee % 19;
  const b = Math.trunc(annee / 100);
  const c = annee % 100;
  const h = (19 * a + b - Math.trunc(b / 4) - Math.trunc((b - Math.trunc((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.trunc(c / 4) - h - (c % 4)) % 7;
  const m = Math.trunc((a + 11 * h + 22 * l) / 451);
  const mois = Math.trunc((h + l - 7 * m + 114) / 31);
  const jour = ((h + l - 7 * m + 114) % 31) + 1;
  return `${annee}-${String(mois).padStart(2, '0')}-${String(jour).padStart(2, '0')}`;
}
