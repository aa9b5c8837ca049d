import type { EvenementDEcartDecrit } from '../../api/contrat.js';
import { direInstant } from '../../mots/dates.js';
import { dire, EVENEMENTS_D_ECART } from '../../mots/libelles.js';

/** What happened to an écart, in its order. */
export function Vie({ de }: { de: readonly EvenementDEcartDecrit[] }) {
  return (
    <ol className="vie">
      {de.map(({ le, evenement, par, nom, detail }) => (
        <li key={`${le}/${evenement}`}>
          <span className="vie-date">{direInstant(le)}</span>
          <span>
            <strong>{dire(EVENEMENTS_D_ECART, evenement)}</strong>
            {detail !== null && ` : ${detail}`}
            <span className="discret">{par === 'nuit' ? ' par la nuit' : ` par ${nom ?? par}`}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
