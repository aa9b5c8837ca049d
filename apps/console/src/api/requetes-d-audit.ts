import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { EntreeDAudit } from './contrat.js';
import { demander } from './demander.js';

const PAGE = 50;
/** Reading the record is written in it: it is not repeated without a reason. */
const LECTURE_TRACEE = { staleTime: 60_000, refetchOnWindowFocus: false } as const;

export const requeteAudit = (filtre: Omit<EntreeDAudit, 'curseur' | 'limite'>) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'lignes', filtre],
    queryFn: ({ signal, pageParam }) =>
      demander('POST /api/audit/recherche', {
        corps: { ...filtre, limite: PAGE, ...(pageParam === undefined ? {} : { curseur: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ curseur }) => curseur ?? undefined,
    ...LECTURE_TRACEE,
  });

export const requeteActe = (acte: string) =>
  queryOptions({
    queryKey: ['audit', 'acte', acte],
    queryFn: ({ signal }) => demander('GET /api/audit/actes/{acte}', { chemin: { acte }, signal }),
    ...LECTURE_TRACEE,
  });

export const requeteScellements = queryOptions({
  queryKey: ['audit', 'scellements'],
  queryFn: ({ signal }) => demander('GET /api/audit/scellements', { signal }),
  staleTime: 60_000,
  refetchInterval: 300_000,
});
