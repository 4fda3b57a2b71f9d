import { useTranslation } from "react-i18next";
import type { Flow } from "../flows/sums";
import { useWidth } from "../time/useWidth";
import { useFormat } from "../words/format";
import { fitting, widthOf } from "./fitting";
import type { Ends } from "./Sankey";

type End = string | null | undefined;

interface Props extends Ends {
  flows: readonly Flow[];
  title: string;
  /** undefined is any: the total of a row or of a column. */
  onOpen: (from: End, to: End) => void;
  open?: { from: End; to: End } | undefined;
}

/** How a matrix is laid out: with room for names across where there are few columns, else with names that stand upright. */
function layoutOf(width: number, labels: readonly string[]) {
  const columns = labels.length - 1; // the last is the total
  const names = Math.min(210, width * 0.3);
  const upright = columns * 84 > width - names - 84;
  const share = (width - names) / labels.length;
  const cell = upright ? Math.min(64, Math.max(40, share)) : Math.min(260, share);
  return {
    names,
    upright,
    cell,
    head: upright ? Math.min(210, Math.max(...labels.map(widthOf)) + 24) : 30,
    row: upright ? 30 : 46,
  };
}

/** A Matrix is a heatmap with a row for each end that moves leave and a column for each that they go to, with the totals of
 * both. Each cell is a button that shows the moves behind it. */
export function Matrix({ flows, title, label, order, onOpen, open }: Props) {
  const { t } = useTranslation();
  const [ref, width] = useWidth<HTMLDivElement>();
  const ids = [...new Set(flows.flatMap((flow) => [flow.from, flow.to]))].sort((a, b) => order(a) - order(b));
  const rows = ids.filter((id) => flows.some((flow) => flow.from === id));
  const columns = ids.filter((id) => flows.some((flow) => flow.to === id));
  const sum = (keep: (flow: Flow) => boolean) => flows.filter(keep).reduce((all, flow) => all + flow.moves, 0);
  const most = Math.max(1, ...flows.map((flow) => flow.moves));
  const { names, upright, cell, head, row } = layoutOf(width, [...columns.map(label), t("flow.total")]);
  const [wide, high] = [names + (columns.length + 1) * cell, head + (rows.length + 1) * row];
  const name = (end: End) => (end === undefined ? t("moves.any") : label(end));
  const place = (from: End, to: End, line: number, column: number) => {
    const moves = sum((f) => (from === undefined || f.from === from) && (to === undefined || f.to === to));
    return (
      <Cell
        key={`${line} ${column}`}
        x={names + column * cell}
        y={head + line * row}
        width={cell}
        height={row}
        moves={moves}
        heat={from === undefined || to === undefined ? null : moves / most}
        pressed={open !== undefined && open.from === from && open.to === to}
        label={t("flow.cell", { from: name(from), to: name(to), moves: t("flow.moves", { count: moves }) })}
        onOpen={() => onOpen(from, to)}
      />
    );
  };
  return (
    <div ref={ref} className="table-scroll">
      <svg
        className="drawing matrix"
        width={wide}
        height={high}
        viewBox={`0 0 ${wide} ${high}`}
        role="group"
        aria-label={title}
      >
        <text className="quiet" x={0} y={head - 10}>
          {t("flow.from")} ↓ / {t("flow.to")} →
        </text>
        {[...columns, undefined].map((to, i) => {
          const text = to === undefined ? t("flow.total") : label(to);
          const x = names + (i + 0.5) * cell;
          return upright ? (
            <text key={to ?? `none ${i}`} transform={`translate(${x + 4},${head - 10}) rotate(-90)`}>
              {fitting(text, head - 14)}
            </text>
          ) : (
            <text key={to ?? `none ${i}`} className="middle" x={x} y={head - 10}>
              {fitting(text, cell - 8)}
            </text>
          );
        })}
        {[...rows, undefined].map((from, line) => (
          <g key={from ?? `none ${line}`}>
            <text x={0} y={head + line * row + row / 2 + 5}>
              {fitting(from === undefined ? t("flow.total") : label(from), names - 8)}
            </text>
            {[...columns, undefined].map((to, column) => place(from, to, line, column))}
          </g>
        ))}
      </svg>
    </div>
  );
}

interface CellProps {
  x: number;
  y: number;
  width: number;
  height: number;
  moves: number;
  /** The part of the largest flow; null for a total, which has no colour. */
  heat: number | null;
  pressed: boolean;
  label: string;
  onOpen: () => void;
}

function Cell({ x, y, width, height, moves, heat, pressed, label, onOpen }: CellProps) {
  const format = useFormat();
  const box = { x: x + 1.5, y: y + 1.5, width: width - 3, height: height - 3, rx: 5 };
  const middle = { x: x + width / 2, y: y + height / 2 + 5, className: heat === null ? "middle strong" : "middle" };
  if (moves === 0) {
    return (
      <text {...middle} className="middle none">
        ·
      </text>
    );
  }
  return (
    <g
      role="button"
      tabIndex={0}
      className={pressed ? "cell pressed" : "cell"}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          onOpen();
        }
      }}
    >
      {/* By the root, so that small flows can be told from none beside a large one. */}
      <rect {...box} className="heat" fillOpacity={heat === null ? 0 : 0.08 + 0.5 * Math.sqrt(heat)} />
      <text {...middle}>{format.number(moves)}</text>
      <title>{label}</title>
    </g>
  );
}
