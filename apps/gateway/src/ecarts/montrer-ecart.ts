import type { Ecart, EcartDetaille as EcartLu, EvenementDEcart, PolitiqueListee } from '#reconciliation';
import { comparerMembres, type MembreCompare } from './comparer-membres.js';
import { direCause, direNature, direSoumission } from './phrases.js';

const JOUR_MS = 86_400_000;

/** An écart without what the two sides hold. */
export interface EcartResume extends Pick<
  Ecart,
  | 'id'
  | 'partenaire'
  | 'vue'
  | 'type'
  | 'cle'
  | 'demandeur'
  | 'cotraitance'
  | 'structure'
  | 'site'
  | 'nature'
  | 'cause'
  | 'detail'
  | 'proprietaire'
  | 'etat'
  | 'motifSoumission'
  | 'depuis'
  | 'premierLe'
  | 'vuLe'
  | 'ouvertures'
  | 'corrections'
> {
  ageJours: number;
}

export interface EcartDetaille
  extends
    EcartResume,
    Pick<EcartLu, 'nous' | 'eux' | 'empreinte' | 'message' | 'synchronisation' | 'closLe' | 'resolution'> {
  constat: string;
  pourquoi: string;
  soumisParceQue: string | null;
  comparaison: MembreCompare[];
  politique: Pick<PolitiqueListee, 'id' | 'type' | 'decision' | 'phrase' | 'depuis'> | null;
  decision: { par: string; le: Date; motif: string | null } | null;
  /** Each with the name of the account or key that did it; the night has none. */
  vie: (EvenementDEcart & { nom: string | null })[];
}

/** A line of the list; its age runs on the business clock (H7). */
export function resumerEcart(ecart: Ecart, maintenant: Date): EcartResume {
  return {
    id: ecart.id,
    partenaire: ecart.partenaire,
    vue: ecart.vue,
    type: ecart.type,
    cle: ecart.cle,
    demandeur: ecart.demandeur,
    cotraitance: ecart.cotraitance,
    structure: ecart.structure,
    site: ecart.site,
    nature: ecart.nature,
    cause: ecart.cause,
    detail: ecart.detail,
    proprietaire: ecart.proprietaire,
    etat: ecart.etat,
    motifSoumission: ecart.motifSoumission,
    depuis: ecart.depuis,
    premierLe: ecart.premierLe,
    vuLe: ecart.vuLe,
    ageJours: Math.max(0, Math.floor((maintenant.getTime() - ecart.depuis.getTime()) / JOUR_MS)),
    ouvertures: ecart.ouvertures,
    corrections: ecart.corrections,
  };
}

/** The whole écart: both values side by side, why, what the policy in force says, its life. */
export function detaillerEcart(
  ecart: EcartLu,
  maintenant: Date,
  politique: PolitiqueListee | null,
  nomDe: (acteur: string) => string | null,
): EcartDetaille {
  const { nous, eux, motifSoumission, decidePar, decideLe, motif } = ecart;
  return {
    ...resumerEcart(ecart, maintenant),
    constat: direNature(ecart),
    pourquoi: direCause(ecart),
    soumisParceQue: motifSoumission === null ? null : direSoumission(motifSoumission),
    nous,
    eux,
    comparaison: comparerMembres(nous?.data ?? null, eux?.data ?? null),
    politique: politique && {
      id: politique.id,
      type: politique.type,
      decision: politique.decision,
      phrase: politique.phrase,
      depuis: politique.depuis,
    },
    decision: decidePar === null || decideLe === null ? null : { par: decidePar, le: decideLe, motif },
    message: ecart.message,
    synchronisation: ecart.synchronisation,
    closLe: ecart.closLe,
    resolution: ecart.resolution,
    empreinte: ecart.empreinte,
    vie: ecart.evenements.map((evenement) => ({ ...evenement, nom: nomDe(evenement.par) })),
  };
}
