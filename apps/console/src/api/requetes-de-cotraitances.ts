import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Requete } from './adresse.js';
import { demander } from './demander.js';

/** A reading of somebody's data is written in the journal: it is not repeated without a reason. */
const LECTURE_TRACEE = { staleTime: 60_000, refetchOnWindowFocus: false } as const;
const PAGE = 25;

/** The two times of X5.1. */
export interface DeuxTempsDemandes {
  au?: string;
  connuLe?: string;
}

/** While another time is asked for, what was read stays on the screen. */
export const requeteEtat = (cotraitance: string, { au, connuLe }: DeuxTempsDemandes) =>
  queryOptions({
    queryKey: ['cotraitances', cotraitance, 'etat', au, connuLe],
    queryFn: ({ signal }) =>
      demander('GET /api/cotraitances/{cotraitance}', {
        chemin: { cotraitance },
        requete: { au, connuLe },
        signal,
      }),
    placeholderData: keepPreviousData,
    ...LECTURE_TRACEE,
  });

export const requeteFrise = (cotraitance: string, { au, connuLe }: DeuxTempsDemandes) =>
  queryOptions({
    queryKey: ['cotraitances', cotraitance, 'frise', au, connuLe],
    queryFn: ({ signal }) =>
      demander('GET /api/cotraitances/{cotraitance}/frise', {
        chemin: { cotraitance },
        requete: { au, connuLe },
        signal,
      }),
    placeholderData: keepPreviousData,
    ...LECTURE_TRACEE,
  });

export const requeteFaits = (cotraitance: string, connuLe: string | undefined) =>
  queryOptions({
    queryKey: ['cotraitances', cotraitance, 'faits', connuLe],
    queryFn: ({ signal }) =>
      demander('GET /api/cotraitances/{cotraitance}/faits', {
        chemin: { cotraitance },
        requete: { connuLe },
        signal,
      }),
    placeholderData: keepPreviousData,
    ...LECTURE_TRACEE,
  });

export const requeteHistorique = (cotraitance: string) =>
  queryOptions({
    queryKey: ['cotraitances', cotraitance, 'historique'],
    queryFn: ({ signal }) =>
      demander('GET /api/cotraitances/{cotraitance}/historique', { chemin: { cotraitance }, signal }),
    ...LECTURE_TRACEE,
  });

export const requeteSystemes = (cotraitance: string) =>
  queryOptions({
    queryKey: ['cotraitances', cotraitance, 'systemes'],
    queryFn: ({ signal }) =>
      demander('GET /api/cotraitances/{cotraitance}/systemes', { chemin: { cotraitance }, signal }),
    ...LECTURE_TRACEE,
  });

export const requeteCotraitances = (filtre: Requete) =>
  infiniteQueryOptions({
    queryKey: ['cotraitances', 'liste', filtre],
    queryFn: ({ signal, pageParam }) =>
      demander('GET /api/cotraitances', { requete: { ...filtre, limite: PAGE, curseur: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ curseur }) => curseur ?? undefined,
    ...LECTURE_TRACEE,
  });

export const requeteActions = (filtre: Requete) =>
  infiniteQueryOptions({
    queryKey: ['cotraitances', 'actions', filtre],
    queryFn: ({ signal, pageParam }) =>
      demander('GET /api/actions', { requete: { ...filtre, limite: PAGE, curseur: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ curseur }) => curseur ?? undefined,
    ...LECTURE_TRACEE,
  });

export const requeteHorloge = queryOptions({
  queryKey: ['horloge'],
  queryFn: ({ signal }) => demander('GET /api/horloge', { signal }),
  staleTime: 60_000,
});
