/** Codes of refusal (X3.5). The first five stand in the answer, the last is found when applying. */
export type CodeRefus =
  | 'SCHEMA_INVALIDE'
  | 'TYPE_INCONNU'
  | 'EMETTEUR_NON_HABILITE'
  | 'SORTIE_RESERVEE_A_POLE_EMPLOI'
  | 'IDENTIFIANT_REUTILISE'
  | 'CONFLIT_DE_SEQUENCE';

/** A refusal as the partner reads it: a French sentence that says what to correct, and a JSON pointer inside the event. */
export interface Refus {
  code: CodeRefus;
  detail: string;
  pointeur: string;
}
