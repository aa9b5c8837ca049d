import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { MessageDetailleDecrit, VersionDeMessageDecrite } from '../../api/contrat.js';
import { requeteVersions } from '../../api/requetes-de-messages.js';
import { Carte } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { direInstant } from '../../mots/dates.js';
import { Comparaison } from './comparaison.js';
import { lireFiltresDUnMessage } from './filtres.js';
import { Issue } from './issue.js';

/** The other messages about the same fact, and this one beside the one that was chosen. */
export function Versions({ message }: { message: MessageDetailleDecrit }) {
  const { id } = message;
  const lecture = useQuery(requeteVersions(id));
  const { avec } = useSearch({
    from: '/messages/$id',
    select: (lue) => lireFiltresDUnMessage({ ...lue }),
    structuralSharing: true,
  });
  return (
    <>
      <Carte titre="Versions et autres tentatives" large>
        <Lu lecture={lecture} quoi="les versions" lignes={3}>
          {({ versions }) => {
            const autres = versions.filter((une) => une.message !== id);
            return autres.length === 0 ? (
              <Vide titre="Aucun autre message sur ce fait" icone="rien" />
            ) : (
              <ul className="versions">
                {autres.map((une) => (
                  <Version key={une.message} de={une} id={id} choisie={une.message === avec} />
                ))}
              </ul>
            );
          }}
        </Lu>
      </Carte>
      {avec !== undefined && avec !== id && (
        <Carte titre="Côte à côte" large>
          <Comparaison id={id} avec={avec} />
        </Carte>
      )}
    </>
  );
}

function Version({ de, id, choisie }: { de: VersionDeMessageDecrite; id: string; choisie: boolean }) {
  const { message, sequence, le, rejoue, corrige } = de;
  const quoi = sequence === null ? 'sans version' : `version ${Number(sequence)}`;
  return (
    <li>
      <span>
        <Link to="/messages/$id" params={{ id: message }} preload={false}>
          {quoi}
        </Link>
        , {direInstant(le)}
        {rejoue !== null && ', nouvelle tentative'}
        {corrige !== null && ', correction'}
      </span>
      <Issue de={de} />
      <Link
        to="/messages/$id"
        params={{ id }}
        search={(avant) => lireFiltresDUnMessage({ ...avant, avec: choisie ? undefined : message })}
        preload={false}
        resetScroll={false}
        className="bouton bouton-second"
        {...(choisie ? { 'aria-current': 'true' as const } : {})}
      >
        {choisie ? 'Ne plus comparer' : 'Comparer'}
        <span className="hors-ecran">
          {' '}
          : {quoi}, {direInstant(le)}
        </span>
      </Link>
    </li>
  );
}
