import { hash } from 'node:crypto';
import { canoniser } from '#annexe7';
import type { Annonce, Decision } from '../application/decision.js';
import type { VerdictRendu } from './verdict.js';

export interface ContenuDApercu {
  /** Of the dossier before the replay: any application since changes it. */
  version: number;
  rendus: readonly VerdictRendu[];
  decision: Decision | null;
  annonces: readonly Annonce[];
}

/**
 * What an operator approves of one dossier: SHA-256 of the canonical JSON of its version and of all that would be
 * decided, without what is drawn or read from a clock (ids, transaction time, day of the computation).
 */
export function empreinteDApercu({ version, rendus, decision, annonces }: ContenuDApercu): Buffer {
  const contenu = {
    version,
    verdicts: rendus
      .map(({ message, verdict, code }) => [message, verdict, code])
      .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)),
    dossier: decision && {
      prochainEffet: decision.dossier.prochainEffet,
      versionRegles: decision.dossier.versionRegles,
    },
    cotraitances: decision?.cotraitances ?? [],
    annonces: annonces
      .map(({ partenaire, cle, sequence, data }) => ({ partenaire, cle, sequence, data }))
      .sort((a, b) => (`${a.partenaire} ${a.cle}` < `${b.partenaire} ${b.cle}` ? -1 : 1)),
  };
  return hash('sha256', canoniser(contenu), 'buffer');
}
