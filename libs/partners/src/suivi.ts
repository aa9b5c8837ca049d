/** One HTTP exchange with a partner, as measures and traces name it. */
export interface AppelSuivi {
  methode: string;
  /** Path under the base URL, without query nor number: `/echanges/empreintes/:seau`. */
  operation: string;
}

/**
 * Wraps each exchange, to measure it and to follow it; hands the headers that the partner is given besides
 * (`traceparent`). The result, or the error, goes back as it came.
 */
export type SuivreAppel = <R extends { statut: number }>(
  appel: AppelSuivi,
  travail: (entetes: Record<string, string>) => Promise<R>,
) => Promise<R>;

export const SANS_SUIVI: SuivreAppel = (_appel, travail) => travail({});

/** The operation of a path: bounded in number, whatever the query and the bucket asked for. */
export function operationDe(chemin: string): string {
  return chemin.replace(/\?.*$/s, '').replace(/\/\d+$/, '/:seau');
}
