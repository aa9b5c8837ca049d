import type { Partenaire } from '#annexe7';
import type { Fenetres } from '#exchange';
import type { UniteDeTravail } from '#persistence';
import { EvaluerAlarmes } from './alarmes/evaluer-alarmes.use-case.js';
import type { SourceDeBilan } from './conservation/interroger-partenaires.js';
import { VerifierConservation } from './conservation/verifier-conservation.use-case.js';
import { Crochet, type OptionsCrochet } from './notifications/crochet.js';
import { NotifierAlarmes } from './notifications/notifier-alarmes.use-case.js';
import type { DureesDeConservation } from './purge/categories.js';
import { type Avant, type NoterLaPurge, Purger } from './purge/purger.use-case.js';
import type { ReglagesSurveillance } from './reglages.js';
import { ScellerJournaux } from './scellement/sceller-journaux.use-case.js';

export interface RessourcesSupervision {
  unite: UniteDeTravail;
  reglages: ReglagesSurveillance;
  /** How long things are kept, how a purge is kept as an act, what is given up before it. */
  purge: { durees: DureesDeConservation; noter: NoterLaPurge; avant: Avant };
  sources: Readonly<Record<Partenaire, SourceDeBilan>>;
  /** When each partner may not be asked; never, when absent. */
  fenetres?: Fenetres;
  /** Where alarms are sent; absent: nowhere. */
  alarmes?: OptionsCrochet;
}

/** What a worker runs of the supervision, wired together. */
export interface Supervision {
  evaluer: EvaluerAlarmes;
  verifier: VerifierConservation;
  sceller: ScellerJournaux;
  purger: Purger;
  /** Null when alarms are sent nowhere. */
  notifier: NotifierAlarmes | null;
  /** Closes the sockets of the outgoing webhook. */
  fermer(): Promise<void>;
}

export function composerSupervision(ressources: RessourcesSupervision): Supervision {
  const { unite, reglages, purge, sources, fenetres, alarmes } = ressources;
  const crochet = alarmes && new Crochet(alarmes);
  return {
    evaluer: new EvaluerAlarmes(unite, reglages, crochet !== undefined),
    verifier: new VerifierConservation(unite, sources, reglages.conservation.rythmeMinutes, fenetres),
    sceller: new ScellerJournaux(unite),
    purger: new Purger(unite, purge.durees, purge.noter, purge.avant),
    notifier: crochet ? new NotifierAlarmes(unite, crochet) : null,
    fermer: async () => crochet?.fermer(),
  };
}
