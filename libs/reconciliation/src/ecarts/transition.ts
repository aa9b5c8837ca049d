import { memesDonnees } from '#annexe7';
import type { Ecart, NatureEvenementDEcart, Vue } from './ecart.js';

/** What is needed of a row of the ledger to know what becomes of it. */
export type EcartConnu = Pick<
  Ecart,
  | 'id'
  | 'demandeur'
  | 'cle'
  | 'etat'
  | 'nature'
  | 'nous'
  | 'eux'
  | 'premierLe'
  | 'depuis'
  | 'ouvertures'
  | 'corrections'
  | 'message'
>;

/** What becomes of a row when its difference is seen; `revu`: it stays as it is. */
export type Transition =
  | { nature: 'revu' }
  | {
      nature: Extract<NatureEvenementDEcart, 'ouvert' | 'rouvert' | 'change'>;
      /** A correction was settled and the difference is still there. */
      detail: 'correction sans tenue' | null;
    };

/**
 * The difference is there and nothing about it is on its way. What was decided about a difference holds for its
 * values; a row that was closed, or whose correction did not hold, opens again (design, "The night").
 */
export function transitionDe(
  connu: EcartConnu | undefined,
  constat: Pick<Ecart, 'nature' | 'nous' | 'eux'>,
): Transition {
  if (connu === undefined) return { nature: 'ouvert', detail: null };
  if (connu.etat === 'clos') return { nature: 'rouvert', detail: null };
  // Without a message, the correction is ordered and not made yet: the order of a person holds for what he saw.
  if (connu.etat === 'en_correction' && connu.message !== null)
    return { nature: 'rouvert', detail: 'correction sans tenue' };
  const pareil =
    connu.nature === constat.nature &&
    memesDonnees(connu.nous, constat.nous) &&
    memesDonnees(connu.eux, constat.eux);
  return pareil ? { nature: 'revu' } : { nature: 'change', detail: null };
}

/** Corrections still held against it: of what we have to say now; those of what we said before it changed are not. */
export function correctionsComptees(
  vue: Vue,
  connu: Pick<EcartConnu, 'nous' | 'corrections'> | undefined,
  { nous }: Pick<Ecart, 'nous'>,
): number {
  if (connu === undefined) return 0;
  const change = vue === 'dit' && !memesDonnees(connu.nous?.data ?? null, nous?.data ?? null);
  return change ? 0 : connu.corrections;
}
