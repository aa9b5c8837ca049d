import { useQuery } from '@tanstack/react-query';
import type { ComparaisonDeMessagesDecrite } from '../../api/contrat.js';
import { requeteComparaison } from '../../api/requetes-de-messages.js';
import { Lu } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { Valeur } from '../../elements/valeur.js';
import { dire } from '../../mots/libelles.js';
import { ISSUES, MEMBRES_D_ENVELOPPE } from '../../mots/messages.js';
import { compter } from '../../mots/nombres.js';

interface Membre {
  nom: string;
  avant: unknown;
  apres: unknown;
  accord: boolean;
}

/** Two messages side by side, member by member: what differs comes with a sign and a word, masked or not. */
export function Comparaison({ id, avec }: { id: string; avec: string }) {
  const lecture = useQuery(requeteComparaison(id, avec));
  return (
    <Lu lecture={lecture} quoi="la comparaison" lignes={8}>
      {(lue) => {
        const membres = [...enveloppeDe(lue), ...donneesDe(lue)];
        const differents = membres.filter(({ accord }) => !accord).length;
        return (
          <>
            <p className="constat" role="status">
              {differents === 0
                ? 'Les deux sont les mêmes.'
                : `${compter(differents, 'membre diffère', 'membres diffèrent')}.`}
            </p>
            {sansDonnees(lue) && (
              <p>
                De l’un des deux, les données n’ont pas été gardées : un doublon et un refus n’en ont pas.
              </p>
            )}
            <div className="tableau-cadre">
              <table className="tableau comparaison" role="table">
                <caption className="hors-ecran">L’autre message et celui-ci, membre par membre</caption>
                <thead role="rowgroup">
                  <tr role="row">
                    {['Membre', 'L’autre', 'Celui-ci'].map((colonne) => (
                      <th key={colonne} scope="col" role="columnheader">
                        {colonne}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody role="rowgroup">
                  {membres.map((membre) => (
                    <Ligne key={membre.nom} de={membre} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        );
      }}
    </Lu>
  );
}

function Ligne({ de: { nom, avant, apres, accord } }: { de: Membre }) {
  return (
    <tr role="row" className={accord ? 'accord' : 'desaccord'}>
      <th scope="row" role="rowheader">
        {!accord && <Icone nom="attention" />}
        {nom}
        {!accord && <span className="hors-ecran"> (diffère)</span>}
      </th>
      <td role="cell" data-colonne="L’autre">
        <Valeur de={avant} />
      </td>
      <td role="cell" data-colonne="Celui-ci">
        <Valeur de={apres} />
      </td>
    </tr>
  );
}

/** One of them has no data at all: what differs below is that, and nothing else. */
function sansDonnees({ donnees }: ComparaisonDeMessagesDecrite): boolean {
  return (
    donnees.length > 0 &&
    (donnees.every(({ avant }) => avant === null) || donnees.every(({ apres }) => apres === null))
  );
}

function enveloppeDe({ enveloppe }: ComparaisonDeMessagesDecrite): Membre[] {
  const mot = (membre: string, valeur: string | null): string | null =>
    valeur !== null && membre === 'issue' ? dire(ISSUES, valeur) : valeur;
  return enveloppe.map(({ membre, avant, apres, accord }) => ({
    nom: dire(MEMBRES_D_ENVELOPPE, membre),
    avant: mot(membre, avant),
    apres: mot(membre, apres),
    accord,
  }));
}

function donneesDe({ donnees }: ComparaisonDeMessagesDecrite): Membre[] {
  return donnees.map(({ membre, ...reste }) => ({ nom: `data/${membre}`, ...reste }));
}
