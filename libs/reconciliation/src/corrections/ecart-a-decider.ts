import type { TypeFait } from '#annexe7';
import type { Ecart } from '../ecarts/ecart.js';

/** What deciding needs of an écart. */
export type EcartADecider = Pick<
  Ecart,
  'id' | 'partenaire' | 'vue' | 'demandeur' | 'nature' | 'cause' | 'corrections'
> & {
  type: TypeFait;
};

/** What correcting needs besides. */
export type EcartACorriger = EcartADecider & Pick<Ecart, 'cle' | 'cotraitance' | 'nous' | 'eux'>;

export const COLONNES_A_CORRIGER = `e.id, e.partenaire, e.vue, e.demandeur, e.type, e.cause, e.corrections,
  e.cle, e.cotraitance, e.nature, e.nous, e.eux`;
