/** What the tool reads of the rules of the API. */
export interface FluxDit {
  vers: 'gide' | 'parcours3';
  type: string;
  depuis: string;
  actif: boolean;
  structures: { structure: string; depuis: string; actif: boolean }[];
  historique: { structure: string | null; depuis: string; par: string; motif: string; le: string }[];
}

export interface ZoneDite {
  structure: string;
  epci: string[];
  communes: string[];
  depuis: string;
  enVigueur: boolean;
  par: string;
  motif: string;
  le: string;
}

type ParType = Record<string, number>;

export interface SimulationDeRegles {
  id: string;
  changement:
    | { genre: 'flux'; vers: string; type: string; structure: string | null; depuis: string }
    | { genre: 'zone'; structure: string; epci: string[]; communes: string[]; depuis: string }
    | { genre: 'regles' };
  motif: string | null;
  acteur: string;
  etat: 'en_attente' | 'en_cours' | 'terminee' | 'approuvee' | 'perimee' | 'echouee';
  jour: string;
  avancement: { fait: number; total: number };
  effet: {
    dossiers: number;
    etats: ParType;
    actions: { ouvertes: ParType; closes: ParType };
    messages: { gide: ParType; parcours3: ParType };
    retraits: { gide: ParType; parcours3: ParType };
    fautes: number;
  } | null;
  demandeeLe: string;
  approbation: { par: string; le: string } | null;
}

export interface ReglesDites {
  jour: string;
  revision: number;
  version: string;
  dossiers: number;
  perimes: number;
}
