import { queryOptions } from '@tanstack/react-query';
import { demander } from './demander.js';
import type { EntreeCompteDExport, EntreeVue } from './contrat.js';

export type SujetDExport = EntreeCompteDExport['sujet'];
export type EcranAVues = EntreeVue['ecran'];
/** Filters as the address holds them. */
export type Filtres = Readonly<Record<string, string | undefined>>;

const EN_MOUVEMENT = new Set(['en_attente', 'en_cours']);

/** The exports; asked again soon while one is being made. */
export const requeteExports = (tous: boolean) =>
  queryOptions({
    queryKey: ['exports', tous],
    queryFn: ({ signal }) => demander('GET /api/exports', { requete: tous ? { tous: 'oui' } : {}, signal }),
    staleTime: 2_000,
    refetchInterval: ({ state }) =>
      state.data?.exports.some(({ etat }) => EN_MOUVEMENT.has(etat)) ? 1_500 : 60_000,
  });

/** What a file would hold, before it is asked for. */
export const requeteCompteDExport = (sujet: SujetDExport, filtres: Filtres) =>
  queryOptions({
    queryKey: ['exports', 'compte', sujet, filtres],
    queryFn: ({ signal }) =>
      demander('POST /api/exports/compte', { corps: { sujet, filtres: donnes(filtres) }, signal }),
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  });

export const requeteVues = (ecran: EcranAVues) =>
  queryOptions({
    queryKey: ['vues', ecran],
    queryFn: ({ signal }) => demander('GET /api/vues', { requete: { ecran }, signal }),
    staleTime: 60_000,
  });

/** Filters that have a value: the others are not sent. */
export function donnes(filtres: Filtres): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filtres).filter((filtre): filtre is [string, string] => filtre[1] !== undefined),
  );
}
