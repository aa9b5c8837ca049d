import type { GroupeDEchecsDecrit } from '../../api/contrat.js';

/** Refusals that the same bytes always meet again: only their sender can state something else. */
const A_ENONCER_AUTREMENT: Readonly<Record<string, string>> = {
  IDENTIFIANT_REUTILISE:
    'Cet identifiant est déjà celui d’un autre énoncé : à l’émetteur d’énoncer à nouveau, sous un identifiant neuf.',
  EMETTEUR_NON_HABILITE: 'Ce système n’a pas le droit d’énoncer ce fait : à l’autre de le faire.',
  SORTIE_RESERVEE_A_POLE_EMPLOI: 'La sortie appartient à Pôle emploi : à GIDE de la prononcer.',
};

/**
 * Why a group of failures is not offered to be replayed: the answer could only be the same refusal. Null: it is offered.
 * What could not be read is: a later version may read it.
 */
export function sansRejeu({ code, sens }: Pick<GroupeDEchecsDecrit, 'code' | 'sens'>): string | null {
  if (sens === 'sortant' || code === null || !Object.hasOwn(A_ENONCER_AUTREMENT, code)) return null;
  return A_ENONCER_AUTREMENT[code] ?? null;
}
