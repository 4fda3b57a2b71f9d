import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { Sankey } from "../chart/Sankey";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter, usePlace } from "../filter/useFilter";
import { useEnds } from "../flows/ends";
import { FlowsTable } from "../flows/FlowsTable";
import { total } from "../flows/sums";
import { MovesList } from "../moves/MovesList";
import { Await } from "../shell/Await";
import { useFormat } from "../words/format";

/** The most routes that can be told apart on a chart. */
const most = 30;

/** TravelledRoutes draws the routes between units that most moves follow. A unit that is left and reached stands on both
 * sides, so that a way and the way back are both seen. */
export function TravelledRoutes() {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter } = useFilter();
  const { search, change } = usePlace();
  const narrowed = queryOf(filter, filterNames);
  const asked = { path: "/api/v1/routes", query: { ...narrowed, limit: 1000 } } as const;
  const answer = useAnswer(asked);
  const routes = useMemo(
    () => (answer.data?.data ?? []).map((route) => ({ ...route, from: route.from_id, to: route.to_id })),
    [answer.data],
  );
  const names = useMemo(
    () =>
      new Map(
        routes.flatMap((route) => [
          [route.from, route.from_name],
          [route.to, route.to_name],
        ]),
      ),
    [routes],
  );
  const drawn = useMemo(() => routes.slice(0, most), [routes]);
  const ends = useEnds("unit", drawn, names);
  const more = answer.data?.meta.next !== undefined;
  const [top] = routes;
  const title = top
    ? t(more ? "flow.finding.unitFirst" : "flow.finding.unit", {
        total: format.number(routes.length),
        from: top.from_name,
        to: top.to_name,
        moves: t("flow.moves", { count: top.moves }),
      })
    : t("paths.routes");
  const opened = routes.find((route) => route.from === search.from && route.to === search.to);
  return (
    <>
      <ChartFrame
        title={title}
        name={title}
        asked={asked}
        note={
          drawn.length < routes.length &&
          (more
            ? t("paths.routes.leftMore", { shown: drawn.length, total: format.number(routes.length) })
            : t("paths.routes.left", {
                left: format.number(routes.length - drawn.length),
                moves: t("flow.moves", { count: total(routes) - total(drawn) }),
              }))
        }
        chart={
          <Await answer={answer} empty={({ data }) => data.length === 0}>
            {() => (
              <Sankey
                flows={drawn}
                title={title}
                {...ends}
                onOpen={(from, to) => change({ from: from ?? "", to: to ?? "" })}
              />
            )}
          </Await>
        }
        table={
          <Await answer={answer} empty={({ data }) => data.length === 0}>
            {() => <FlowsTable caption={title} by="unit" flows={routes} label={ends.label} more={more} />}
          </Await>
        }
      />
      {opened && (
        <MovesList
          title={t("moves.title", {
            from: opened.from_name,
            to: opened.to_name,
            moves: t("flow.moves", { count: opened.moves }),
          })}
          asked={{ path: "/api/v1/moves", query: { ...narrowed, from_unit: opened.from, to_unit: opened.to } }}
          onClose={() => change({ from: undefined, to: undefined })}
        />
      )}
    </>
  );
}
