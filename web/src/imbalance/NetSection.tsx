import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
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

type Net = Schemas["Net"];

const asked = 5000;
const drawn = 12;

/** NetSection shows which units gain and lose by moves, and which only receive. */
export function NetSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { filter } = useFilter();
  const { search, change } = usePlace();
  const question = { path: "/api/v1/net", query: { ...queryOf(filter, filterNames), limit: asked } } as const;
  const answer = useAnswer(question);
  const levels = [...new Set((answer.data?.data ?? []).map((unit) => unit.level))].sort(
    (a, b) => words.rank(b) - words.rank(a),
  );
  const level = levels.find((each) => each === search.at);
  const units = (answer.data?.data ?? []).filter((unit) => level === undefined || unit.level === level);
  const sorted = [...units].filter((unit) => unit.net !== 0).sort((a, b) => b.net - a.net);
  const [gainer, loser] = [sorted[0], sorted[sorted.length - 1]];
  const more = answer.data?.meta.next !== undefined;
  const title = more
    ? t("imbalances.net")
    : gainer && loser && gainer.net > 0 && loser.net < 0
      ? t("imbalances.net.finding", {
          gainer: gainer.name,
          gain: format.signed(gainer.net),
          loser: loser.name,
          loss: format.signed(loser.net),
        })
      : gainer
        ? t("overview.finding.net", { unit: gainer.name, gain: format.signed(gainer.net) })
        : t("imbalances.net.none");
  const onlyReceive = units
    .filter((unit) => unit.arrivals > 0 && unit.departures === 0)
    .sort((a, b) => b.arrivals - a.arrivals);
  const columns = useNetColumns();
  const half = sorted.length > 2 * drawn ? [...sorted.slice(0, drawn), ...sorted.slice(-drawn)] : sorted;
  const receiving = t("imbalances.onlyReceive.finding", {
    count: onlyReceive.length,
    arrivals: onlyReceive.reduce((sum, unit) => sum + unit.arrivals, 0),
  });
  return (
    <>
      <h2 className="section">{t("imbalances.net")}</h2>
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
        asked={question}
        note={
          more
            ? t("state.shownOfMore", { count: answer.data?.data.length ?? 0 })
            : half.length < sorted.length
              ? t("imbalances.unitsTable", { shown: half.length })
              : undefined
        }
        chart={
          <Await answer={answer} empty={() => sorted.length === 0}>
            {() => <NetBars units={half} title={title} />}
          </Await>
        }
        table={
          <Await answer={answer} empty={({ data }) => data.length === 0}>
            {() => <DataTable caption={title} rows={units} keyOf={(unit) => unit.id} columns={columns} more={more} />}
          </Await>
        }
      />
      {onlyReceive.length > 0 && (
        <ChartFrame
          title={receiving}
          name={t("imbalances.onlyReceive")}
          asked={question}
          table={
            <DataTable caption={receiving} rows={onlyReceive} keyOf={(unit) => unit.id} columns={columns} more={more} />
          }
        />
      )}
    </>
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
