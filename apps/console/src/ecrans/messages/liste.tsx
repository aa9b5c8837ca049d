import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { requeteMessages, requetePersonne } from '../../api/requetes-de-messages.js';
import { useRaccourcis } from '../../coquille/raccourcis.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { Exporter } from '../../elements/exporter.js';
import { Suite } from '../../elements/suite.js';
import { Tableau } from '../../elements/tableau.js';
import { Vues } from '../../elements/vues.js';
import { colonnesDesMessages } from './colonnes.js';
import { CommentChercher } from './comment-chercher.js';
import { lireFiltresDeMessages } from './filtres.js';
import { Filtres } from './filtres-montres.js';
import { rechercheDe } from './recherche.js';

/** Every message in and out, the newest first, page after page; nothing is counted whole. */
export function Liste() {
  if (!voit(useSession(), '/messages'))
    return (
      <>
        <EnTeteEcran titre="Messages" />
        <SansDroit quoi="les messages" />
      </>
    );
  return <ListeLue />;
}

function ListeLue() {
  const filtres = useSearch({
    from: '/messages',
    select: (lue) => lireFiltresDeMessages({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/messages' });
  const { data: demandeur = '' } = useQuery(requetePersonne);
  const recherche = rechercheDe(filtres, demandeur);
  const lecture = useInfiniteQuery(requeteMessages(recherche));
  const colonnes = useMemo(() => colonnesDesMessages(filtres), [filtres]);
  useRaccourcis({ j: () => deplacer(1), k: () => deplacer(-1) });
  return (
    <>
      <EnTeteEcran
        titre="Messages"
        sousTitre="Reçus et émis, les plus récents d’abord. Chaque lecture est inscrite au journal."
        actions={
          <>
            <Vues
              ecran="messages"
              filtres={{ ...filtres }}
              appliquer={(gardes) => void naviguer({ search: lireFiltresDeMessages(gardes) })}
            />
            {/* A file is never about one person. */}
            {demandeur === '' && <Exporter sujet="messages" filtres={{ ...filtres }} />}
          </>
        }
      />
      <CommentChercher />
      <Filtres
        filtres={filtres}
        filtrer={(changes) =>
          void naviguer({ search: (avant) => lireFiltresDeMessages({ ...avant, ...changes }), replace: true })
        }
      />
      <Lu lecture={lecture} quoi="les messages" lignes={10}>
        {({ pages }) => {
          const messages = pages.flatMap((page) => page.messages);
          return messages.length === 0 ? (
            <Vide titre="Aucun message ne répond à ces filtres" icone="rien">
              Effacez un filtre pour en voir davantage.
            </Vide>
          ) : (
            <>
              <Tableau
                titre="Messages, les plus récents d’abord"
                colonnes={colonnes}
                lignes={messages}
                cle={({ id }) => id}
              />
              <Suite lecture={lecture} quoi="les messages suivants" />
            </>
          );
        }}
      </Lu>
      <p className="discret">
        <Link to="/echecs">Les échecs, groupés par cause</Link>
      </p>
    </>
  );
}

/** The focus goes to the message after, or before, the one that has it. */
function deplacer(pas: 1 | -1): void {
  const liens = [...document.querySelectorAll<HTMLAnchorElement>('a[data-message]')];
  const present = liens.findIndex((lien) => lien === document.activeElement);
  liens[present === -1 ? 0 : Math.min(liens.length - 1, Math.max(0, present + pas))]?.focus();
}
