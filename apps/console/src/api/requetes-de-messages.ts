import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { EntreeRecherche } from './contrat.js';
import { demander } from './demander.js';

/** A reading of somebody's data is written in the journal: it is not repeated without a reason. */
const LECTURE_TRACEE = { staleTime: 60_000, refetchOnWindowFocus: false } as const;
const PAGE = 50;

export type RechercheDeMessages = Omit<EntreeRecherche, 'curseur' | 'limite'>;

/** The filters go in a body: one of them may be a person's number. */
export const requeteMessages = (filtre: RechercheDeMessages) =>
  infiniteQueryOptions({
    queryKey: ['messages', 'liste', filtre],
    queryFn: ({ signal, pageParam }) =>
      demander('POST /api/messages/recherche', {
        corps: { ...filtre, limite: PAGE, ...(pageParam === undefined ? {} : { curseur: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ curseur }) => curseur ?? undefined,
    ...LECTURE_TRACEE,
  });

export const requeteMessage = (id: string) =>
  queryOptions({
    queryKey: ['messages', 'un', id],
    queryFn: ({ signal }) => demander('GET /api/messages/{id}', { chemin: { id }, signal }),
    ...LECTURE_TRACEE,
  });

export const requeteChronologie = (id: string) =>
  queryOptions({
    queryKey: ['messages', 'un', id, 'chronologie'],
    queryFn: ({ signal }) => demander('GET /api/messages/{id}/chronologie', { chemin: { id }, signal }),
    ...LECTURE_TRACEE,
  });

export const requeteCorps = (id: string) =>
  queryOptions({
    queryKey: ['messages', 'un', id, 'corps'],
    queryFn: ({ signal }) => demander('GET /api/messages/{id}/corps', { chemin: { id }, signal }),
    ...LECTURE_TRACEE,
  });

export const requeteVersions = (id: string) =>
  queryOptions({
    queryKey: ['messages', 'un', id, 'versions'],
    queryFn: ({ signal }) => demander('GET /api/messages/{id}/versions', { chemin: { id }, signal }),
    ...LECTURE_TRACEE,
  });

export const requeteComparaison = (id: string, avec: string) =>
  queryOptions({
    queryKey: ['messages', 'un', id, 'comparaison', avec],
    queryFn: ({ signal }) =>
      demander('GET /api/messages/{id}/comparaison', { chemin: { id }, requete: { avec }, signal }),
    ...LECTURE_TRACEE,
  });

const PERSONNE = ['messages', 'personne'] as const;

/** The number of the person who is looked for: in the memory of the page alone, gone with the session. */
export const requetePersonne = queryOptions<string>({
  queryKey: PERSONNE,
  queryFn: () => '',
  enabled: false,
  gcTime: Infinity,
  staleTime: Infinity,
});

export function retenirPersonne(client: QueryClient, numero: string): void {
  client.setQueryData(PERSONNE, numero);
}
