import type { UseQueryResult } from '@tanstack/react-query';
import type { BilanDecrit } from '../../api/contrat.js';
import { Carte } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { Pastille } from '../../elements/pastille.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direDuree } from '../../mots/dates.js';
import { dire, PARTENAIRES, SENS } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { totaliser, type TotalDePorte } from './totaux.js';

const colonne = colonnesDe<TotalDePorte>();
const COLONNES = [
  colonne.accessor(
    (total) => `${dire(PARTENAIRES, total.partenaire)}, ${dire(SENS, total.sens).toLowerCase()}`,
    {
      id: 'flux',
      header: 'Flux',
    },
  ),
  colonne.accessor('porte', { header: 'À la porte', cell: ({ getValue }) => <Nombre de={getValue()} /> }),
  colonne.accessor('somme', { header: 'Sorts', cell: ({ getValue }) => <Nombre de={getValue()} /> }),
  colonne.accessor('difference', {
    header: 'Différence',
    cell: ({ getValue }) =>
      getValue() === 0 ? <Nombre de={0} /> : <Pastille ton="alerte">{direNombre(getValue())}</Pastille>,
  }),
  colonne.display({
    id: 'ouverts',
    header: 'Sorts ouverts',
    cell: ({ row: { original } }) => (
      <span className="nombre">
        {direNombre(original.ouverts)}
        {original.plusAncienS !== null && original.ouverts > 0 && (
          <span className="discret"> depuis {direDuree(original.plusAncienS)}</span>
        )}
      </span>
    ),
  }),
] as Colonne<TotalDePorte>[];

/** X6.1: what came in is what was dealt with, to the unit. */
export function Conservation({ lecture }: { lecture: UseQueryResult<BilanDecrit> }) {
  return (
    <div id="conservation" className="ancre carte-large">
      <Carte
        titre="Conservation"
        large
        actions={
          lecture.data && (
            <Pastille ton={lecture.data.conforme ? 'bien' : 'alerte'}>
              {lecture.data.conforme ? 'Vert : rien ne manque' : 'Rouge'}
            </Pastille>
          )
        }
      >
        <Lu lecture={lecture} quoi="la conservation" lignes={5}>
          {({ raisons, lignes, controle }) => (
            <>
              {raisons.length > 0 && (
                <ul className="raisons">
                  {raisons.map((raison) => (
                    <li key={raison}>{raison}</li>
                  ))}
                </ul>
              )}
              {lignes.length === 0 ? (
                <Vide titre="Aucun message aujourd’hui" icone="rien">
                  Rien n’est passé la porte de ce jour métier, dans aucun sens.
                </Vide>
              ) : (
                <Tableau
                  titre="Comptes du jour, par partenaire et par sens"
                  colonnes={COLONNES}
                  lignes={totaliser(lignes)}
                  cle={({ cle }) => cle}
                />
              )}
              <p className="discret">
                {controle
                  ? `Contrôlé il y a ${direDuree(controle.ageS)} ; au-delà de ${direDuree(controle.limiteS)} sans contrôle, le bilan est rouge.`
                  : 'Jamais encore contrôlé automatiquement.'}
              </p>
            </>
          )}
        </Lu>
      </Carte>
    </div>
  );
}

function Nombre({ de }: { de: number }) {
  return <span className="nombre">{direNombre(de)}</span>;
}
