import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Requete } from './adresse.js';
import type { RejeuDecrit } from './contrat.js';
import { demander } from './demander.js';
import { intervalleVivant } from './en-direct.js';

/** A reading of somebody's data is written in the journal: it is not repeated without a reason. */
const LECTURE_TRACEE = { staleTime: 60_000, refetchOnWindowFocus: false } as const;

/** What lives is asked again by itself, while somebody looks. */
const VIVANT = { refetchInterval: intervalleVivant, staleTime: 5_000 } as const;

export const requeteBilan = queryOptions({
  queryKey: ['bilan'],
  queryFn: ({ signal }) => demander('GET /api/bilan', { signal }),
  ...VIVANT,
});

export const requeteAlarmes = queryOptions({
  queryKey: ['alarmes', 'vive'],
  queryFn: ({ signal }) => demander('GET /api/alarmes', { requete: { etat: 'vive' }, signal }),
  ...VIVANT,
});

export const requeteActivite = queryOptions({
  queryKey: ['activite'],
  queryFn: ({ signal }) => demander('GET /api/activite', { signal }),
  ...VIVANT,
});

export const requetePartenaires = queryOptions({
  queryKey: ['partenaires'],
  queryFn: ({ signal }) => demander('GET /api/partenaires', { signal }),
  ...VIVANT,
});

export const requeteBudgets = queryOptions({
  queryKey: ['budgets'],
  queryFn: ({ signal }) => demander('GET /api/budgets', { signal }),
  ...VIVANT,
});

export const requeteEchecs = queryOptions({
  queryKey: ['echecs'],
  queryFn: ({ signal }) => demander('GET /api/echecs', { signal }),
  ...VIVANT,
});

export const requeteSynchronisations = queryOptions({
  queryKey: ['synchronisations'],
  queryFn: ({ signal }) => demander('GET /api/synchronisations', { signal }),
  ...VIVANT,
});

export const requeteSynchronisation = (id: string) =>
  queryOptions({
    queryKey: ['synchronisations', id],
    queryFn: ({ signal }) => demander('GET /api/synchronisations/{id}', { chemin: { id }, signal }),
    staleTime: 5_000,
  });

export const requeteGroupesDEcarts = queryOptions({
  queryKey: ['ecarts', 'groupes'],
  queryFn: ({ signal }) => demander('GET /api/ecarts/groupes', { signal }),
  ...VIVANT,
});

const PAGE = 25;

export const requeteEcarts = (filtre: Requete) =>
  infiniteQueryOptions({
    queryKey: ['ecarts', 'liste', filtre],
    queryFn: ({ signal, pageParam }) =>
      demander('GET /api/ecarts', { requete: { ...filtre, limite: PAGE, curseur: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ curseur }) => curseur ?? undefined,
    ...LECTURE_TRACEE,
  });

export const requeteEcart = (id: string) =>
  queryOptions({
    queryKey: ['ecarts', 'un', id],
    queryFn: ({ signal }) => demander('GET /api/ecarts/{id}', { chemin: { id }, signal }),
    ...LECTURE_TRACEE,
  });

export const requetePolitiques = queryOptions({
  queryKey: ['politiques'],
  queryFn: ({ signal }) => demander('GET /api/politiques', { signal }),
  staleTime: 30_000,
});

const EN_MOUVEMENT = new Set(['en_attente', 'en_cours']);
/** Somebody else may make it move. */
const EN_SUSPENS = new Set(['a_confirmer', 'en_pause']);

export const requeteRejeux = (filtre: Requete) =>
  infiniteQueryOptions({
    queryKey: ['rejeux', 'liste', filtre],
    queryFn: ({ signal, pageParam }) =>
      demander('GET /api/rejeux', { requete: { ...filtre, limite: PAGE, curseur: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ curseur }) => curseur ?? undefined,
    ...VIVANT,
  });

/** Those that wait for a second person. */
export const requeteRejeuxAConfirmer = queryOptions({
  queryKey: ['rejeux', 'a_confirmer'],
  queryFn: ({ signal }) =>
    demander('GET /api/rejeux', { requete: { etat: 'a_confirmer', limite: PAGE }, signal }),
  ...VIVANT,
});

export const requeteRejeu = (id: string) =>
  queryOptions({
    queryKey: ['rejeux', id],
    queryFn: ({ signal }) => demander('GET /api/rejeux/{id}', { chemin: { id }, signal }),
    refetchInterval: ({ state }) => {
      const etat = state.data?.etat ?? '';
      if (EN_MOUVEMENT.has(etat)) return 1_000;
      return EN_SUSPENS.has(etat) ? intervalleVivant() : false;
    },
  });

export const requeteDossiersDeRejeu = (rejeu: string) =>
  infiniteQueryOptions({
    queryKey: ['rejeux', rejeu, 'dossiers'],
    queryFn: ({ signal, pageParam }) =>
      demander('GET /api/rejeux/{id}/dossiers', {
        chemin: { id: rejeu },
        requete: { limite: PAGE, curseur: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ curseur }) => curseur ?? undefined,
    ...LECTURE_TRACEE,
  });

/** Read again when the replay has moved on: what it makes of messages shows in their fates. */
export const requeteEffetsDeRejeu = ({
  id,
  etat,
  avancement,
}: Pick<RejeuDecrit, 'id' | 'etat' | 'avancement'>) =>
  queryOptions({
    queryKey: [
      'rejeux',
      id,
      'effets',
      EN_MOUVEMENT.has(etat) ? 'en mouvement' : `${etat} ${avancement.fait}`,
    ],
    queryFn: ({ signal }) => demander('GET /api/rejeux/{id}/effets', { chemin: { id }, signal }),
    staleTime: 30_000,
  });

export const requeteMessagesDeRejeu = (rejeu: string, verdict: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['rejeux', rejeu, 'messages', verdict ?? null],
    queryFn: ({ signal, pageParam }) =>
      demander('GET /api/rejeux/{id}/messages', {
        chemin: { id: rejeu },
        requete: { limite: PAGE, curseur: pageParam, verdict },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ curseur }) => curseur ?? undefined,
    ...LECTURE_TRACEE,
  });
