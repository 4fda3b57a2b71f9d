import { useTranslation } from "react-i18next";
import { useFormat } from "../words/format";
import type { Ends, Flow } from "./Sankey";

interface Props extends Ends {
  flows: readonly Flow[];
  title: string;
  /** undefined is any: the total of a row or of a column. */
  onOpen: (from: string | null | undefined, to: string | null | undefined) => void;
  open?: { from: string | null | undefined; to: string | null | undefined } | undefined;
}

/** A Matrix is a heatmap with a row for each end that moves leave and a column for each that they go to, with the totals of
 * both. Each cell is a button that shows the moves behind it. */
export function Matrix({ flows, title, label, order, onOpen, open }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ids = [...new Set(flows.flatMap((flow) => [flow.from, flow.to]))].sort((a, b) => order(a) - order(b));
  const rows = ids.filter((id) => flows.some((flow) => flow.from === id));
  const columns = ids.filter((id) => flows.some((flow) => flow.to === id));
  const sum = (keep: (flow: Flow) => boolean) => flows.filter(keep).reduce((all, flow) => all + flow.moves, 0);
  const most = Math.max(1, ...flows.map((flow) => flow.moves));

  const cell = (moves: number, from: string | null | undefined, to: string | null | undefined, kind: string) => {
    if (moves === 0) return <span className="cell none">·</span>;
    const [a, b] = [from === undefined ? t("moves.any") : label(from), to === undefined ? t("moves.any") : label(to)];
    const pressed = open !== undefined && open.from === from && open.to === to;
    return (
      <button
        type="button"
        className={`cell ${kind}`}
        aria-pressed={pressed}
        aria-label={t("flow.cell", { from: a, to: b, moves: t("flow.moves", { count: moves }) })}
        data-heat={kind === "heat" ? Math.max(1, Math.round(9 * Math.sqrt(moves / most))) : undefined}
        onClick={() => onOpen(from, to)}
      >
        {format.number(moves)}
      </button>
    );
  };

  return (
    <section className="table-scroll" aria-label={title} tabIndex={0}>
      <table className={columns.length > 8 ? "matrix dense" : "matrix"}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th className="corner" scope="col">
              {t("flow.from")} ↓ <span aria-hidden="true">/</span> {t("flow.to")} →
            </th>
            {columns.map((to) => (
              <th key={to ?? ""} scope="col">
                <bdi>{label(to)}</bdi>
              </th>
            ))}
            <th scope="col" className="margin">
              {t("flow.total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from ?? ""}>
              <th scope="row">
                <bdi>{label(from)}</bdi>
              </th>
              {columns.map((to) => (
                <td key={to ?? ""}>
                  {cell(
                    sum((f) => f.from === from && f.to === to),
                    from,
                    to,
                    "heat",
                  )}
                </td>
              ))}
              <td>
                {cell(
                  sum((f) => f.from === from),
                  from,
                  undefined,
                  "margin",
                )}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="margin">
              {t("flow.total")}
            </th>
            {columns.map((to) => (
              <td key={to ?? ""}>
                {cell(
                  sum((f) => f.to === to),
                  undefined,
                  to,
                  "margin",
                )}
              </td>
            ))}
            <td>
              {cell(
                sum(() => true),
                undefined,
                undefined,
                "margin",
              )}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
