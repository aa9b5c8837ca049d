import type { Partenaire, TypeFait } from '#annexe7';

/** A type told to a partner (H6). */
export interface Flux {
  vers: Partenaire;
  type: TypeFait;
}

/** H1, H2, E5. All that the gateway may tell: what can be activated. */
export const FLUX: readonly Flux[] = [
  ...flux('gide', [
    'acceptation.enregistree',
    'parcours.initialise',
    'alerte.declenchee',
    'alerte.close',
    'etape.enregistree',
    'civis.change',
    'affectation.annulee',
    'sortie.prononcee',
    'sortie.proposee',
  ]),
  ...flux('parcours3', [
    'affectation.enregistree',
    'alerte.traitee',
    'statut.change',
    'demandeur.modifie',
    'affectation.annulee',
    'sortie.prononcee',
  ]),
];

function flux(vers: Partenaire, types: readonly TypeFait[]): Flux[] {
  return types.map((type) => ({ vers, type }));
}
