import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../words/format";

/** A Column of a table: what it is called, what a row is sorted by there, and what it shows. */
export interface Column<R> {
  name: string;
  value: (row: R) => string | number | null;
  show?: (row: R) => ReactNode;
  number?: boolean;
}

interface Props<R> {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
  /** There are more rows than were asked for. */
  more?: boolean;
}

const [first, step] = [25, 100];

/** A DataTable is a table that can be sorted by any of its columns. It shows some rows, and more on demand. */
export function DataTable<R>({ caption, columns, rows, keyOf, more }: Props<R>) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [sort, setSort] = useState<{ by: number; down: boolean } | null>(null);
  const [shown, setShown] = useState<number>(first);
  const sorted = useMemo(() => {
    const column = sort && columns[sort.by];
    if (!column) return rows;
    const collator = new Intl.Collator(i18n.language, { numeric: true });
    const sign = sort.down ? -1 : 1;
    return [...rows].sort((a, b) => {
      const [x, y] = [column.value(a), column.value(b)];
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1; // what is not stated comes last
      return sign * (typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y)));
    });
  }, [rows, columns, sort, i18n.language]);
  return (
    <div className="table">
      <section className="table-scroll" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, i) => {
                const by = sort?.by === i;
                return (
                  <th
                    key={column.name}
                    scope="col"
                    className={column.number ? "number" : ""}
                    aria-sort={by ? (sort.down ? "descending" : "ascending") : "none"}
                  >
                    <button
                      type="button"
                      onClick={() => setSort({ by: i, down: by ? !sort.down : Boolean(column.number) })}
                    >
                      {column.name}
                      <span aria-hidden="true" className="sign">
                        {by ? (sort.down ? "▼" : "▲") : ""}
                      </span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shown).map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column) => (
                  <td key={column.name} className={column.number ? "number" : ""}>
                    {column.show ? column.show(row) : <Plain value={column.value(row)} write={format.number} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="quiet table-foot">
        {more ? t("state.shownOfMore", { count: rows.length }) : t("state.shown", { count: rows.length })}{" "}
        {shown < rows.length && (
          <button type="button" className="link" onClick={() => setShown(shown + step)}>
            {t("state.more")}
          </button>
        )}
      </p>
    </div>
  );
}

function Plain({ value, write }: { value: string | number | null; write: (n: number) => string }) {
  if (value === null || value === "") return <span className="quiet">–</span>;
  return <bdi>{typeof value === "number" ? write(value) : value}</bdi>;
}
