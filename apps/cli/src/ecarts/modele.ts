/** What the tool reads of the ledger of écarts (X5.5). */
export interface GroupeDit {
  partenaire: string;
  vue: string;
  type: string;
  nature: string;
  cause: string;
  etat: string;
  motifSoumission: string | null;
  nombre: number;
  empreinte: string;
  depuis: string;
  phrase: string;
}

export interface BudgetDit {
  partenaire: string;
  limite: number;
  depense: number;
}

export interface EcartDit {
  id: string;
  partenaire: string;
  vue: string;
  type: string;
  cotraitance: string | null;
  structure: string | null;
  site: string | null;
  nature: string;
  cause: string;
  etat: string;
  motifSoumission: string | null;
  proprietaire: string;
  depuis: string;
  premierLe: string;
  vuLe: string;
  ageJours: number;
  ouvertures: number;
  corrections: number;
}

interface VersionDite {
  sequence: string | null;
}

export interface EcartDetailleDit extends EcartDit {
  cle: string;
  demandeur: string;
  constat: string;
  pourquoi: string;
  soumisParceQue: string | null;
  nous: VersionDite | null;
  eux: VersionDite | null;
  comparaison: { membre: string; nous: unknown; eux: unknown; accord: boolean }[];
  politique: { id: number; type: string | null; decision: string; phrase: string; depuis: string } | null;
  decision: { par: string; le: string; motif: string | null } | null;
  message: string | null;
  closLe: string | null;
  resolution: string | null;
  empreinte: string;
  vie: { le: string; evenement: string; par: string; nom: string | null; detail: string | null }[];
}
