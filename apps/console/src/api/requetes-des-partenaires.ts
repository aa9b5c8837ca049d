import { queryOptions } from '@tanstack/react-query';
import { demander } from './demander.js';

const chemin = (partenaire: string) => ({ chemin: { partenaire } });

export const requetePartenaire = (partenaire: string) =>
  queryOptions({
    queryKey: ['partenaires', 'un', partenaire],
    queryFn: ({ signal }) => demander('GET /api/partenaires/{partenaire}', { ...chemin(partenaire), signal }),
    refetchInterval: 30_000,
    staleTime: 5_000,
  });

/** Flux and zones are of the whole gateway: read once for both partners. */
export const requeteFlux = queryOptions({
  queryKey: ['flux'],
  queryFn: ({ signal }) => demander('GET /api/flux', { signal }),
  staleTime: 30_000,
});

export const requeteZones = queryOptions({
  queryKey: ['zones'],
  queryFn: ({ signal }) => demander('GET /api/zones', { signal }),
  staleTime: 30_000,
});

/** Followed closely while a worker makes one. */
export const requeteEssais = (partenaire: string) =>
  queryOptions({
    queryKey: ['essais', partenaire],
    queryFn: ({ signal }) =>
      demander('GET /api/partenaires/{partenaire}/essais', { ...chemin(partenaire), signal }),
    refetchInterval: ({ state }) => (state.data?.essais[0]?.finiLe === null ? 1_000 : false),
  });

export const requeteSignatures = (partenaire: string) =>
  queryOptions({
    queryKey: ['signatures', partenaire],
    queryFn: ({ signal }) =>
      demander('GET /api/partenaires/{partenaire}/signature', { ...chemin(partenaire), signal }),
    staleTime: 10_000,
  });
