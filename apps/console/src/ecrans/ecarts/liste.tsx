import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { EcartDecrit } from '../../api/contrat.js';
import type { Requete } from '../../api/adresse.js';
import { requeteEcarts } from '../../api/requetes.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutLireLesDossiers } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { Exporter } from '../../elements/exporter.js';
import { Suite } from '../../elements/suite.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { Vues } from '../../elements/vues.js';
import { lireFiltresDEcarts, type FiltresDEcarts } from '../../filtres.js';
import { CAUSES_D_ECART, dire, NATURES_D_ECART, PARTENAIRES, TYPES } from '../../mots/libelles.js';
import { compter } from '../../mots/nombres.js';
import { EtatDEcart } from './etat-d-ecart.js';
import { Filtres } from './filtres-montres.js';
import { Onglets } from './onglets.js';

const colonne = colonnesDe<EcartDecrit>();
const COLONNES = [
  colonne.display({
    id: 'fait',
    header: 'Fait',
    cell: ({ row: { original } }) => (
      <Link to="/ecarts/$id" params={{ id: original.id }}>
        {dire(TYPES, original.type)}
      </Link>
    ),
  }),
  colonne.accessor((ecart) => dire(PARTENAIRES, ecart.partenaire), {
    id: 'partenaire',
    header: 'Partenaire',
  }),
  colonne.accessor((ecart) => ecart.cotraitance ?? 'Aucune', {
    id: 'cotraitance',
    header: 'Cotraitance',
    cell: ({ getValue }) => <span className="numero">{getValue()}</span>,
  }),
  colonne.accessor((ecart) => dire(NATURES_D_ECART, ecart.nature), {
    id: 'nature',
    header: 'Ce qui diffère',
  }),
  colonne.accessor((ecart) => dire(CAUSES_D_ECART, ecart.cause), { id: 'cause', header: 'Cause' }),
  colonne.accessor((ecart) => (ecart.ageJours === 0 ? 'aujourd’hui' : compter(ecart.ageJours, 'jour')), {
    id: 'age',
    header: 'Âge',
  }),
  colonne.display({
    id: 'etat',
    header: 'État',
    cell: ({ row: { original } }) => <EtatDEcart etat={original.etat} />,
  }),
] as Colonne<EcartDecrit>[];

/** The ledger one by one, the oldest first, page after page. Who is concerned is read on the écart itself. */
export function Liste() {
  if (!peutLireLesDossiers(useSession()))
    return (
      <>
        <EnTeteEcran titre="Écarts" />
        <SansDroit quoi="les écarts un par un" />
      </>
    );
  return <ListeLue />;
}

function ListeLue() {
  const filtres = useSearch({
    from: '/ecarts/liste',
    select: (lue) => lireFiltresDEcarts({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/ecarts/liste' });
  const lecture = useInfiniteQuery(requeteEcarts(filtres as Requete));
  const filtrer = (changes: FiltresDEcarts): void =>
    void naviguer({ search: (avant) => lireFiltresDEcarts({ ...avant, ...changes }), replace: true });
  return (
    <>
      <EnTeteEcran
        titre="Écarts"
        fenetre="Écarts un par un"
        sousTitre="Les plus anciens d’abord. Chaque lecture est inscrite au journal."
        actions={
          <>
            <Vues
              ecran="ecarts"
              filtres={{ ...filtres }}
              appliquer={(gardes) => void naviguer({ search: lireFiltresDEcarts(gardes) })}
            />
            <Exporter sujet="ecarts" filtres={{ ...filtres }} />
          </>
        }
      />
      <Onglets filtres={filtres} />
      <Filtres filtres={filtres} filtrer={filtrer} />
      <Lu lecture={lecture} quoi="les écarts" lignes={8}>
        {({ pages }) => {
          const ecarts = pages.flatMap((page) => page.ecarts);
          return ecarts.length === 0 ? (
            <Vide titre="Aucun écart ne répond à ces filtres">Effacez un filtre pour en voir davantage.</Vide>
          ) : (
            <>
              <Tableau
                titre="Écarts, les plus anciens d’abord"
                colonnes={COLONNES}
                lignes={ecarts}
                cle={({ id }) => id}
              />
              <Suite lecture={lecture} quoi="les écarts suivants" />
            </>
          );
        }}
      </Lu>
    </>
  );
}
