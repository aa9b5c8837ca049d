import type { Partenaire } from '#annexe7';

/** What sets one partner system apart from the other on the wire (annexe 7, section 2; X1; X3.1). */
export interface Partenariat {
  readonly partenaire: Partenaire;
  readonly nom: string;
  readonly source: 'urn:gide' | 'urn:parcours3';
  /** Prefix of the ids of its events. */
  readonly prefixe: string;
  /** Where its webhooks go, under the URL of the gateway. */
  readonly porte: string;
}

export const GIDE: Partenariat = {
  partenaire: 'gide',
  nom: 'GIDE (Pôle emploi)',
  source: 'urn:gide',
  prefixe: 'gide',
  porte: '/webhooks/gide',
};

export const PARCOURS3: Partenariat = {
  partenaire: 'parcours3',
  nom: 'Parcours 3 (missions locales)',
  source: 'urn:parcours3',
  prefixe: 'p3',
  porte: '/webhooks/parcours3',
};

export const PARTENARIATS: Readonly<Record<Partenaire, Partenariat>> = { gide: GIDE, parcours3: PARCOURS3 };
