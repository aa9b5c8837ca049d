import { Link } from '@tanstack/react-router';
import type { CotraitanceListeeDecrite } from '../../api/contrat.js';
import { colonnesDe, type Colonne } from '../../elements/tableau.js';
import { ACTIONS } from '../../mots/cotraitances.js';
import { direJourCourt } from '../../mots/dates.js';
import { dire } from '../../mots/libelles.js';
import { EtatDeCotraitance } from './etat-de-cotraitance.js';
import { GestesDAcceptation } from './gestes.js';

const colonne = colonnesDe<CotraitanceListeeDecrite>();

/** A line of the worklist: who is concerned is read on the dossier itself. */
export const COLONNES = [
  colonne.display({
    id: 'cotraitance',
    header: 'Cotraitance',
    cell: ({ row: { original } }) => (
      <Link to="/cotraitances/$cotraitance" params={{ cotraitance: original.cotraitance }} className="numero">
        {original.cotraitance}
      </Link>
    ),
  }),
  colonne.accessor(({ structure }) => structure ?? 'Aucune', { id: 'structure', header: 'Structure' }),
  colonne.display({
    id: 'etat',
    header: 'État',
    cell: ({ row: { original } }) => <EtatDeCotraitance etat={original.etat} />,
  }),
  colonne.accessor(({ depuis }) => (depuis === null ? 'Aucune date' : direJourCourt(depuis)), {
    id: 'depuis',
    header: 'Depuis',
  }),
  colonne.accessor(
    ({ prochaineEcheance }) => (prochaineEcheance === null ? 'Aucune' : direJourCourt(prochaineEcheance)),
    { id: 'echeance', header: 'Prochaine échéance' },
  ),
  colonne.display({
    id: 'faire',
    header: 'À faire',
    cell: ({ row: { original } }) => <AFaire de={original} />,
  }),
] as Colonne<CotraitanceListeeDecrite>[];

function AFaire({ de: { cotraitance, structure, etat, actions } }: { de: CotraitanceListeeDecrite }) {
  return (
    <div className="a-faire">
      {etat === 'affectee' && (
        <GestesDAcceptation cotraitance={cotraitance} structure={structure} dateAcceptation={null} />
      )}
      {actions.map((action) => (
        <p key={action}>{dire(ACTIONS, action)}</p>
      ))}
      {etat !== 'affectee' && actions.length === 0 && <p>Voir le dossier</p>}
    </div>
  );
}
