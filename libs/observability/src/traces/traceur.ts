import { type Champs } from '../champs.js';

/** Every span that the product makes. */
export const SPANS = [
  'webhook',
  'lot.application',
  'lot.envoi',
  'partenaire.appel',
  'synchronisation.etape',
] as const;
export type NomDeSpan = (typeof SPANS)[number];

/** A span under way. */
export interface Portee {
  /** Attributes are the fields of the logs: the same closed list, the same forms. */
  noter(champs: Champs): void;
  /** Nothing was done after all: it is not told. */
  oublier(): void;
  /** W3C Trace Context for who is called: random numbers only. Absent without traces. */
  readonly traceparent: string | undefined;
}

/** Where time goes, for a collector of traces; costs nothing when there is none. */
export interface Traceur {
  /**
   * Runs a work as a span, child of the one under way.
   * @param parent `traceparent` of the caller, when it gave one
   */
  suivre<T>(
    nom: NomDeSpan,
    champs: Champs,
    travail: (portee: Portee) => Promise<T>,
    parent?: string,
  ): Promise<T>;
  /** Sends what is left, for a bounded time. */
  fermer(): Promise<void>;
}

const NULLE_PART: Portee = { noter: () => undefined, oublier: () => undefined, traceparent: undefined };

/** No collector is configured: the work alone. */
export const SANS_TRACES: Traceur = {
  suivre: (_nom, _champs, travail) => travail(NULLE_PART),
  fermer: () => Promise.resolve(),
};
