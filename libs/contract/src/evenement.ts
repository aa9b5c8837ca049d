import type { TypeFait } from '#annexe7';

/** Prefix of every CloudEvents type of the exchange: full type = `fr.dude.<TypeFait>.v1` (X1). */
export const PREFIXE_TYPE = 'fr.dude.';

/** Systems that state events: Pôle emploi, the missions locales, the gateway (X1). */
export type SourceEvenement = 'urn:gide' | 'urn:parcours3' | 'urn:dude';

/** A CloudEvents 1.0 event in structured JSON, as it stands on the wire (X1). */
export interface Evenement {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject?: string;
  time?: string;
  datacontenttype?: string;
  sequence: string;
  data: Record<string, unknown>;
  correlationid?: string;
  causationid?: string;
  [attribut: string]: unknown;
}

/** What the gateway states, before it is wrapped as an event (H4). */
export interface ChampsEvenement {
  id: string;
  type: TypeFait;
  sequence: string;
  demandeur: string;
  cotraitance: string | null;
  data: object;
  /** RFC 3339. */
  time: string;
  correlationid?: string;
  causationid?: string;
}
