const LIBELLES = {
  adresse_interdite: "l'adresse est dans un réseau privé qui n'est pas permis (PASSERELLE_RESEAUX_PRIVES)",
  adresse_introuvable: "le nom de la machine n'a pas pu être résolu",
  connexion_refusee: 'la connexion est refusée',
  connexion_impossible: "la connexion n'a pas pu être établie",
  connexion_trop_longue: "la connexion n'a pas été établie à temps",
  certificat_refuse: 'le certificat TLS est refusé',
  connexion_coupee: 'la connexion a été coupée après l’envoi',
  delai_depasse: "l'échange n'a pas été achevé dans le délai",
  redirection: 'la réponse est une redirection, elle ne sera pas suivie',
  reponse_trop_grande: 'la réponse dépasse la taille admise',
  type_de_contenu: "la réponse n'est pas du JSON (Content-Type)",
  json_illisible: 'la réponse est tronquée ou n’est pas du JSON lisible',
  reponse_non_conforme: "la réponse n'a pas la forme du contrat",
  jeton_indisponible: "le point d'accès des jetons ne répond pas comme attendu",
  jeton_refuse: "le point d'accès des jetons refuse nos identifiants",
  acces_refuse: "l'accès est refusé, même avec un jeton neuf",
} as const;

/** Why a call did not succeed: a stable code, fit for a column, a metric or a log line; never a text of the partner. */
export type CauseEchec = keyof typeof LIBELLES | `http_${number}`;

/** The cause as a French clause, for operators. */
export function libelleCause(cause: CauseEchec): string {
  if (cause in LIBELLES) return LIBELLES[cause as keyof typeof LIBELLES];
  return `réponse HTTP ${cause.slice('http_'.length)}`;
}
