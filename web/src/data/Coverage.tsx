import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { EChart, type Look } from "../chart/EChart";
import { palette } from "../chart/palette";
import { tooltip } from "../chart/tooltip";
import { filterNames, isEmpty, queryOf } from "../filter/filter";
import { useFilter } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { type Column, DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { byDecade, type Certainty, certainties, certaintyOf, covered, type Measure, share } from "./coverage";

type Decade = ReturnType<typeof byDecade>[number];

const colours: Record<Certainty, string> = {
  day: palette.blue,
  month: palette.sky,
  year: palette.yellow,
  held: palette.green,
  none: palette.grey,
};

const measures = ["start", "both_dates", "dated", "level", "bloc", "office", "parent"] as const satisfies Measure[];

/** Coverage shows how much the tenures state, by the decade in which they start. */
export function Coverage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter } = useFilter();
  const asked = { path: "/api/v1/coverage", query: queryOf(filter, filterNames) } as const;
  const answer = useAnswer(asked);
  const all = covered(answer.data?.data ?? []);
  const title =
    all.tenures > 0
      ? t("data.coverage.finding", {
          share: format.percent(share(all.dated, all.tenures), 1),
          tenures: format.number(all.tenures),
        })
      : t("data.coverage");
  return (
    <ChartFrame
      title={title}
      name={t("data.coverage")}
      asked={asked}
      note={isEmpty(filter) ? undefined : t("data.coverage.narrowed")}
      chart={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data }) => <Chart rows={data} title={title} />}
        </Await>
      }
      table={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data }) => <Table decades={byDecade(data)} caption={title} />}
        </Await>
      }
    />
  );
}

/** useDecadeName gives what a decade is called. */
function useDecadeName(): (decade: number | null) => string {
  const { t } = useTranslation();
  return (decade) => (decade === null ? t("data.coverage.noStart") : `${decade}–${decade + 9}`);
}

function Chart({ rows, title }: { rows: readonly Schemas["Coverage"][]; title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const decadeName = useDecadeName();
  const decades = byDecade(rows);
  const key = JSON.stringify({
    names: decades.map(({ decade }) => decadeName(decade)),
    counts: decades.map(({ covered }) => certaintyOf(covered)),
  });
  const option = useCallback(
    (look: Look) => {
      const { names, counts } = JSON.parse(key) as { names: string[]; counts: Record<Certainty, number>[] };
      return {
        grid: { left: 56, right: 12, top: 36, bottom: 28 },
        legend: { type: "scroll", top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: look.ink } },
        tooltip: tooltip(look, (bar: { name: string; seriesName: string; value: number }) => [
          bar.name,
          `${bar.seriesName}: ${format.number(bar.value)}`,
        ]),
        xAxis: {
          type: "category",
          data: names,
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
        series: certainties.map((certainty) => ({
          type: "bar",
          stack: "tenures",
          name: t(`data.certainty.${certainty}`),
          barMaxWidth: 48,
          itemStyle: { color: colours[certainty] },
          data: counts.map((count) => count[certainty]),
        })),
      };
    },
    [key, t, format],
  );
  return <EChart option={option} label={title} height={260} />;
}

function Table({ decades, caption }: { decades: readonly Decade[]; caption: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const decadeName = useDecadeName();
  const shares = measures.map(
    (measure): Column<Decade> => ({
      name: t(`data.measure.${measure}`),
      number: true,
      value: ({ covered }) => share(covered[measure], covered.tenures),
      show: ({ covered }) => format.percent(share(covered[measure], covered.tenures), 1),
    }),
  );
  return (
    <DataTable
      caption={caption}
      rows={decades}
      keyOf={({ decade }) => String(decade)}
      columns={[
        { name: t("data.decade"), value: ({ decade }) => decade, show: ({ decade }) => decadeName(decade) },
        { name: t("col.tenures"), number: true, value: ({ covered }) => covered.tenures },
        ...shares,
      ]}
    />
  );
}
