import { setTimeout as attendre } from 'node:timers/promises';

/** What `GET /api/synchronisations/{id}` answers (X5.5). */
export interface Synchronisation {
  id: string;
  etat: 'en_attente' | 'en_cours' | 'terminee' | 'partielle' | 'echouee';
  jour: string;
  etape: string | null;
  avancement: { fait: number; total: number };
  rapport: RapportDeSynchronisation | null;
}

export type ParPartenaireEtType = Record<string, Record<string, number>>;

export interface RapportDeSynchronisation {
  recus: ParPartenaireEtType;
  appliques: ParPartenaireEtType;
  dits: ParPartenaireEtType;
  etatsAvant: Record<string, number>;
  etatsApres: Record<string, number>;
  echeancesTraitees: number;
  dureeMs: number;
  sautees?: Record<string, string>;
}

const CADENCE_MS = 200;

/**
 * Asks the gateway for one synchronisation and follows it to its end.
 * @param surAvancement told at each look
 * @throws Error (French) when the API refuses, or the signal says to stop
 */
export async function suivreSynchronisation(
  passerelle: string,
  cle: string,
  surAvancement: (synchronisation: Synchronisation) => void,
  signal: AbortSignal,
): Promise<Synchronisation> {
  const appeler = async (methode: 'GET' | 'POST', chemin: string): Promise<unknown> => {
    const reponse = await fetch(`${passerelle}${chemin}`, {
      method: methode,
      headers: { authorization: `Bearer ${cle}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    });
    if (!reponse.ok) throw new Error(`La passerelle a répondu ${reponse.status} à ${methode} ${chemin}.`);
    return reponse.json();
  };
  const { id } = (await appeler('POST', '/api/synchronisations')) as { id: string };
  for (;;) {
    const vue = (await appeler('GET', `/api/synchronisations/${id}`)) as Synchronisation;
    surAvancement(vue);
    if (!['en_attente', 'en_cours'].includes(vue.etat)) return vue;
    await attendre(CADENCE_MS, undefined, { signal });
  }
}
