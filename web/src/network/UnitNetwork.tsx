import { useMemo } from "react";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter } from "../filter/useFilter";
import { FlowsTable } from "../flows/FlowsTable";
import { NetworkFrame, useLimit } from "./NetworkFrame";

const nothing: readonly Schemas["Route"][] = [];

/** A UnitNetwork draws units; one that is chosen becomes the unit of the filter. */
export function UnitNetwork() {
  const { filter, change } = useFilter();
  const asked = { path: "/api/v1/routes", query: { ...queryOf(filter, filterNames), limit: useLimit() } } as const;
  const answer = useAnswer({ ...asked, query: { ...asked.query, explain: true } });
  const routes = answer.data?.data ?? nothing;
  const names = useMemo(
    () =>
      new Map(
        routes.flatMap((route) => [
          [route.from_id, route.from_name],
          [route.to_id, route.to_name],
        ]),
      ),
    [routes],
  );
  return (
    <NetworkFrame
      of="unit"
      asked={asked}
      answer={answer}
      routes={routes}
      focus={filter.unit}
      onChoose={(unit) => change({ unit })}
      table={(caption, more) => (
        <FlowsTable
          caption={caption}
          by="unit"
          flows={routes.map((route) => ({ ...route, from: route.from_id, to: route.to_id }))}
          label={(id) => names.get(id ?? "") ?? id ?? ""}
          more={more}
        />
      )}
    />
  );
}
