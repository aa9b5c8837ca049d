import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ActionListeeDecrite, CompteDActionsDecrit } from '../../api/contrat.js';
import { requeteActions } from '../../api/requetes-de-cotraitances.js';
import { Lu, Vide } from '../../elements/etats.js';
import { Suite } from '../../elements/suite.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { ACTIONS, POUR } from '../../mots/cotraitances.js';
import { direJourCourt } from '../../mots/dates.js';
import { dire } from '../../mots/libelles.js';
import { compter, direNombre } from '../../mots/nombres.js';

const colonne = colonnesDe<ActionListeeDecrite>();
const COLONNES = [
  colonne.display({
    id: 'cotraitance',
    header: 'Cotraitance',
    cell: ({ row: { original } }) => (
      <Link to="/cotraitances/$cotraitance" params={{ cotraitance: original.cotraitance }} className="numero">
        {original.cotraitance}
      </Link>
    ),
  }),
  colonne.accessor(({ type }) => dire(ACTIONS, type), { id: 'type', header: 'À faire' }),
  colonne.accessor(({ pour }) => dire(POUR, pour), { id: 'pour', header: 'Pour' }),
  colonne.accessor(({ structure }) => structure ?? 'Aucune', { id: 'structure', header: 'Structure' }),
  colonne.accessor(({ depuis }) => direJourCourt(depuis), { id: 'depuis', header: 'Depuis' }),
  colonne.accessor(({ ageJours }) => (ageJours === 0 ? 'aujourd’hui' : compter(ageJours, 'jour')), {
    id: 'age',
    header: 'Âge',
  }),
] as Colonne<ActionListeeDecrite>[];

/** What people have to do, the longest awaited first, with how many of each there are. */
export function ActionsListees({ structure, vide }: { structure: string | undefined; vide: string }) {
  const lecture = useInfiniteQuery(requeteActions({ structure }));
  return (
    <Lu lecture={lecture} quoi="les actions" lignes={8}>
      {({ pages }) => {
        const actions = pages.flatMap((page) => page.actions);
        return actions.length === 0 ? (
          <Vide titre={vide} />
        ) : (
          <>
            <Comptes de={pages[0]?.comptes ?? []} />
            <Tableau
              titre="Actions, la plus ancienne d’abord"
              colonnes={COLONNES}
              lignes={actions}
              cle={({ cotraitance, type, pour }) => `${cotraitance} ${type} ${pour}`}
            />
            <Suite lecture={lecture} quoi="les actions suivantes" />
          </>
        );
      }}
    </Lu>
  );
}

function Comptes({ de }: { de: readonly CompteDActionsDecrit[] }) {
  return (
    <ul className="raisons">
      {de.map(({ type, pour, nombre, depuis }) => (
        <li key={`${type} ${pour}`}>
          <strong>{direNombre(nombre)}</strong> : {dire(ACTIONS, type)} ({dire(POUR, pour)}), la plus ancienne
          du {direJourCourt(depuis)}
        </li>
      ))}
    </ul>
  );
}
