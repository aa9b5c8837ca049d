import { TYPES_FAITS } from '#annexe7';
import type { CauseEcart, EtatEcart, MotifSoumission, NatureEcart, Vue } from '#reconciliation';

/** Words of the ledger, in the order in which people meet them. */
export const VUES = ['dit', 'declare'] as const satisfies readonly Vue[];
export const NATURES = [
  'absent',
  'different',
  'sequence',
  'en_trop',
] as const satisfies readonly NatureEcart[];
export const CAUSES = [
  'jamais_recu',
  'refuse',
  'abandonne',
  'change_chez_le_partenaire',
  'compteur_en_retard',
  'regles_changees',
  'illisible',
  'inconnue',
] as const satisfies readonly CauseEcart[];
export const ETATS_D_ECART = [
  'ouvert',
  'en_correction',
  'soumis',
  'ignore',
  'clos',
] as const satisfies readonly EtatEcart[];
export const MOTIFS_DE_SOUMISSION = [
  'politique',
  'budget',
  'refus',
  'abandon',
  'escalade',
  'illisible',
] as const satisfies readonly MotifSoumission[];
export const DECISIONS = ['corriger', 'ignorer', 'reprendre'] as const;
export const DECISIONS_DE_POLITIQUE = ['corriger', 'soumettre', 'ignorer'] as const;
export const PARTENAIRES = ['gide', 'parcours3'] as const;

/** Types that an écart may have: what cannot be read has none of the contract. */
export const TYPES_D_ECART: readonly string[] = [...TYPES_FAITS, 'inconnu', 'illisible'];
