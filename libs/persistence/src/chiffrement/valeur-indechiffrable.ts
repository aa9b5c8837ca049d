const RAISONS = {
  CLE_INCONNUE: 'aucune clé de PASSERELLE_CLES_DE_CHIFFREMENT ne porte cet identifiant',
  VALEUR_ALTEREE: 'elle a été altérée ou déplacée, ou cette clé n’est pas celle qui l’a chiffrée',
  CLES_ABSENTES: 'ce processus n’a pas reçu de clé de chiffrement',
} as const;

/** A stored value that does not open: a technical fault, which says where and why, never what was there. */
export class ValeurIndechiffrable extends Error {
  override name = 'ValeurIndechiffrable';

  constructor(
    /** Read by `direFaille`. */
    readonly code: keyof typeof RAISONS,
    membre: string,
    cle: string | null,
  ) {
    const laquelle = cle === null ? '' : ` (clé « ${cle} »)`;
    super(`Une valeur chiffrée ne s’ouvre pas : « ${membre} »${laquelle} ; ${RAISONS[code]}.`);
  }
}
