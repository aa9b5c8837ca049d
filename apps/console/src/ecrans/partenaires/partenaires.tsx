import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PartenaireDecrit } from '../../api/contrat.js';
import { requetePartenaires } from '../../api/requetes.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { EtatDePartenaire } from '../../elements/etat-de-partenaire.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direInstant, direJourCourt } from '../../mots/dates.js';
import { direNombre } from '../../mots/nombres.js';

const TITRE = 'Partenaires';

const colonne = colonnesDe<PartenaireDecrit>();
const COLONNES = [
  colonne.display({
    id: 'nom',
    header: 'Partenaire',
    cell: ({ row: { original } }) => (
      <Link to="/partenaires/$partenaire" params={{ partenaire: original.partenaire }}>
        {original.nom}
      </Link>
    ),
  }),
  colonne.display({
    id: 'etat',
    header: 'État',
    cell: ({ row: { original } }) => <EtatDePartenaire de={original} />,
  }),
  colonne.accessor(
    ({ enAttente: { aEmettre, incertains, retenus } }) => direNombre(aEmettre + incertains + retenus),
    { id: 'attente', header: 'En attente' },
  ),
  colonne.accessor(({ enEchec: { refuses, echecs } }) => direNombre(refuses + echecs), {
    id: 'echec',
    header: 'En échec',
  }),
  colonne.accessor(({ dernierEnvoi }) => (dernierEnvoi ? direInstant(dernierEnvoi.creeLe) : 'Jamais'), {
    id: 'envoi',
    header: 'Dernier envoi',
  }),
  colonne.accessor(({ flux }) => (flux.luJusquAu === null ? 'Jamais' : direJourCourt(flux.luJusquAu)), {
    id: 'flux',
    header: 'Flux lu jusqu’au',
  }),
] as Colonne<PartenaireDecrit>[];

/** Both partners, and where to look closer. */
export function Partenaires() {
  const ouvert = voit(useSession(), '/partenaires');
  const lecture = useQuery({ ...requetePartenaires, enabled: ouvert });
  if (!ouvert)
    return (
      <>
        <EnTeteEcran titre={TITRE} />
        <SansDroit quoi="les partenaires" />
      </>
    );
  return (
    <>
      <EnTeteEcran titre={TITRE} sousTitre="Où en est l’échange avec chacun, et ce qui l’attend." />
      <Lu lecture={lecture} quoi="les partenaires" lignes={3}>
        {({ partenaires }) =>
          partenaires.length === 0 ? (
            <Vide titre="Aucun partenaire" icone="rien" />
          ) : (
            <Tableau
              titre="Partenaires"
              colonnes={COLONNES}
              lignes={partenaires}
              cle={({ partenaire }) => partenaire}
            />
          )
        }
      </Lu>
    </>
  );
}
