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
    // Somebody else may have signed in meanwhile, in another tab.
    refetchOnWindowFocus: 'always',
  });

/** The same person under another habilitation: what was read under the first is forgotten. */
export async function changerDHabilitation(client: QueryClient, habilitation: string): Promise<void> {
  const session = await demander('POST /api/session/habilitation', { corps: { habilitation } });
  client.setQueryData(CLE, retenir(client, session));
}

/** Ends the session. @returns where the provider wants the browser next, if anywhere */
export async function seDeconnecter(client: QueryClient): Promise<string | null> {
  const { suite } = await demander('POST /api/session/deconnexion');
  finir(client);
  return suite;
}

/** What was read by another, or as something else (from this tab or from another), is forgotten. */
function retenir(client: QueryClient, session: Session | null): Session | null {
  const avant = client.getQueryData<Session | null>(CLE);
  if (avant && session && quiEtEnQuoi(avant) !== quiEtEnQuoi(session)) oublier(client);
  tenirSession(session?.jeton ?? null, () => finir(client));
  return session;
}

/** Nobody is signed in any more: nothing that was read stays in memory. */
function finir(client: QueryClient): void {
  tenirSession(null, () => undefined);
  client.setQueryData(CLE, null);
  oublier(client);
}

/** Whose memory this is: what is read by one is never shown to another. */
export function quiEtEnQuoi({ compte, habilitation }: Session): string {
  return `${compte.id} ${habilitation.id}`;
}

function oublier(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== CLE[0] });
}
