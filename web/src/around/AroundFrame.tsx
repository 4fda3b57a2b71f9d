import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AnyAsk, Problem, Schemas } from "../api/client";
import { ChartFrame } from "../chart/ChartFrame";
import { usePlace } from "../filter/useFilter";
import { type MovesAsk, MovesList } from "../moves/MovesList";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { AroundSankey } from "./AroundSankey";
import { busiestOn, leaderOf, movesOf, type Neighbour, on, type Side } from "./sides";

/** A Row is what the API tells of a neighbour, whatever that is. */
interface Row extends Neighbour {
  officials: number;
}

interface Props<R extends Row> {
  /** What stands in the middle. */
  centre: string;
  asked: AnyAsk;
  answer: UseQueryResult<{ data: R[]; meta: Schemas["Meta"] }, Problem>;
  /** What the neighbours are, as the head of a column. */
  column: string;
  keyOf: (row: R) => string;
  label: (row: R) => string;
  colour: (row: R) => string;
  /** The moves between the middle and a neighbour. */
  moves: (row: R) => NonNullable<MovesAsk["query"]>;
  controls?: ReactNode;
}

/** The most neighbours that are drawn on a side. */
const most = 14;

/** An AroundFrame shows what came before something and what after; a click on either opens the moves behind it. Which are
 * open stands in the address. */
export function AroundFrame<R extends Row>(props: Props<R>) {
  const { centre, asked, answer, column, keyOf, label, colour, moves, controls } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { search, change } = usePlace();
  const rows = answer.data?.data;
  const { shown, left, leftMoves } = useMemo(() => busiestOn(rows ?? [], most), [rows]);
  const ends = useMemo(
    () =>
      shown.map((row) => ({
        side: row.side as Side,
        key: keyOf(row),
        label: label(row),
        colour: colour(row),
        moves: row.moves,
      })),
    [shown, keyOf, label, colour],
  );
  const title = useFinding(centre, rows, label);
  const open = (side: string, key: string) => change({ side, other: key });
  const opened = rows?.find((row) => row.side === search.side && keyOf(row) === search.other);
  const between = (row: R) =>
    row.side === "before" ? { from: label(row), to: centre } : { from: centre, to: label(row) };
  return (
    <>
      <ChartFrame
        title={title}
        name={title}
        asked={asked}
        controls={controls}
        note={left > 0 && t("around.left", { left: format.number(left), moves: t("flow.moves", { count: leftMoves }) })}
        chart={
          <Await answer={answer} empty={({ data }) => data.length === 0}>
            {() => (
              <AroundSankey centre={centre} ends={ends} title={title} onOpen={({ side, key }) => open(side, key)} />
            )}
          </Await>
        }
        table={
          <Await answer={answer} empty={({ data }) => data.length === 0}>
            {({ data, meta }) => (
              <DataTable
                caption={title}
                rows={data}
                keyOf={(row) => `${row.side} ${keyOf(row)}`}
                more={meta.next !== undefined}
                columns={[
                  { name: t("col.side"), value: (row) => t(`around.side.${row.side as Side}`) },
                  { name: column, value: label },
                  {
                    name: t("col.moves"),
                    number: true,
                    value: (row) => row.moves,
                    show: (row) => (
                      <button
                        type="button"
                        className="link"
                        aria-label={t("flow.cell", { ...between(row), moves: t("flow.moves", { count: row.moves }) })}
                        onClick={() => open(row.side, keyOf(row))}
                      >
                        {format.number(row.moves)}
                      </button>
                    ),
                  },
                  { name: t("col.officials"), number: true, value: (row) => row.officials },
                ]}
              />
            )}
          </Await>
        }
      />
      {opened && (
        <MovesList
          title={t("moves.title", { ...between(opened), moves: t("flow.moves", { count: opened.moves }) })}
          asked={{ path: "/api/v1/moves", query: moves(opened) }}
          onClose={() => change({ side: undefined, other: undefined })}
        />
      )}
    </>
  );
}

/** useFinding says what stands most often on either side or, where nothing does, how many moves there are. */
function useFinding<R extends Row>(centre: string, rows: readonly R[] | undefined, label: (row: R) => string): string {
  const { t } = useTranslation();
  if (!rows) return centre;
  const [before, after] = [on("before", rows), on("after", rows)];
  const [from, to] = [leaderOf(before), leaderOf(after)];
  const told = (moves: number) => t("flow.moves", { count: moves });
  return from && to
    ? t("around.finding", { centre, before: label(from), in: told(from.moves), after: label(to), out: told(to.moves) })
    : t("around.finding.sums", { centre, in: told(movesOf(before)), out: told(movesOf(after)) });
}
