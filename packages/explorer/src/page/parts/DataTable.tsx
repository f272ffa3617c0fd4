import {
  type ColumnDef,
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import { wholeNumber } from "../texts/amounts.ts";
import { useLocale, useTexts } from "../texts/language.ts";
import styles from "./parts.module.css";
import { ScrollBox } from "./ScrollBox.tsx";
import { PARTS } from "./texts.ts";

/** A column of a {@link DataTable}. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** What it sorts and filters by. */
  readonly value: (row: Row) => string | number | bigint | boolean;
  /** What it shows, where that is not the value. */
  readonly cell?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** What the column means, in a sentence. */
  readonly explain?: string;
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
});

/** Loaded for long tables alone: the first page has none. */
const RowsInSight = lazy(() => import("./RowsInSight.tsx").then((module) => ({ default: module.RowsInSight })));
/** Rows from which on only those in sight are drawn. */
const MANY = 80;
const HEIGHT_PX = 640;

function compare(a: unknown, b: unknown): number {
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b, undefined, { numeric: true });
  const [x, y] = [a, b] as readonly (number | bigint | boolean)[];
  return x === y ? 0 : (x ?? 0) < (y ?? 0) ? -1 : 1;
}

/** Rows that one sorts by any column and filters by any text in them; of many, those in sight are drawn. */
export function DataTable<Row extends RowData>({
  rows,
  columns,
  idOf,
  caption,
  sortedBy,
  isDescending = true,
}: {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  /** What the table shows, for those who hear it read. */
  readonly caption: string;
  readonly sortedBy?: string;
  readonly isDescending?: boolean;
}): ReactNode {
  const words = useTexts(PARTS);
  const locale = useLocale();
  const [sorting, setSorting] = useState<SortingState>(sortedBy ? [{ id: sortedBy, desc: isDescending }] : []);
  const [globalFilter, setGlobalFilter] = useState("");
  const defs = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: column.value,
          sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
        }),
      ),
    [columns],
  );
  const table = useTable({
    features,
    columns: defs,
    data: rows,
    getRowId: idOf,
    state: { sorting, globalFilter },
    onSortingChange: setSorting,
    onGlobalFilterChange: setGlobalFilter,
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row, id, text: string) =>
      `${row.getValue(id)}`.toLocaleLowerCase().includes(text.toLocaleLowerCase()),
  });
  const found = table.getRowModel().rows;
  const box = useRef<HTMLDivElement>(null);
  const isMany = found.length > MANY;
  const sorted = sorting[0];
  const draw = (row: (typeof found)[number]): ReactNode => (
    <tr key={row.id}>
      {columns.map((column) => (
        <td key={column.id} className={column.isNumber ? styles.number : undefined}>
          {column.cell === undefined ? `${column.value(row.original)}` : column.cell(row.original)}
        </td>
      ))}
    </tr>
  );
  const drawAt = (index: number): ReactNode => {
    const row = found[index];
    return row === undefined ? undefined : draw(row);
  };
  return (
    <>
      {rows.length > 8 && (
        <div className={styles.tools}>
          <input
            type="search"
            aria-label={`${words.filter}: ${caption}`}
            placeholder={words.filter}
            value={globalFilter}
            maxLength={100}
            onChange={(event) => setGlobalFilter(event.target.value)}
          />
          <span className="quiet" role="status">
            {words.rows(found.length, wholeNumber(found.length, locale))}
          </span>
        </div>
      )}
      <ScrollBox box={box} maxHeight={isMany ? HEIGHT_PX : undefined} name={caption}>
        <table className={styles.table} aria-rowcount={found.length + 1}>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ id, title, isNumber, explain }) => (
                <th
                  key={id}
                  scope="col"
                  className={isNumber ? styles.number : undefined}
                  aria-sort={sorted?.id !== id ? "none" : sorted.desc ? "descending" : "ascending"}
                >
                  <button
                    type="button"
                    title={explain ?? words.sortBy(title)}
                    onClick={() => setSorting([{ id, desc: sorted?.id === id ? !sorted.desc : isNumber === true }])}
                  >
                    {title}
                    <span aria-hidden="true">{sorted?.id !== id ? "" : sorted.desc ? " ↓" : " ↑"}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {isMany ? (
              <Suspense>
                <RowsInSight count={found.length} box={box} draw={drawAt} />
              </Suspense>
            ) : (
              found.map(draw)
            )}
          </tbody>
        </table>
        {found.length === 0 && <p className={styles.loading}>{words.none}</p>}
      </ScrollBox>
    </>
  );
}
