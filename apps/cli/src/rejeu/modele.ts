/** What the tool reads of the replays of the API (X5.4). */
export interface Rejeu {
  id: string;
  simulation: boolean;
  apercu: string | null;
  etat: string;
  acteur: string;
  motif: string | null;
  debit: number;
  avancement: { fait: number; total: number };
  verdicts: Record<string, number>;
  dossiers: number;
  confirmation: { requise: boolean; par: string | null; nom: string | null; motif: string | null };
  demandeLe: string;
  debut: string | null;
  fin: string | null;
}

export interface DossierDeRejeu {
  demandeur: string;
  empreinte: string;
  cotraitances: {
    cotraitance: string;
    nouvelle: boolean;
    differences: { membre: string; avant: unknown; apres: unknown }[];
  }[];
  departs: {
    partenaire: string;
    cotraitance: string | null;
    objet: string;
    sequence: string;
    retrait: boolean;
  }[];
  messages: VerdictDeRejeu[];
}

export interface VerdictDeRejeu {
  message: string;
  verdict: string | null;
  code: string | null;
  detail: string | null;
  nouveau: string | null;
}

export interface MessageDeRejeu extends VerdictDeRejeu {
  sens: string;
  partenaire: string;
  type: string | null;
  cotraitance: string | null;
}

export interface RejeuDemande extends Rejeu {
  apercuDesDossiers: DossierDeRejeu[];
  messages: MessageDeRejeu[];
}

const MOTS: Readonly<Record<string, string>> = {
  applique: 'appliqué',
  sans_effet: 'sans effet',
  refuse: 'refusé',
  emis: 'émis',
  ecarte: 'écarté',
  non_rejouable: 'non rejouable',
  interrompu: 'interrompu',
  en_echec: 'en échec',
  simule: 'simulé',
  a_confirmer: 'à confirmer par quelqu’un d’autre',
  en_attente: 'en attente',
  en_cours: 'en cours',
  en_pause: 'en pause',
  termine: 'terminé',
};

/** A verdict, or the state of a replay, as people read it. */
export function direRejeu(mot: string | null): string {
  return mot === null ? 'à faire' : (MOTS[mot] ?? mot);
}

/** Verdicts with an effect, or that leave nothing to do. */
const SANS_SUITE = ['applique', 'emis', 'sans_effet'];

/** Messages of a replay that an operator must look at again. */
export function aRevoir({ verdicts }: Pick<Rejeu, 'verdicts'>): number {
  return Object.entries(verdicts).reduce(
    (somme, [verdict, nombre]) => somme + (SANS_SUITE.includes(verdict) ? 0 : nombre),
    0,
  );
}

/** Messages that a replay changes something about. */
export function rejouables({ verdicts }: Pick<Rejeu, 'verdicts'>): number {
  return (verdicts['applique'] ?? 0) + (verdicts['emis'] ?? 0);
}
