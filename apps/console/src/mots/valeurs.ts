import { direJourCourt } from './dates.js';

/** A value of a fact as people read it; nothing at all is said to be so. */
export function direValeur(valeur: unknown): string {
  if (valeur === null || valeur === undefined) return 'absent';
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  if (typeof valeur === 'number') return String(valeur);
  if (typeof valeur === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(valeur) ? direJourCourt(valeur) : valeur;
  if (Array.isArray(valeur)) return valeur.length === 0 ? 'liste vide' : valeur.map(direValeur).join(', ');
  return Object.entries(valeur)
    .map(([nom, sienne]) => `${nom} : ${direValeur(sienne)}`)
    .join(', ');
}
