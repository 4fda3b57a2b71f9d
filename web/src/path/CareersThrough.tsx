import { useTranslation } from "react-i18next";
import type { Ask } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { Person } from "../career/Person";
import { ChartFrame } from "../chart/ChartFrame";
import { queryOf } from "../filter/filter";
import { Ignored } from "../filter/Ignored";
import { useFilter, usePlace } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { Choice, oneOf } from "../shell/Choice";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";
import { type Order, orders, Strips, sortCareers } from "./Strips";
import type { Sequence } from "./sequence";

const page = 200;

/** CareersThrough draws the careers that go through a sequence. */
export function CareersThrough({ sequence }: { sequence: Sequence }) {
  const { levels, gaps, orHigher } = sequence;
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { filter } = useFilter();
  const { search, change } = usePlace();
  const order = oneOf<Order>(orders, search.sort);
  const asked: Ask<"/api/v1/paths"> = {
    path: "/api/v1/paths",
    query: {
      levels,
      ...queryOf(filter, ["since", "until", "bloc", "unit", "office"]),
      ...(gaps ? {} : { gaps }),
      ...(orHigher ? { or_higher: orHigher } : {}),
      limit: page,
    },
  };
  const answer = useAnswer(asked);
  const count = answer.data?.meta.count ?? 0;
  const path = levels.map(words.level).join(" → ");
  const title = count > 0 ? t("paths.finding", { count, path }) : t("paths.none", { path });
  const shown = answer.data?.data.length ?? 0;
  return (
    <ChartFrame
      title={answer.data ? title : path}
      name={title}
      asked={asked}
      note={
        <>
          {shown < count && t("paths.shown", { shown, total: count, more: count - shown })}{" "}
          <Ignored names={["kind", "level"]} />
        </>
      }
      controls={
        <Choice
          label={t("paths.sort")}
          values={orders}
          value={order}
          name={(each) => t(`paths.sort.${each}`)}
          onChange={(next) => change({ sort: next })}
        />
      }
      chart={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data }) => <Strips careers={sortCareers(data, order, levels)} title={title} />}
        </Await>
      }
      table={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data, meta }) => (
            <DataTable
              caption={title}
              rows={data}
              keyOf={(career) => career.official_id}
              more={meta.next !== undefined}
              columns={[
                {
                  name: t("col.official"),
                  value: (career) => career.name ?? career.official_id,
                  show: (career) => <Person id={career.official_id} name={career.name} />,
                },
                {
                  name: t("paths.sort.start"),
                  value: (career) => career.steps[0]?.start ?? null,
                  show: (career) => format.date(career.steps[0]?.start),
                },
                {
                  name: t("paths.title"),
                  value: (career) => career.steps.map((step) => words.level(step.level)).join(" → "),
                },
              ]}
            />
          )}
        </Await>
      }
    />
  );
}
