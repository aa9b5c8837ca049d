import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { EntreeDeComptes } from './contrat.js';
import { demander } from './demander.js';

const PAGE = 25;

/** Accounts by name. The search is a body: a name never stands in an address. */
export const requeteComptes = (filtre: Omit<EntreeDeComptes, 'curseur' | 'limite'>) =>
  infiniteQueryOptions({
    queryKey: ['comptes', 'liste', filtre],
    queryFn: ({ signal, pageParam }) =>
      demander('POST /api/comptes/recherche', {
        corps: { ...filtre, limite: PAGE, ...(pageParam === undefined ? {} : { curseur: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ curseur }) => curseur ?? undefined,
    staleTime: 10_000,
    refetchOnWindowFocus: false,
  });

export const requeteCompte = (id: string) =>
  queryOptions({
    queryKey: ['comptes', 'un', id],
    queryFn: ({ signal }) => demander('GET /api/comptes/{id}', { chemin: { id }, signal }),
    staleTime: 5_000,
  });

export const requeteCles = queryOptions({
  queryKey: ['cles'],
  queryFn: ({ signal }) => demander('GET /api/cles', { signal }),
  staleTime: 10_000,
});
