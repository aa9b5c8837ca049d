/** Codes of refusal (X3.5). The first five stand in the answer, the last is found when applying. */
export type CodeRefus =
  | 'SCHEMA_INVALIDE'
  | 'TYPE_INCONNU'
  | 'EMETTEUR_NON_HABILITE'
  | 'SORTIE_RESERVEE_A_POLE_EMPLOI'
  | 'IDENTIFIANT_REUTILISE'
  | 'CONFLIT_DE_SEQUENCE';

export const CODES_REFUS: readonly CodeRefus[] = [
  'SCHEMA_INVALIDE',
  'TYPE_INCONNU',
  'EMETTEUR_NON_HABILITE',
  'SORTIE_RESERVEE_A_POLE_EMPLOI',
  'IDENTIFIANT_REUTILISE',
  'CONFLIT_DE_SEQUENCE',
];

/** A refusal as the partner reads it: a French sentence that says what to correct, and a JSON pointer inside the event. */
export interface Refus {
  code: CodeRefus;
  detail: string;
  pointeur: string;
}

/** What is known beyond the code: a sentence of its own, another place. */
export type PrecisionRefus = Partial<Pick<Refus, 'detail' | 'pointeur'>>;

const ORDINAIRE: Readonly<Record<CodeRefus, Omit<Refus, 'code'>>> = {
  SCHEMA_INVALIDE: {
    detail: 'L’événement ne respecte pas le contrat d’échange : corrigez-le selon le schéma de son type.',
    pointeur: '',
  },
  TYPE_INCONNU: {
    detail:
      'Ce type d’événement n’existe pas au contrat : employez l’un des types convenus, avec le préfixe « fr.dude. » et le suffixe « .v1 ».',
    pointeur: '/type',
  },
  EMETTEUR_NON_HABILITE: {
    detail: 'Ce système n’est pas habilité à énoncer ce type de fait : seul son propriétaire l’énonce.',
    pointeur: '/type',
  },
  SORTIE_RESERVEE_A_POLE_EMPLOI: {
    detail:
      'Seul Pôle emploi prononce une sortie : signalez la situation par une alerte (« fr.dude.alerte.declenchee.v1 »), que le site traitera.',
    pointeur: '/type',
  },
  IDENTIFIANT_REUTILISE: {
    detail:
      'Cet identifiant est déjà celui d’un événement accepté dont le contenu est différent : envoyez cet événement-ci sous un identifiant neuf.',
    pointeur: '/id',
  },
  CONFLIT_DE_SEQUENCE: {
    detail:
      'Cette séquence a déjà été énoncée pour ce fait avec d’autres données : énoncez la correction avec une séquence supérieure, sous un identifiant neuf.',
    pointeur: '/sequence',
  },
};

/** X3.5. A refusal with its sentence and its place; the precision replaces what is known better. */
export function refus(code: CodeRefus, precision: PrecisionRefus = {}): Refus {
  return { code, ...ORDINAIRE[code], ...precision };
}
