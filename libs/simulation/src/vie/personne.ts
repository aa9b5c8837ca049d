import { ajouterAns, type DateCivile } from '#annexe7';
import { deJours } from '../calendrier/jours.js';
import { Hasard } from './hasard.js';
import type { Lieu, Lieux } from './lieux.js';
import { NOMS, PRENOMS } from './noms.js';
import type { Population } from './population.js';
import { TAUX } from './taux.js';

export interface Personne {
  demandeur: string;
  identite: { nom: string; prenom: string; dateNaissance: DateCivile };
  lieu: Lieu;
  indemnise: boolean;
}

const CLES_DE_NUMERO = [...'0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'];
const NUMEROS = 10_000_000;
/** Prime to the number of numbers: index to number is one to one. */
const PAS = 7_654_321;
/** Ages in years at the first affectation, with their weights. */
const AGES = { 16: 2, 17: 5, 18: 11, 19: 15, 20: 16, 21: 15, 22: 13, 23: 11, 24: 8, 25: 4 };

/** Who a person is: the numéro DE, a name, a birth date that gives 16 to 25 years (but for oddities), a home. */
export function personne(
  population: Population,
  index: number,
  dateAffectation: DateCivile,
  lieux: Lieux,
): Personne {
  const hasard = new Hasard(population.graine, 'personne', index);
  return {
    demandeur: numeroDe(population, index),
    identite: {
      nom: hasard.parmi(NOMS),
      prenom: hasard.parmi(PRENOMS),
      dateNaissance: naissance(dateAffectation, hasard),
    },
    lieu: lieux.tirer(hasard),
    indemnise: hasard.chance(TAUX.indemnise),
  };
}

/** The numéro DE of a person: seven digits, one to one with the index, and a letter or a digit. */
export function numeroDe({ graine }: Population, index: number): string {
  const hasard = new Hasard(graine, 'numeros');
  const chiffres = (hasard.entier(0, NUMEROS - 1) + index * PAS) % NUMEROS;
  return `${String(chiffres).padStart(7, '0')}${new Hasard(graine, 'cle', index).parmi(CLES_DE_NUMERO)}`;
}

function naissance(dateAffectation: DateCivile, hasard: Hasard): DateCivile {
  const horsCadre = hasard.chance(TAUX.ageHorsCadre);
  const age = horsCadre ? hasard.parmi([15, 26, 27]) : Number(hasard.pondere(AGES));
  const jour = deJours(ajouterAns(dateAffectation, -age), -hasard.entier(0, 364));
  return hasard.chance(TAUX.naissanceConventionnelle) ? `${jour.slice(0, 4)}-12-31` : jour;
}
