import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EchecsDecrits } from '../../api/contrat.js';
import { Carte } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { dire, ISSUES_D_ECHEC, PARTENAIRES, TYPES } from '../../mots/libelles.js';
import { compter } from '../../mots/nombres.js';

const MONTRES = 4;

/** The causes that hold most messages. */
export function EchecsDuJour({ lecture }: { lecture: UseQueryResult<EchecsDecrits> }) {
  return (
    <Carte titre="Échecs par cause" actions={<Link to="/echecs">Tous les échecs</Link>}>
      <Lu lecture={lecture} quoi="les échecs">
        {({ echecs }) =>
          echecs.length === 0 ? (
            <Vide titre="Aucun échec">Tout ce qui est passé la porte a abouti, ou suit son cours.</Vide>
          ) : (
            <ul className="causes">
              {[...echecs]
                .sort((a, b) => b.nombre - a.nombre)
                .slice(0, MONTRES)
                .map(({ groupe, partenaire, type, issue, cause, code, nombre }) => (
                  <li key={groupe}>
                    <span className="cause-titre">{cause ?? code ?? 'Sans cause connue'}</span>
                    <span className="discret">
                      {compter(nombre, 'message')}, {dire(PARTENAIRES, partenaire)},{' '}
                      {type !== null && `${dire(TYPES, type).toLowerCase()}, `}
                      {dire(ISSUES_D_ECHEC, issue).toLowerCase()}
                    </span>
                  </li>
                ))}
            </ul>
          )
        }
      </Lu>
    </Carte>
  );
}
