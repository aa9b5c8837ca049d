import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Panne } from './etats.js';

/** The next page, asked for by a person: nothing is counted whole, nothing loads behind one's back. */
export function Suite({
  lecture: { hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage },
  quoi,
}: {
  lecture: Pick<
    UseInfiniteQueryResult,
    'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'error' | 'fetchNextPage'
  >;
  quoi: string;
}) {
  if (isFetchNextPageError) return <Panne erreur={error} recommencer={() => void fetchNextPage()} />;
  if (!hasNextPage) return null;
  return (
    <p className="suite">
      <button
        type="button"
        className="bouton bouton-second"
        disabled={isFetchingNextPage}
        onClick={() => void fetchNextPage()}
      >
        {isFetchingNextPage ? 'Chargement…' : `Voir ${quoi}`}
      </button>
    </p>
  );
}
