import { useTranslation } from "react-i18next";
import type { Ask } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { Person } from "../career/Person";
import { ChartFrame } from "../chart/ChartFrame";
import { queryOf } from "../filter/filter";
import { joinList, splitList } from "../filter/list";
import { useFilter, usePlace } from "../filter/useFilter";
import { type Order, orders, Strips, sortCareers } from "../path/Strips";
import { Await } from "../shell/Await";
import { Choice, oneOf } from "../shell/Choice";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useWords, type Words } from "../words/useWords";

/** Paths shows whose career went through a sequence of levels. */
export default function Paths() {
  const { t } = useTranslation();
  const words = useWords();
  const { search } = usePlace();
  const levels = search.levels === undefined ? climb(words) : splitList(search.levels);
  return (
    <>
      <h1>{t("paths.title")}</h1>
      <Sequence levels={levels} />
      {levels.length > 0 && <Careers levels={levels} />}
    </>
  );
}

/** climb is the path that the page begins with: the three lowest levels that have posts, upwards. */
function climb(words: Words): string[] {
  return (words.dataset?.levels ?? [])
    .filter((level) => level.posts > 0)
    .map((level) => level.id)
    .slice(0, 3);
}

const longest = 8;

function Sequence({ levels }: { levels: string[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const { search, change } = usePlace();
  const known = (words.dataset?.levels ?? []).map((level) => level.id);
  const put = (next: string[]) => change({ levels: joinList(next) });
  return (
    <div className="controls">
      <fieldset className="choice">
        <legend>{t("paths.sequence")}</legend>
        <ol className="sequence">
          {levels.map((level, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level may stand in a sequence more than once.
            <li key={i}>
              <select
                aria-label={t("paths.step", { step: i + 1 })}
                value={level}
                onChange={(event) => put(levels.with(i, event.target.value))}
              >
                {[...new Set([...known, level])].map((id) => (
                  <option key={id} value={id}>
                    {words.level(id)}
                  </option>
                ))}
              </select>
              {levels.length > 1 && (
                <button
                  type="button"
                  className="link"
                  aria-label={t("paths.removeStep", { step: i + 1 })}
                  onClick={() => put(levels.filter((_, other) => other !== i))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
          {levels.length < longest && known[0] !== undefined && (
            <li className="last">
              <button
                type="button"
                className="button"
                onClick={() => put([...levels, levels.at(-1) ?? (known[0] as string)])}
              >
                + {t("paths.add")}
              </button>
            </li>
          )}
        </ol>
      </fieldset>
      <fieldset className="checks inline">
        <legend className="visually-hidden">{t("paths.title")}</legend>
        <label>
          <input
            type="checkbox"
            checked={search.gaps !== "false"}
            onChange={(event) => change({ gaps: event.target.checked ? undefined : "false" })}
          />
          {t("paths.gaps")}
        </label>
        <label>
          <input
            type="checkbox"
            checked={search.or_higher === "true"}
            onChange={(event) => change({ or_higher: event.target.checked ? "true" : undefined })}
          />
          {t("paths.orHigher")}
        </label>
      </fieldset>
    </div>
  );
}

const page = 200;

function Careers({ levels }: { levels: string[] }) {
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
      ...(search.gaps === "false" ? { gaps: false } : {}),
      ...(search.or_higher === "true" ? { or_higher: true } : {}),
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
      note={shown < count ? t("paths.shown", { shown, total: count, more: count - shown }) : undefined}
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
