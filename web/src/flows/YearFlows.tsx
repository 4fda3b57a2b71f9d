import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { EChart, type Look } from "../chart/EChart";
import { palette } from "../chart/palette";
import { tooltip } from "../chart/tooltip";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";
import { perYear } from "./years";

/** YearFlows shows the moves of each year; a click on one narrows the period to it. */
export function YearFlows() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { filter, change } = useFilter();
  const asked = { path: "/api/v1/flows", query: { by: "year", ...queryOf(filter, filterNames), limit: 2000 } } as const;
  const answer = useAnswer(asked);
  const years = perYear(answer.data?.data ?? []);
  const top = years.reduce<(typeof years)[number] | undefined>((a, b) => (!a || b.moves > a.moves ? b : a), undefined);
  const title = top
    ? t("flow.year.finding", { year: top.year, moves: t("flow.moves", { count: top.moves }) })
    : t("flow.year.title");
  const key = JSON.stringify(years);
  const option = useCallback(
    (look: Look) => {
      const bars = JSON.parse(key) as typeof years;
      return {
        grid: { left: 44, right: 12, top: 16, bottom: 28 },
        tooltip: tooltip(look, ({ name, value }: { name: string; value: number }) => [
          `${name}: ${t("flow.moves", { count: value })}`,
        ]),
        xAxis: {
          type: "category",
          data: bars.map((bar) => String(bar.year)),
          axisLine: { lineStyle: { color: look.line } },
          axisTick: { show: false },
          axisLabel: { color: look.quiet },
        },
        yAxis: {
          type: "value",
          minInterval: 1,
          splitLine: { lineStyle: { color: look.line } },
          axisLabel: { color: look.quiet, formatter: format.number },
        },
        series: [
          {
            type: "bar",
            barMaxWidth: 34,
            itemStyle: { color: palette.blue, borderRadius: [3, 3, 0, 0] },
            data: bars.map((bar) => bar.moves),
          },
        ],
      };
    },
    [key, t, format],
  );
  return (
    <ChartFrame
      title={title}
      name={title}
      asked={asked}
      chart={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {() => (
            <EChart
              option={option}
              label={title}
              height={220}
              onClick={({ name }) => change({ since: name, until: name })}
            />
          )}
        </Await>
      }
      table={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data }) => (
            <DataTable
              caption={title}
              rows={data}
              keyOf={(row) => `${row.year} ${row.from} ${row.to}`}
              columns={[
                { name: t("col.year"), value: (row) => row.year ?? null, show: (row) => row.year },
                { name: t("flow.from"), value: (row) => words.level(row.from ?? "") },
                { name: t("flow.to"), value: (row) => words.level(row.to ?? "") },
                { name: t("col.moves"), number: true, value: (row) => row.moves },
                { name: t("col.officials"), number: true, value: (row) => row.officials },
              ]}
            />
          )}
        </Await>
      }
    />
  );
}
