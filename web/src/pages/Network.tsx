import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter, usePlace } from "../filter/useFilter";
import { FlowsTable } from "../flows/FlowsTable";
import { Graph } from "../network/Graph";
import { ShortestRoute } from "../network/ShortestRoute";
import { Await } from "../shell/Await";
import { Choice, oneOf } from "../shell/Choice";
import { useFormat } from "../words/format";

const limits = ["100", "50", "200", "400"] as const;

/** Network draws units joined by the routes most travelled between them. */
export default function Network() {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter, change: narrow } = useFilter();
  const { search, change } = usePlace();
  const limit = oneOf(limits, search.routes);
  const asked = { path: "/api/v1/routes", query: { ...queryOf(filter, filterNames), limit: Number(limit) } } as const;
  const answer = useAnswer(asked);
  const routes = answer.data?.data ?? nothing;
  const names = useMemo(() => namesOf(routes), [routes]);
  const title = t("network.finding", { nodes: format.number(names.size), routes: format.number(routes.length) });
  return (
    <>
      <h1 className="visually-hidden">{t("network.title")}</h1>
      <ChartFrame
        title={title}
        name={title}
        asked={asked}
        note={answer.data?.meta.next && t("network.limits", { routes: format.number(routes.length) })}
        controls={
          <Choice
            label={t("network.limit")}
            values={[...limits].sort((a, b) => Number(a) - Number(b))}
            value={limit}
            name={(each) => format.number(Number(each))}
            onChange={(next) => change({ routes: next })}
          />
        }
        chart={
          <Await answer={answer} empty={({ data }) => data.length === 0}>
            {({ data }) => (
              <Graph routes={data} title={title} focus={filter.unit} onChoose={(unit) => narrow({ unit })} />
            )}
          </Await>
        }
        table={
          <Await answer={answer} empty={({ data }) => data.length === 0}>
            {({ data, meta }) => (
              <FlowsTable
                caption={title}
                by="unit"
                flows={data.map((route) => ({ ...route, from: route.from_id, to: route.to_id }))}
                label={(id) => names.get(id ?? "") ?? id ?? ""}
                more={meta.next !== undefined}
              />
            )}
          </Await>
        }
      />
      <ShortestRoute />
    </>
  );
}

const nothing: readonly Schemas["Route"][] = [];

function namesOf(routes: readonly Schemas["Route"][]): Map<string, string> {
  return new Map(
    routes.flatMap((route) => [
      [route.from_id, route.from_name],
      [route.to_id, route.to_name],
    ]),
  );
}
