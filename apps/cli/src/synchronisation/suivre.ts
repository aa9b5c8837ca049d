import { libelle } from '#reconciliation';
import { setTimeout as attendre } from 'node:timers/promises';
import { Api } from '../connexion/api.js';
import { Terminal } from '../sortie/terminal.js';

export type Comptes = Record<string, Record<string, number>>;

/** What the tool reads of X5.5. */
export interface Synchronisation {
  id: string;
  plan: 'nocturne' | 'demande';
  etat: 'en_attente' | 'en_cours' | 'terminee' | 'partielle' | 'echouee';
  jour: string;
  demandeeLe: string;
  debut: string | null;
  fin: string | null;
  etape: string | null;
  avancement: { fait: number; total: number };
  etapes: EtapeDeSynchronisation[];
  rapport: {
    recus: Comptes;
    appliques: Comptes;
    dits: Comptes;
    etatsAvant: Record<string, number>;
    etatsApres: Record<string, number>;
    echeancesTraitees: number;
    dureeMs: number;
    sautees: Record<string, string>;
  } | null;
}

export interface EtapeDeSynchronisation {
  etape: string;
  etat: 'a_faire' | 'en_cours' | 'terminee' | 'sautee';
  cause: string | null;
  resultat: object | null;
  debut: string | null;
  fin: string | null;
}

const CADENCE_MS = 250;
const LARGEUR = 30;

/** Asks for a synchronisation and follows it to its end. */
export async function demanderEtSuivre(api: Api, terminal: Terminal): Promise<Synchronisation> {
  const { id } = await api.envoyer<{ id: string }>('/api/synchronisations');
  return suivreSynchronisation(api, terminal, id);
}

/** Follows a synchronisation to its end, its progress drawn on a terminal. */
export async function suivreSynchronisation(
  api: Api,
  terminal: Terminal,
  id: string,
): Promise<Synchronisation> {
  for (;;) {
    const vue = await api.lire<Synchronisation>(`/api/synchronisations/${encodeURIComponent(id)}`);
    const finie = vue.etat !== 'en_attente' && vue.etat !== 'en_cours';
    terminal.avancement(finie ? '' : barre(vue));
    if (finie) return vue;
    await attendre(CADENCE_MS);
  }
}

function barre({ etat, etape, avancement: { fait, total } }: Synchronisation): string {
  const plein = total > 0 ? Math.min(LARGEUR, Math.round((fait / total) * LARGEUR)) : 0;
  const nom = etat === 'en_attente' || etape === null ? 'en attente' : libelle(etape);
  return `  [${'█'.repeat(plein)}${'░'.repeat(LARGEUR - plein)}] ${nom}${total > 0 ? ` ${fait}/${total}` : ''}`;
}
