import { Link } from '@tanstack/react-router';
import type { MessageDecrit } from '../../api/contrat.js';
import { colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direInstant } from '../../mots/dates.js';
import { dire, PARTENAIRES, SENS, TYPES } from '../../mots/libelles.js';
import type { FiltresDeMessages } from './filtres.js';
import { Issue } from './issue.js';

const colonne = colonnesDe<MessageDecrit>();

/** Of a message, what names nobody. The link keeps the filters: one goes on from a message to the next within them. */
export function colonnesDesMessages(filtres: FiltresDeMessages): Colonne<MessageDecrit>[] {
  return [
    colonne.display({
      id: 'fait',
      header: 'Fait',
      cell: ({ row: { original } }) => (
        <Link
          to="/messages/$id"
          params={{ id: original.id }}
          search={filtres}
          preload={false}
          data-message={original.id}
        >
          {original.type === null ? 'Type inconnu' : dire(TYPES, original.type)}
        </Link>
      ),
    }),
    colonne.accessor(
      ({ sens, partenaire }) =>
        `${dire(SENS, sens)} ${sens === 'entrant' ? 'de' : 'vers'} ${dire(PARTENAIRES, partenaire)}`,
      { id: 'sens', header: 'Sens' },
    ),
    colonne.accessor(({ cotraitance }) => cotraitance ?? 'Aucune', {
      id: 'cotraitance',
      header: 'Cotraitance',
      cell: ({ getValue }) => <span className="numero">{getValue()}</span>,
    }),
    colonne.accessor(({ sequence }) => (sequence === null ? 'inconnue' : String(Number(sequence))), {
      id: 'version',
      header: 'Version',
    }),
    colonne.display({
      id: 'issue',
      header: 'Sort',
      cell: ({ row: { original } }) => <Issue de={original} />,
    }),
    colonne.accessor(({ le }) => direInstant(le), { id: 'le', header: 'Reçu ou décidé' }),
  ] as Colonne<MessageDecrit>[];
}
