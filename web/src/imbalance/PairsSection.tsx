import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { Interval } from "../chart/Interval";
import { filterNames, queryOf } from "../filter/filter";
import { PageLink } from "../filter/PageLink";
import { useFilter, usePlace } from "../filter/useFilter";
import { Verdict } from "../findings/Verdict";
import { useEnds } from "../flows/ends";
import { namesOf } from "../flows/names";
import { Await } from "../shell/Await";
import { Choice, oneOf } from "../shell/Choice";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { warningsOf } from "../words/warnings";
import { Diverging } from "./Diverging";

const dimensions = ["level", "bloc", "unit"] as const;
type Dimension = (typeof dimensions)[number];
type Pair = Schemas["Imbalance"];

const most = 20;
const none: readonly Pair[] = [];

/** PairsSection draws the moves one way against those the other way, for the pairs with most moves. */
export function PairsSection() {
  const { t } = useTranslation();
  const { search, change } = usePlace();
  const by = oneOf(dimensions, search.by);
  return (
    <>
      <h2 className="section">{t("imbalances.updown")}</h2>
      <div className="controls">
        <Choice
          label={t("imbalances.pairs")}
          values={dimensions}
          value={by}
          name={(each) => t(`flow.by.${each}`)}
          onChange={(next) => change({ by: next })}
        />
      </div>
      <Pairs by={by} />
    </>
  );
}

function Pairs({ by }: { by: Dimension }) {
  const { t, i18n } = useTranslation();
  const { filter } = useFilter();
  const asked = { path: "/api/v1/imbalances", query: { by, ...queryOf(filter, filterNames), limit: 1000 } } as const;
  const answer = useAnswer(asked);
  const pairs = answer.data?.data ?? none;
  const names = useMemo(() => namesOf(pairs), [pairs]);
  const ends = useEnds(by, [], names);
  const out = pairs.filter((pair) => pair.verdict === "imbalanced").length;
  const title = answer.data?.meta.next
    ? t("imbalances.title")
    : out > 0
      ? t("imbalances.finding", { count: out, total: pairs.length })
      : t("imbalances.finding.none", { total: pairs.length });
  return (
    <ChartFrame
      title={title}
      name={title}
      asked={asked}
      note={[t("imbalances.how"), ...warningsOf(answer.data?.meta, i18n.language)].join(" ")}
      chart={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data }) => (
            <Diverging
              pairs={[...data].sort((a, b) => b.n - a.n).slice(0, most)}
              label={ends.label}
              by={by}
              title={title}
            />
          )}
        </Await>
      }
      table={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data, meta }) => (
            <PairTable pairs={data} caption={title} label={ends.label} by={by} more={meta.next !== undefined} />
          )}
        </Await>
      }
    />
  );
}

interface TableProps {
  pairs: readonly Pair[];
  caption: string;
  label: (id: string | null) => string;
  by: Dimension;
  more: boolean;
}

function PairTable({ pairs, caption, label, by, more }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const link = (from: string, to: string, moves: number) =>
    moves === 0 ? (
      format.number(0)
    ) : (
      <PageLink
        to="/flows"
        search={{ by, from, to }}
        label={t("flow.cell", { from: label(from), to: label(to), moves: t("flow.moves", { count: moves }) })}
      >
        {format.number(moves)}
      </PageLink>
    );
  return (
    <DataTable
      caption={caption}
      rows={pairs}
      more={more}
      keyOf={(pair) => `${pair.from} ${pair.to}`}
      columns={[
        { name: t("flow.from"), value: (pair) => label(pair.from) },
        { name: t("flow.to"), value: (pair) => label(pair.to) },
        {
          name: t("col.forward"),
          number: true,
          value: (pair) => pair.forward,
          show: (pair) => link(pair.from, pair.to, pair.forward),
        },
        {
          name: t("col.back"),
          number: true,
          value: (pair) => pair.back,
          show: (pair) => link(pair.to, pair.from, pair.back),
        },
        {
          name: t("col.interval"),
          value: (pair) => pair.share,
          show: (pair) => (
            <Interval
              value={pair.share}
              low={pair.ci_low}
              high={pair.ci_high}
              mark={0.5}
              verdict={pair.verdict}
              text={`${format.percent(pair.share)} (${format.percent(pair.ci_low)}–${format.percent(pair.ci_high)})`}
            />
          ),
        },
        { name: t("col.q"), number: true, value: (pair) => pair.q, show: (pair) => format.small(pair.q) },
        {
          name: t("col.verdict"),
          value: (pair) => pair.verdict,
          show: (pair) => <Verdict verdict={pair.verdict} />,
        },
      ]}
    />
  );
}
