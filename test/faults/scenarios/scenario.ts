import type { BancPostgres } from '../../banc/banc-postgres.js';
import type { Lieu } from '../../banc/personne.js';
import type { Construction } from '../construction.js';
import type { Essai } from '../essai.js';
import type { Manquement } from '../invariants/manquement.js';
import type { Montage, NomFile } from '../montage.js';
import type { ReglagesTrafic, Trafic } from '../trafic.js';

/** How much is run: the short selection of CI, the table, the long run. */
export type Ampleur = 'ci' | 'normale' | 'complete';

export interface Perturbation {
  /** How many times the fault was injected. */
  injections: number;
  /** What is worth saying beside the table. */
  remarques?: string[];
  manquements?: Manquement[];
  /** Ids and keys that the fault itself makes end otherwise than well, on purpose. */
  attendus?: string[];
}

export interface Tour {
  essai: Essai;
  trafic: Trafic;
  ampleur: Ampleur;
  graine: number;
  lieux: readonly Lieu[];
  /** The product under test, when the scenario begins with another. */
  nouvelle: Construction;
  /** When all of the traffic has been acknowledged. */
  finDuTrafic: Promise<void>;
  /** States more, about other people, and waits for its acknowledgement. @param debit events a second */
  encore: (messages: number, debit: number) => Promise<void>;
}

export interface Serveur {
  cluster: BancPostgres;
  arreter(): Promise<void>;
}

/** One fault of the list: what it disturbs while the traffic flows, and what it promises beyond V1 to V7. */
export interface Scenario {
  /** Number of the fault in the list of docs/fiabilite.md. */
  numero: string;
  titre: string;
  files: readonly NomFile[];
  /** Part of the short selection, on that queue. */
  ci?: NomFile;
  /** `patiente`: mostly waits for leases, goes on beside the others. `seule`: measures rates, nothing goes on beside it. */
  rangee?: 'patiente' | 'seule';
  montage?: Partial<Montage>;
  trafic?: Partial<ReglagesTrafic>;
  /** Events a second. */
  debit?: number;
  /** A database server of its own, when the common one cannot suffer the fault. */
  serveur?: (construction: Construction) => Promise<Serveur>;
  /** Another product than the one under test, to begin with; removed at the end. */
  produit?: () => Construction;
  /** A database made otherwise than by the migrations of the product under test. */
  modele?: (construction: Construction, cluster: BancPostgres) => Promise<string>;
  /** A reason why it cannot run here; null when it can. */
  empechement?(): string | null;
  /** Injects while the traffic flows; all is healed when it resolves. */
  perturber(tour: Tour): Promise<Perturbation>;
  /** Once drained. */
  controler?(tour: Tour): Promise<Manquement[]>;
}

export const LES_DEUX: readonly NomFile[] = ['postgres', 'redis'];
