/** What stands in the place of a value that is masked. It tells nothing of it, its length included. */
export const VALEUR_MASQUEE = '••••••';

const NUMERO_DE = /(?<![0-9A-Za-z])\d{7}[0-9A-Z](?![0-9A-Za-z])/gu;

/** Whatever has the form of a numéro DE hidden in a text. */
export function masquerLesNumeros(valeur: unknown): unknown {
  return typeof valeur === 'string' ? valeur.replace(NUMERO_DE, VALEUR_MASQUEE) : valeur;
}
