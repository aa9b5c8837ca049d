import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { requeteMessages, requetePersonne } from '../../api/requetes-de-messages.js';
import { useRaccourcis } from '../../coquille/raccourcis.js';
import { Icone } from '../../elements/icone.js';
import { lireFiltresDeMessages } from './filtres.js';
import { rechercheDe } from './recherche.js';

/** The message before and the one after, within the filters of the list that one came from. */
export function Voisins({ id }: { id: string }) {
  const filtres = useSearch({
    from: '/messages/$id',
    select: (lue) => lireFiltresDeMessages({ ...lue }),
    structuralSharing: true,
  });
  const { data: demandeur = '' } = useQuery(requetePersonne);
  const requete = requeteMessages(rechercheDe(filtres, demandeur));
  const naviguer = useNavigate({ from: '/messages/$id' });
  // Only what the list has read: to open one message is not to read fifty.
  const lue = useQueryClient().getQueryData(requete.queryKey) !== undefined;
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...requete,
    enabled: lue,
  });
  const ids = data?.pages.flatMap(({ messages }) => messages.map((message) => message.id)) ?? [];
  const rang = ids.indexOf(id);
  const aller = (vers: string | undefined): void => {
    if (vers !== undefined) void naviguer({ to: '/messages/$id', params: { id: vers }, search: filtres });
  };
  const suivant = async (): Promise<void> => {
    if (rang === -1) return;
    if (ids[rang + 1] !== undefined || !hasNextPage) return aller(ids[rang + 1]);
    const { data: suite } = await fetchNextPage();
    const toutes = suite?.pages.flatMap(({ messages }) => messages.map((message) => message.id)) ?? [];
    aller(toutes[rang + 1]);
  };
  const precedent = (): void => aller(rang > 0 ? ids[rang - 1] : undefined);
  useRaccourcis({ j: () => void suivant(), k: precedent });
  const dernier = rang === -1 || (rang === ids.length - 1 && !hasNextPage);
  return (
    <div className="voisins" role="group" aria-label="Dans la liste">
      <button type="button" className="bouton bouton-second" disabled={rang < 1} onClick={precedent}>
        <Icone nom="precedent" /> Précédent
      </button>
      <button
        type="button"
        className="bouton bouton-second"
        disabled={dernier || isFetchingNextPage}
        onClick={() => void suivant()}
      >
        Suivant <Icone nom="suivant" />
      </button>
    </div>
  );
}
