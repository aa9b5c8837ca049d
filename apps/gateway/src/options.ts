import type { CleDeDemarrage } from '#access';
import type { Partenaire } from '#annexe7';
import type { Secrets } from '#contract';
import type { SourceDeRegles } from '#exchange';
import type { Journal, Traceur } from '#observability';
import type { ReseauxSortants } from '#partners';
import type { OptionsQueueing, Sonnette } from '#queueing';
import type { TerritoireNational } from '#territory';
import type { DataSource } from 'typeorm';
import type { LimitesDeLaPorte } from './http/contre-pression.js';
import type { ReglagesDuFournisseur } from './session/fournisseur.js';
import type { RythmeDesAnnonces } from './evenements/annonces.js';
import type { RythmeDeDiffusion } from './synchronisations/diffusion.js';

/** Units a minute: events of a partner's webhooks, requests of a key or account, wrong keys and failed sign-ins. */
export interface Quotas {
  partenaire: number;
  cle: number;
  essais: number;
}

export const QUOTAS_PAR_DEFAUT: Quotas = { partenaire: 1_200_000, cle: 30_000, essais: 60 };

/** Messages that one may have replayed alone within an hour; beyond, a second person confirms (check 15). */
export const SEUIL_DE_REJEU_PAR_DEFAUT = 500;

/** Everything the gateway needs from outside, made by main.ts from the settings. */
export interface OptionsGateway {
  /** Initialized; closed by who made it. */
  source: DataSource;
  /** With which each partner signs its webhooks (X3.2). */
  secrets: Readonly<Record<Partenaire, Secrets>>;
  cleDeDemarrage: CleDeDemarrage | undefined;
  /** Origin at which browsers reach the gateway. */
  origine: string;
  /** Where people sign in; absent: nobody does. */
  identite?: ReglagesDuFournisseur;
  /** Where calls to the provider may go (check 16); everywhere by default. */
  reseaux?: ReseauxSortants;
  /** Folder of the built console; where `npm run build` leaves it by default. */
  console?: string;
  regles: SourceDeRegles;
  territoire: TerritoireNational;
  /** Number of slices of the dossiers: one doorbell each. */
  tranches: number;
  /** The queues to ring, or a doorbell of one's own. */
  files: Omit<OptionsQueueing, 'observateur'> | { sonnette: Sonnette };
  journal: Journal;
  /** Where time goes; nowhere when absent. */
  traceur?: Traceur;
  limites?: LimitesDeLaPorte;
  /** A minute, over all processes (check 9); generous by default. */
  quotas?: Quotas;
  seuilDeRejeu?: number;
  /** How many follow runs live, and at what rhythm. */
  diffusion?: RythmeDeDiffusion;
  /** How many pages are told what changes, and at what rhythm. */
  annonces?: RythmeDesAnnonces;
  /** Real clock of the signatures, in seconds. */
  maintenant?: () => number;
}

export const JOURNAL = Symbol('JOURNAL');
export const TRACEUR = Symbol('TRACEUR');
