import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { RejeuDecrit } from '../../api/contrat.js';
import type { Requete } from '../../api/adresse.js';
import { requeteRejeux } from '../../api/requetes.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutAgir, voit } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { Choix } from '../../elements/filtres.js';
import { Suite } from '../../elements/suite.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direInstant } from '../../mots/dates.js';
import { ETATS_DE_REJEU } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { EtatDeRejeu } from './etat-de-rejeu.js';
import { lireFiltresDeRejeux, SORTES, type FiltresDeRejeux } from './filtres.js';

const colonne = colonnesDe<RejeuDecrit>();
const COLONNES = [
  colonne.display({
    id: 'demande',
    header: 'Demandé',
    cell: ({ row: { original } }) => (
      <Link to="/rejeux/$id" params={{ id: original.id }}>
        {original.simulation ? 'Simulation' : 'Rejeu'}, {direInstant(original.demandeLe)}
      </Link>
    ),
  }),
  colonne.accessor((rejeu) => rejeu.auteur ?? 'Clé de démarrage', { id: 'auteur', header: 'Par' }),
  colonne.accessor((rejeu) => rejeu.motif ?? '–', { id: 'motif', header: 'Motif' }),
  colonne.accessor(
    ({ simulation, avancement: { fait, total } }) =>
      simulation ? direNombre(total) : `${direNombre(fait)} sur ${direNombre(total)}`,
    { id: 'messages', header: 'Messages' },
  ),
  colonne.display({
    id: 'etat',
    header: 'État',
    cell: ({ row: { original } }) => <EtatDeRejeu etat={original.etat} />,
  }),
] as Colonne<RejeuDecrit>[];

/** Replays and simulations, the latest first; from here, a new one. */
export function Rejeux() {
  const session = useSession();
  if (!voit(session, '/rejeux'))
    return (
      <>
        <EnTeteEcran titre="Rejeux" />
        <SansDroit quoi="les rejeux" />
      </>
    );
  return <RejeuxLus agit={peutAgir(session)} />;
}

function RejeuxLus({ agit }: { agit: boolean }) {
  const filtres = useSearch({
    from: '/rejeux',
    select: (lue) => lireFiltresDeRejeux({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/rejeux' });
  const lecture = useInfiniteQuery(requeteRejeux(filtres as Requete));
  const filtrer = (changes: FiltresDeRejeux): void =>
    void naviguer({ search: (avant) => lireFiltresDeRejeux({ ...avant, ...changes }), replace: true });
  return (
    <>
      <EnTeteEcran
        titre="Rejeux"
        sousTitre="Ce qui a été simulé et rejoué, par qui et pourquoi. Au-delà d’un seuil, quelqu’un d’autre confirme."
        actions={
          agit && (
            <Link to="/rejeux/nouveau" className="bouton">
              Choisir des messages
            </Link>
          )
        }
      />
      <div className="filtres" role="search" aria-label="Filtrer les rejeux">
        <Choix
          nom="Sorte"
          valeur={filtres.sorte}
          mots={SORTES}
          tous="Les deux"
          changer={(sorte) => filtrer({ sorte })}
        />
        <Choix
          nom="État"
          valeur={filtres.etat}
          mots={ETATS_DE_REJEU}
          tous="Tous"
          changer={(etat) => filtrer({ etat })}
        />
      </div>
      <Lu lecture={lecture} quoi="les rejeux" lignes={8}>
        {({ pages }) => {
          const rejeux = pages.flatMap((page) => page.rejeux);
          return rejeux.length === 0 ? (
            <Vide titre="Aucun rejeu" icone="rien">
              {Object.keys(filtres).length === 0
                ? 'Un rejeu commence par un groupe d’échecs, ou par un choix de messages.'
                : 'Aucun ne répond à ces filtres.'}
            </Vide>
          ) : (
            <>
              <Tableau
                titre="Rejeux et simulations, les derniers d’abord"
                colonnes={COLONNES}
                lignes={rejeux}
                cle={({ id }) => id}
              />
              <Suite lecture={lecture} quoi="les rejeux précédents" />
            </>
          );
        }}
      </Lu>
    </>
  );
}
