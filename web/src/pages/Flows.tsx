import type { UseQueryResult } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AnyAsk, Problem, Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { Chord } from "../chart/Chord";
import { Matrix } from "../chart/Matrix";
import { Sankey } from "../chart/Sankey";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter, usePlace } from "../filter/useFilter";
import { cellOf } from "../flows/cell";
import { type Dimension, dimensions, useEnds } from "../flows/ends";
import { FlowsTable } from "../flows/FlowsTable";
import { namesOf } from "../flows/names";
import { among, largest, total } from "../flows/sums";
import { YearFlows } from "../flows/YearFlows";
import { MovesList } from "../moves/MovesList";
import { Await } from "../shell/Await";
import { Choice, oneOf } from "../shell/Choice";
import { useFormat } from "../words/format";

const forms = ["matrix", "sankey", "chord"] as const;
type Form = (typeof forms)[number];

type Flow = Pick<Schemas["Flow"], "from" | "to" | "moves" | "officials">;

/** How many ends, and how many routes of a Sankey of units, can be told apart on a chart. */
const most = { level: 12, bloc: 12, office: 16, unit: 16 } as const;
const mostRoutes = 40;

export default function Flows() {
  const { t } = useTranslation();
  const { search, change } = usePlace();
  const by = oneOf(dimensions, search.by);
  return (
    <>
      <h1 className="visually-hidden">{t("nav.flows")}</h1>
      <div className="controls">
        <Choice
          label={t("flow.by")}
          values={dimensions}
          value={by}
          name={(each) => t(`flow.by.${each}`)}
          onChange={(next) => change({ by: next, from: undefined, to: undefined })}
        />
        <Choice
          label={t("flow.as")}
          values={forms}
          value={oneOf(forms, search.as)}
          name={(each) => t(`flow.as.${each}`)}
          onChange={(next) => change({ as: next })}
        />
      </div>
      {by === "unit" ? <UnitFlows /> : <TermFlows by={by} />}
      <YearFlows />
    </>
  );
}

function TermFlows({ by }: { by: Exclude<Dimension, "unit"> }) {
  const { filter } = useFilter();
  const asked = { path: "/api/v1/flows", query: { by, ...queryOf(filter, filterNames), limit: 2000 } } as const;
  const answer = useAnswer(asked);
  return <FlowsFrame by={by} asked={asked} answer={answer} flows={answer.data?.data} />;
}

/** Between units the routes are asked for, which come busiest first. */
function UnitFlows() {
  const { filter } = useFilter();
  const asked = { path: "/api/v1/routes", query: { ...queryOf(filter, filterNames), limit: 1000 } } as const;
  const answer = useAnswer(asked);
  const flows = useMemo(
    () => answer.data?.data.map((route) => ({ ...route, from: route.from_id, to: route.to_id })),
    [answer.data],
  );
  const names = useMemo(() => namesOf(flows ?? []), [flows]);
  return <FlowsFrame by="unit" asked={asked} answer={answer} flows={flows} names={names} />;
}

interface FrameProps {
  by: Dimension;
  asked: AnyAsk;
  answer: UseQueryResult<{ data: unknown[]; meta: Schemas["Meta"] }, Problem>;
  flows: readonly Flow[] | undefined;
  names?: ReadonlyMap<string, string>;
}

const nothing: readonly Flow[] = [];

function FlowsFrame({ by, asked, answer, flows = nothing, names }: FrameProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { search, change } = usePlace();
  const form: Form = oneOf(forms, search.as);
  const ends = useEnds(by, flows, names);
  const shown = useMemo(() => drawn(by, form, flows), [by, form, flows]);
  const open = useCallback(
    (from: string | null | undefined, to: string | null | undefined) =>
      change({
        from: from === null ? "" : from,
        to: to === null ? "" : to,
        all: from === to && from === undefined ? "yes" : undefined,
      }),
    [change],
  );
  const top = largest(flows);
  const finding = !top
    ? t("nav.flows")
    : by === "unit"
      ? t(answer.data?.meta.next === undefined ? "flow.finding.unit" : "flow.finding.unitFirst", {
          total: format.number(flows.length),
          from: ends.label(top.from),
          to: ends.label(top.to),
          moves: t("flow.moves", { count: top.moves }),
        })
      : t("flow.finding", {
          share: format.percent(top.moves / total(flows), 1),
          total: format.number(total(flows)),
          from: ends.label(top.from),
          to: ends.label(top.to),
        });
  const cell = cellOf(search);
  const chart = { flows: shown.flows, title: finding, ...ends, onOpen: open };
  return (
    <>
      <ChartFrame
        title={finding}
        name={finding}
        asked={asked}
        note={shown.note && t(shown.note, { shown: shown.count, total: shown.total })}
        chart={
          <Await answer={answer} empty={({ data }) => data.length === 0}>
            {() =>
              form === "matrix" ? (
                <Matrix {...chart} open={cell} />
              ) : form === "sankey" ? (
                <Sankey {...chart} />
              ) : (
                <Chord {...chart} />
              )
            }
          </Await>
        }
        table={
          <Await answer={answer} empty={({ data }) => data.length === 0}>
            {({ meta }) => (
              <FlowsTable caption={finding} flows={flows} by={by} label={ends.label} more={meta.next !== undefined} />
            )}
          </Await>
        }
      />
      {cell && <CellMoves by={by} cell={cell} label={ends.label} flows={flows} />}
    </>
  );
}

/** drawn gives what of the flows can be told apart on a chart, and what to say of the rest. */
function drawn(by: Dimension, form: Form, flows: readonly Flow[]) {
  if (by === "unit" && form === "sankey") {
    const some = flows.slice(0, mostRoutes);
    return {
      flows: some,
      count: some.length,
      total: flows.length,
      note: some.length < flows.length ? ("flow.unitsShown" as const) : undefined,
    };
  }
  const some = among(flows, most[by]);
  return {
    flows: some.flows,
    count: some.ends,
    total: some.total,
    note: some.ends < some.total ? ("flow.endsShown" as const) : undefined,
  };
}

interface CellProps {
  by: Dimension;
  cell: NonNullable<ReturnType<typeof cellOf>>;
  label: (id: string | null) => string;
  flows: readonly Flow[];
}

function CellMoves({ by, cell, label, flows }: CellProps) {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const { change } = usePlace();
  const count = total(
    flows.filter(
      (flow) => (cell.from === undefined || flow.from === cell.from) && (cell.to === undefined || flow.to === cell.to),
    ),
  );
  const name = (id: string | null | undefined) => (id === undefined ? t("moves.any") : label(id));
  const title = t("moves.title", { from: name(cell.from), to: name(cell.to), moves: t("flow.moves", { count }) });
  const place = {
    ...(cell.from === undefined ? {} : { [`from_${by}`]: cell.from ?? "" }),
    ...(cell.to === undefined ? {} : { [`to_${by}`]: cell.to ?? "" }),
  };
  return (
    <MovesList
      asked={{ path: "/api/v1/moves", query: { ...queryOf(filter, filterNames), ...place } }}
      title={title}
      onClose={() => change({ from: undefined, to: undefined, all: undefined })}
    />
  );
}
