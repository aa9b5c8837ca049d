import { estObjet } from '../formes/forme.js';
import { fautesDe, membresDe, estConforme } from '../membres/controle.js';
import type { Classe } from '../membres/regle.js';
import { classeDe } from '../membres/phrase.js';

/** What a partner answered and the contract does not know: one French sentence with its place, no value shown. */
export interface Invalide {
  invalide: string;
}

/** True for an answer that was refused. */
export function estInvalide(lecture: object): lecture is Invalide {
  return 'invalide' in lecture;
}

/** An answer (or a part of it, at `pointeur`) that is an object of a class: its known members. */
export function lireObjet<T extends object>(classe: Classe<T>, valeur: unknown, pointeur = ''): T | Invalide {
  if (estObjet(valeur) && estConforme(classe, valeur)) return membresDe(classe, valeur) as T;
  const [faute] = fautesDe(classe, valeur);
  if (faute === undefined)
    throw new Error('an answer was refused by the quick check and not by class-validator');
  return { invalide: `${pointeur}${faute.pointeur || '/'} : ${faute.phrase}` };
}

/** A list of objects of a class; no two of them with the same value of the member `unique`. */
export function lireListe<T extends object>(
  classe: Classe<T>,
  valeur: unknown,
  unique: keyof T & string,
  pointeur = '',
): T[] | Invalide {
  if (!Array.isArray(valeur)) {
    return { invalide: `${pointeur || '/'} : une liste est attendue ; reçu : ${classeDe(valeur)}.` };
  }
  const lus: T[] = [];
  const vus = new Set<unknown>();
  for (const [rang, element] of valeur.entries()) {
    const lu = lireObjet(classe, element, `${pointeur}/${rang}`);
    if (estInvalide(lu)) return lu;
    if (vus.has(lu[unique])) {
      return { invalide: `${pointeur}/${rang}/${unique} : cette valeur figure déjà dans la liste.` };
    }
    vus.add(lu[unique]);
    lus.push(lu);
  }
  return lus;
}
