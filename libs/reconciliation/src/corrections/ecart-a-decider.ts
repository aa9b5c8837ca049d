import type { TypeFait } from '#annexe7';
import type { Ecart } from '../ecarts/ecart.js';

/** What deciding needs of an écart. */
export type EcartADecider = Pick<
  Ecart,
  'id' | 'partenaire' | 'vue' | 'demandeur' | 'nature' | 'cause' | 'corrections'
> & {
  type: TypeFait;
  /** The partner holds what was never numbered here: stated here once and forgotten, perhaps. */
  inconnuIci: boolean;
};

/** What correcting needs besides. */
export type EcartACorriger = EcartADecider & Pick<Ecart, 'cle' | 'cotraitance' | 'nous' | 'eux'>;

/**
 * Of the table `ecarts e`. A key of which a version was numbered here is one that we withdrew; what the partner holds
 * as withdrawn is nothing that could be lost.
 */
export const INCONNU_ICI = `(e.vue = 'dit' AND e.nature = 'en_trop' AND (e.eux->'data'->>'annule') IS DISTINCT FROM 'true'
  AND NOT EXISTS (SELECT FROM dit d WHERE d.demandeur = e.demandeur AND d.partenaire = e.partenaire AND d.cle = e.cle))`;

export const COLONNES_A_CORRIGER = `e.id, e.partenaire, e.vue, e.demandeur, e.type, e.cause, e.corrections,
  e.cle, e.cotraitance, e.nature, e.nous, e.eux, ${INCONNU_ICI} AS "inconnuIci"`;
