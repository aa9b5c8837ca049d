import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';

const FEATURES = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

export type Colonne<T extends RowData> = ColumnDef<typeof FEATURES, T, unknown>;
export const colonnesDe = <T extends RowData>() => createColumnHelper<typeof FEATURES, T>();

const TRIS = { asc: 'ascending', desc: 'descending' } as const;

/**
 * A table that a narrow screen shows as cards: each cell keeps the name of its column, and the roles that CSS takes
 * away are said. Columns that sort are buttons.
 */
export function Tableau<T extends RowData>({
  titre,
  colonnes,
  lignes,
  cle,
  triable = false,
}: {
  titre: string;
  colonnes: Colonne<T>[];
  lignes: readonly T[];
  cle: (ligne: T) => string;
  triable?: boolean;
}) {
  const table = useTable({
    features: FEATURES,
    columns: colonnes,
    data: lignes,
    getRowId: cle,
    enableSorting: triable,
  });
  return (
    <div className="tableau-cadre">
      <table className="tableau" role="table">
        <caption className="hors-ecran">{titre}</caption>
        <thead role="rowgroup">
          {table.getHeaderGroups().map((groupe) => (
            <tr key={groupe.id} role="row">
              {groupe.headers.map((entete) => {
                const tri = entete.column.getIsSorted();
                return (
                  <th
                    key={entete.id}
                    scope="col"
                    role="columnheader"
                    {...(entete.column.getCanSort()
                      ? { 'aria-sort': tri === false ? 'none' : TRIS[tri] }
                      : {})}
                  >
                    {entete.column.getCanSort() ? (
                      <button type="button" className="tri" onClick={entete.column.getToggleSortingHandler()}>
                        <table.FlexRender header={entete} />
                      </button>
                    ) : (
                      <table.FlexRender header={entete} />
                    )}
                  </th>
                );
              })}
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
