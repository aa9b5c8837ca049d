export { PREFIXE_TYPE } from './evenement.js';
export type { ChampsEvenement, Evenement, SourceEvenement } from './evenement.js';
export type { CodeRefus, Refus } from './refus.js';
export type { Apercu, ContexteControle, Verdict, VerdictAccepte, VerdictEcho, VerdictRefuse } from './verdict.js';
