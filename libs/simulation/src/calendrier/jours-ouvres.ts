import type { DateCivile } from '#annexe7';
import { jourDuNumero, numeroDuJour } from './jours.js';

const FERIES_FIXES: ReadonlySet<string> = new Set([
  ...['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
]);
/** Days after Easter Sunday: lundi de Pâques, Ascension, lundi de Pentecôte. */
const FERIES_MOBILES: readonly number[] = [1, 39, 50];
const PREMIERE_ANNEE = 1980;
const DERNIERE_ANNEE = 2080;

interface Calendrier {
  premier: number;
  /** Numbers of the working days, in order. */
  ouvres: readonly number[];
  /** For each day since `premier`, the rank of the first working day on or after it. */
  rangs: Int32Array;
}

let calendrier: Calendrier | undefined;

/** Monday to Friday, legal holidays of metropolitan France excepted. Years 1980 to 2080, like all of this file. */
export function estOuvre(jour: DateCivile): boolean {
  return ajouterJoursOuvres(jour, 0) === jour;
}

/** The day itself when it is worked, else the next one that is. */
export function ouvreSuivant(jour: DateCivile): DateCivile {
  return ajouterJoursOuvres(jour, 0);
}

/** The n-th working day strictly after the first one on or after a day (n ≥ 0). */
export function ajouterJoursOuvres(jour: DateCivile, n: number): DateCivile {
  calendrier ??= dresserCalendrier();
  const rang = calendrier.rangs[numeroDuJour(jour) - calendrier.premier];
  const numero = rang === undefined ? undefined : calendrier.ouvres[rang + n];
  if (numero === undefined) throw new RangeError(`jour hors du calendrier des partenaires simulés : ${jour}`);
  return jourDuNumero(numero);
}

/** The n-th working day of the month that contains the day: the actualisation closes on the 12th. */
export function niemeOuvreDuMois(jour: DateCivile, n: number): DateCivile {
  return ajouterJoursOuvres(`${jour.slice(0, 8)}01`, n - 1);
}

function dresserCalendrier(): Calendrier {
  const premier = numeroDuJour(`${PREMIERE_ANNEE}-01-01`);
  const dernier = numeroDuJour(`${DERNIERE_ANNEE}-12-31`);
  const feries = new Set<number>();
  for (let annee = PREMIERE_ANNEE; annee <= DERNIERE_ANNEE; annee += 1) {
    for (const ecart of FERIES_MOBILES) feries.add(numeroDuJour(dimancheDePaques(annee)) + ecart);
  }
  const ouvres: number[] = [];
  const rangs = new Int32Array(dernier - premier + 1);
  for (let numero = premier; numero <= dernier; numero += 1) {
    rangs[numero - premier] = ouvres.length;
    // 1970-01-01 was a Thursday.
    const jourDeSemaine = (((numero + 4) % 7) + 7) % 7;
    const chome = jourDeSemaine === 0 || jourDeSemaine === 6 || feries.has(numero);
    if (!chome && !FERIES_FIXES.has(jourDuNumero(numero).slice(5))) ouvres.push(numero);
  }
  return { premier, ouvres, rangs };
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
