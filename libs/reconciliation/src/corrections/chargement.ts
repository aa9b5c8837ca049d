import type { Partenaire } from '#annexe7';

export interface CommandeDeChargement {
  partenaire: Partenaire;
  /** Also a partner that holds something already, or that cannot say what it holds. */
  forcer: boolean;
  /** Who orders it, as `chargements.par` keeps it. */
  par: string;
}

export interface BilanDeChargement {
  /** Versions told again. */
  dits: number;
  /** Keys of which a version was on its way: not told twice. */
  enRoute: number;
}

export type IssueDeChargement =
  | ({ issue: 'charge'; reprise: boolean } & BilanDeChargement)
  /** The outbox no longer empties: run it again when the partner takes what it is told; it goes on where it was. */
  | ({ issue: 'en_attente' } & BilanDeChargement)
  /** It holds that many demandeurs already. */
  | { issue: 'non_vide'; demandeurs: number }
  /** It offers no digests: whether it is empty cannot be told. */
  | { issue: 'non_verifiable' };
