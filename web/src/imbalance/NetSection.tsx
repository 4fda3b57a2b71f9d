import { useTranslation } from "react-i18next";
import type { Ask, QueryOf, Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { filterNames, queryOf } from "../filter/filter";
import { PageLink } from "../filter/PageLink";
import { useFilter, usePlace } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { Choice } from "../shell/Choice";
import { type Column, DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";
import { NetBars } from "./NetBars";
import { UnitMap } from "./UnitMap";

type Net = Schemas["Net"];

const listed = 1000;
const drawn = 12;

/** NetSection shows which units gain and lose by moves, and which only receive. */
export function NetSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { filter } = useFilter();
  const { search, change } = usePlace();
  const levels = (words.dataset?.levels ?? [])
    .filter((each) => each.units > 0)
    .map((each) => each.id)
    .reverse();
  const level = levels.find((each) => each === search.at);
  const narrowed = { ...queryOf(filter, filterNames), ...(level === undefined ? {} : { unit_level: [level] }) };
  const asked = { path: "/api/v1/net", query: { ...narrowed, order: "gained", limit: listed } } as const;
  const gained = useAnswer(asked);
  const lost = useAnswer({ path: "/api/v1/net", query: { ...narrowed, order: "lost", limit: drawn } });
  const gainers = (gained.data?.data ?? []).filter((unit) => unit.net > 0).slice(0, drawn);
  const losers = (lost.data?.data ?? []).filter((unit) => unit.net < 0).reverse();
  const changes = [...gainers, ...losers];
  const [gainer, loser] = [gainers[0], losers.at(-1)];
  const title =
    !gained.data || !lost.data
      ? t("imbalances.net")
      : gainer && loser
        ? t("imbalances.net.finding", {
            gainer: gainer.name,
            gain: format.signed(gainer.net),
            loser: loser.name,
            loss: format.signed(loser.net),
          })
        : gainer
          ? t("overview.finding.net", { unit: gainer.name, gain: format.signed(gainer.net) })
          : loser
            ? t("imbalances.net.loser", { unit: loser.name, loss: format.signed(loser.net) })
            : t("imbalances.net.none");
  const columns = useNetColumns();
  return (
    <>
      <h2 className="section">{t("imbalances.net")}</h2>
      <UnitMap />
      {levels.length > 1 && (
        <div className="controls">
          <Choice
            label={t("col.level")}
            values={["", ...levels]}
            value={level ?? ""}
            name={(each) => (each === "" ? t("filter.all") : words.level(each))}
            onChange={(next) => change({ at: next || undefined })}
          />
        </div>
      )}
      <ChartFrame
        title={title}
        name={title}
        asked={asked}
        note={
          (gainers.length === drawn || losers.length === drawn) &&
          t("imbalances.unitsTable", { shown: format.number(changes.length) })
        }
        chart={
          <Await answer={gained} empty={() => lost.data !== undefined && changes.length === 0}>
            {() => <NetBars units={changes} title={title} />}
          </Await>
        }
        table={
          <Await answer={gained} empty={({ data }) => data.length === 0}>
            {({ data, meta }) => (
              <DataTable
                caption={title}
                rows={data}
                keyOf={(unit) => unit.id}
                columns={columns}
                more={meta.next !== undefined}
              />
            )}
          </Await>
        }
      />
      <OnlyReceive narrowed={narrowed} />
    </>
  );
}

function OnlyReceive({ narrowed }: { narrowed: QueryOf<"/api/v1/net"> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useNetColumns();
  const asked: Ask<"/api/v1/net"> = {
    path: "/api/v1/net",
    query: { ...narrowed, only: "arrivals", order: "gained", limit: listed },
  };
  const { data: answer } = useAnswer(asked);
  const most = answer?.data[0];
  if (!answer || !most) return null;
  const title = t("imbalances.onlyReceive.finding", {
    count: answer.meta.count,
    unit: most.name,
    gain: format.signed(most.net),
  });
  return (
    <ChartFrame
      title={title}
      name={t("imbalances.onlyReceive")}
      asked={asked}
      table={
        <DataTable
          caption={title}
          rows={answer.data}
          keyOf={(unit) => unit.id}
          columns={columns}
          more={answer.meta.next !== undefined}
        />
      }
    />
  );
}

function useNetColumns(): Column<Net>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return [
    {
      name: t("col.unit"),
      value: (unit) => unit.name,
      show: (unit) => (
        <PageLink to="/units/$id" params={{ id: unit.id }}>
          <bdi>{unit.name}</bdi>
        </PageLink>
      ),
    },
    { name: t("col.level"), value: (unit) => words.level(unit.level) },
    { name: t("col.arrivals"), number: true, value: (unit) => unit.arrivals },
    { name: t("col.departures"), number: true, value: (unit) => unit.departures },
    { name: t("col.within"), number: true, value: (unit) => unit.within },
    { name: t("col.net"), number: true, value: (unit) => unit.net, show: (unit) => format.signed(unit.net) },
  ];
}
