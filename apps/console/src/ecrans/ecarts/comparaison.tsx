import type { EcartDetailleDecrit, MembreCompareDecrit } from '../../api/contrat.js';
import { Icone } from '../../elements/icone.js';
import { Valeur } from '../../elements/valeur.js';

/** Both values, member by member: what differs is marked by a sign and a word, and comes first. */
export function Comparaison({ ecart, partenaire }: { ecart: EcartDetailleDecrit; partenaire: string }) {
  const { comparaison, nous, eux } = ecart;
  return (
    <div className="tableau-cadre">
      <table className="tableau comparaison" role="table">
        <caption className="hors-ecran">Les deux valeurs, membre par membre</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              Membre
            </th>
            <th scope="col" role="columnheader">
              Passerelle
            </th>
            <th scope="col" role="columnheader">
              {partenaire}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <Ligne
            membre={{
              membre: 'version',
              nous: version(nous),
              eux: version(eux),
              accord: version(nous) === version(eux),
            }}
            partenaire={partenaire}
          />
          {comparaison.map((membre) => (
            <Ligne key={membre.membre} membre={membre} partenaire={partenaire} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Ligne({
  membre: { membre, nous, eux, accord },
  partenaire,
}: {
  membre: MembreCompareDecrit;
  partenaire: string;
}) {
  return (
    <tr role="row" className={accord ? 'accord' : 'desaccord'}>
      <th scope="row" role="rowheader">
        {!accord && <Icone nom="attention" />}
        <code>{membre}</code>
        {!accord && <span className="hors-ecran"> (diffère)</span>}
      </th>
      <td role="cell" data-colonne="Passerelle">
        <Valeur de={nous} />
      </td>
      <td role="cell" data-colonne={partenaire}>
        <Valeur de={eux} />
      </td>
    </tr>
  );
}

function version(tenue: EcartDetailleDecrit['nous']): number | null {
  return tenue === null || tenue.sequence === null ? null : Number(tenue.sequence);
}
