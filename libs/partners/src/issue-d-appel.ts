import { EchecReseau } from './transport.js';

/** What came of an exchange, in few words: `2xx`, `429`, `503`, or why there was no answer. */
export function issueDAppel(resultat: { statut: number } | { erreur: unknown }): string {
  if ('erreur' in resultat)
    return resultat.erreur instanceof EchecReseau ? resultat.erreur.issue.cause : 'erreur_interne';
  const { statut } = resultat;
  return [401, 429, 503].includes(statut) ? String(statut) : `${Math.floor(statut / 100)}xx`;
}
