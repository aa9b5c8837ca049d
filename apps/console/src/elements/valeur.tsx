import { direValeur } from '../mots/valeurs.js';

/** A value of a fact; what is not there is shown as missing, not as a word. */
export function Valeur({ de }: { de: unknown }) {
  return de === null || de === undefined ? (
    <em className="valeur-absente">absent</em>
  ) : (
    <span className="valeur">{direValeur(de)}</span>
  );
}
