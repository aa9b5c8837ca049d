import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { HabilitationDecrite, SessionDecrite } from './contrat.js';
import { demander, tenirSession } from './demander.js';
import { ProblemeApi } from './probleme.js';

export type Session = SessionDecrite;
export type Habilitation = HabilitationDecrite;

const CLE = ['session'] as const;

/** Who is signed in; null: nobody. */
export const requeteSession = (client: QueryClient) =>
  queryOptions({
    queryKey: CLE,
    queryFn: async ({ signal }): Promise<Session | null> => {
      const session = await demander('GET /api/session', { signal }).catch((erreur: unknown) => {
        if (erreur instanceof ProblemeApi && erreur.statut === 401) return null;
        throw erreur;
      });
      return retenir(client, session);
    },
    staleTime: 60_000,
    refetchInterval: 300_000,
    refetchOnWindowFocus: true,
  });

/** The same person under another habilitation: what was read under the first is forgotten. */
export async function changerDHabilitation(client: QueryClient, habilitation: string): Promise<void> {
  const session = await demander('POST /api/session/habilitation', { corps: { habilitation } });
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== CLE[0] });
  client.setQueryData(CLE, retenir(client, session));
}

/** Ends the session. @returns where the provider wants the browser next, if anywhere */
export async function seDeconnecter(client: QueryClient): Promise<string | null> {
  const { suite } = await demander('POST /api/session/deconnexion');
  finir(client);
  return suite;
}

function retenir(client: QueryClient, session: Session | null): Session | null {
  tenirSession(session?.jeton ?? null, () => finir(client));
  return session;
}

/** Nobody is signed in any more: nothing that was read stays in memory. */
function finir(client: QueryClient): void {
  tenirSession(null, () => undefined);
  client.setQueryData(CLE, null);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== CLE[0] });
}
