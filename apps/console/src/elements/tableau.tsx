import {
  createColumnHelper,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';

const FEATURES = tableFeatures({});

export type Colonne<T extends RowData> = ColumnDef<typeof FEATURES, T, unknown>;
export const colonnesDe = <T extends RowData>() => createColumnHelper<typeof FEATURES, T>();

/**
 * A table that a narrow screen shows as cards: each cell keeps the name of its column, and the roles that CSS takes
 * away are said.
 */
export function Tableau<T extends RowData>({
  titre,
  colonnes,
  lignes,
  cle,
}: {
  titre: string;
  colonnes: Colonne<T>[];
  lignes: readonly T[];
  cle: (ligne: T) => string;
}) {
  const table = useTable({
    features: FEATURES,
    columns: colonnes,
    data: lignes,
    getRowId: cle,
  });
  return (
    <div className="tableau-cadre">
      <table className="tableau" role="table">
        <caption className="hors-ecran">{titre}</caption>
        <thead role="rowgroup">
          {table.getHeaderGroups().map((groupe) => (
            <tr key={groupe.id} role="row">
              {groupe.headers.map((entete) => (
                <th key={entete.id} scope="col" role="columnheader">
                  <table.FlexRender header={entete} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody role="rowgroup">
          {table.getRowModel().rows.map((ligne) => (
            <tr key={ligne.id} role="row">
              {ligne.getAllCells().map((cellule) => (
                <td
                  key={cellule.id}
                  role="cell"
                  data-colonne={
                    typeof cellule.column.columnDef.header === 'string' ? cellule.column.columnDef.header : ''
                  }
                >
                  <table.FlexRender cell={cellule} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
