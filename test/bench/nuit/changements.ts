import type { Partenaire } from '#annexe7';
import { inconnu, modeleDe } from './differences.js';
import { type Identite, identiteDuRang } from './identites.js';
import type { FaitModele, Modele } from './modeles.js';

/** What a partner states between two nights, and the gateway has yet to read (X4.1). */
export interface Changement extends Identite {
  rang: number;
  fait: FaitModele;
}

/** At most this many for both partners, and never more than those of a fiftieth of the people. */
export const CHANGEMENTS = 20_000;

export function nombreDeChangements(effectif: number): number {
  return Math.min(CHANGEMENTS, effectif / 50);
}

/** One new fact each about people spread over those of whom nothing comes due nor was planted. */
export function choisirChangements(
  partenaire: Partenaire,
  modeles: readonly Modele[],
  effectif: number,
  plantes: ReadonlySet<number>,
): Changement[] {
  const nombre = nombreDeChangements(effectif) / 2;
  const ecart = Math.floor(effectif / nombre);
  return Array.from({ length: nombre }, (_, numero) => {
    let rang = numero * ecart + (partenaire === 'gide' ? 1 : Math.floor(ecart / 2));
    while (modeleDe(modeles, rang).du || plantes.has(rang)) rang += 1;
    const personne = identiteDuRang(rang);
    return { ...personne, rang, fait: inconnu(partenaire, personne, 97) };
  });
}
