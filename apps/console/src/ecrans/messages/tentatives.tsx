import type { ReactNode } from 'react';
import type { TentativeDecrite } from '../../api/contrat.js';
import { Vide } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { direInstant } from '../../mots/dates.js';
import { dire } from '../../mots/libelles.js';
import { ISSUES, REPONSES } from '../../mots/messages.js';
import { codeDit } from './dire-etape.js';

/** Every attempt in its order; what differs from the one before is marked by a sign and a word. */
export function Tentatives({ de }: { de: readonly TentativeDecrite[] }) {
  if (de.length === 0)
    return (
      <Vide titre="Aucune tentative" icone="attente">
        Son sort a été fixé à la porte, ou il attend encore.
      </Vide>
    );
  const envois = de[0]?.nature === 'envoi';
  return (
    <>
      <div className="tableau-cadre">
        <table className="tableau comparaison tentatives" role="table">
          <caption className="hors-ecran">Tentatives, de la première à la dernière</caption>
          <thead role="rowgroup">
            <tr role="row">
              {(envois ? ENVOI : APPLICATION).map((colonne) => (
                <th key={colonne} scope="col" role="columnheader">
                  {colonne}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {de.map((une) => (
              <tr key={une.numero} role="row">
                <th scope="row" role="rowheader">
                  {une.numero}
                </th>
                <td role="cell" data-colonne="Quand">
                  {direInstant(une.debut ?? une.fin ?? '')}
                </td>
                {envois && (
                  <>
                    <td role="cell" data-colonne="Durée">
                      {une.dureeMs === null ? 'en cours' : `${une.dureeMs} ms`}
                    </td>
                    <td role="cell" data-colonne="Messages">
                      {une.messages}
                    </td>
                    <Cellule de={une} nom="reponse" colonne="Réponse">
                      {une.reponse === null ? 'attendue' : dire(REPONSES, une.reponse)}
                    </Cellule>
                    <Cellule de={une} nom="statut" colonne="Statut">
                      {une.statut ?? 'aucun'}
                    </Cellule>
                    <Cellule de={une} nom="cause" colonne="Cause">
                      {une.cause === null ? 'aucune' : dire({}, une.cause)}
                    </Cellule>
                  </>
                )}
                <Cellule de={une} nom="sort" colonne="Sort donné">
                  {une.sort === null ? 'inchangé' : dire(ISSUES, une.sort)}
                </Cellule>
                <Cellule de={une} nom="code" colonne="Code">
                  {codeDit(une.code) === null ? 'aucun' : <code>{une.code}</code>}
                </Cellule>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {envois && (
        <p className="discret">
          De la réponse du partenaire à un envoi, le résultat de chaque message est gardé ; le corps ne l’est
          pas.
        </p>
      )}
    </>
  );
}

const ENVOI = ['Tentative', 'Quand', 'Durée', 'Messages', 'Réponse', 'Statut', 'Cause', 'Sort donné', 'Code'];
const APPLICATION = ['Tentative', 'Quand', 'Sort donné', 'Code'];

function Cellule({
  de,
  nom,
  colonne,
  children,
}: {
  de: TentativeDecrite;
  nom: TentativeDecrite['changements'][number];
  colonne: string;
  children: ReactNode;
}) {
  const change = de.changements.includes(nom);
  return (
    <td role="cell" data-colonne={colonne} className={change ? 'change' : undefined}>
      {change && (
        <>
          <Icone nom="attention" />
          <span className="hors-ecran">a changé : </span>
        </>
      )}
      {children}
    </td>
  );
}
