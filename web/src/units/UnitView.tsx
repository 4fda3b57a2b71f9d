import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Ask, Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { Person } from "../career/Person";
import { ChartFrame } from "../chart/ChartFrame";
import { EChart, type Look } from "../chart/EChart";
import { palette } from "../chart/palette";
import { tooltip } from "../chart/tooltip";
import { filterNames, queryOf } from "../filter/filter";
import { Ignored } from "../filter/Ignored";
import { PageLink } from "../filter/PageLink";
import { useFilter, usePlace } from "../filter/useFilter";
import { MovesList } from "../moves/MovesList";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";
import { AroundUnit } from "./AroundUnit";
import { Holders } from "./Holders";

type Unit = Schemas["UnitInTree"];

/** A UnitView tells of one unit: who held its posts, who holds them, who came and left, and what it came from. */
export function UnitView({ id }: { id: string }) {
  const answer = useAnswer({ path: "/api/v1/units/{id}", place: { id } });
  return (
    <>
      {answer.isLoadingError && (
        <h1>
          <bdi>{id}</bdi>
        </h1>
      )}
      <Await answer={answer}>
        {({ data }) => (
          <>
            <Head unit={data} />
            <HoldersOverTime unit={data} />
            <PostsNow unit={data} />
            <AroundUnit id={data.id} name={data.name} />
            <InAndOut unit={data} />
            <ChurnByYear unit={data} />
            <Links unit={data} />
          </>
        )}
      </Await>
    </>
  );
}

function Head({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { change } = useFilter();
  return (
    <div className="unit-head">
      {unit.ancestors.length > 0 && (
        <nav aria-label={t("units.path")}>
          <ol className="crumbs">
            {unit.ancestors.map((above) => (
              <li key={above.id}>
                <PageLink to="/units/$id" params={{ id: above.id }}>
                  <bdi>{above.name}</bdi>
                </PageLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1>
        <bdi>{unit.name}</bdi>
      </h1>
      <p className="quiet">
        {[
          words.level(unit.level),
          unit.type,
          t("units.children", { count: unit.children }),
          unit.valid_to && t("data.validTo", { date: format.date(unit.valid_to) }),
        ]
          .filter(Boolean)
          .join(" · ")}{" "}
        <button type="button" className="link" onClick={() => change({ unit: unit.id })}>
          {t("units.filterHere")}
        </button>
      </p>
    </div>
  );
}

const most = 500;

/** What the filter says of units, where one unit is shown. */
const elsewhere = ["level", "unit"] as const;

function HoldersOverTime({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter } = useFilter();
  const { search, change } = usePlace();
  const below = search.below === "yes";
  const asked: Ask<"/api/v1/units/{id}/holders"> = {
    path: "/api/v1/units/{id}/holders",
    place: { id: unit.id },
    query: {
      ...queryOf(filter, ["since", "until", "kind", "bloc", "office"]),
      ...(below ? { descendants: true } : {}),
      limit: most,
    },
  };
  const answer = useAnswer(asked);
  const holders = answer.data?.data ?? [];
  const posts = new Set(holders.map((holder) => holder.post_id)).size;
  const title = t("units.holders.finding", {
    unit: unit.name,
    tenures: t("official.tenures", { count: holders.length }),
    posts: format.number(posts),
  });
  return (
    <ChartFrame
      title={title}
      name={title}
      asked={asked}
      controls={
        unit.children > 0 && (
          <label>
            <input
              type="checkbox"
              checked={below}
              onChange={(event) => change({ below: event.target.checked ? "yes" : undefined })}
            />{" "}
            {t("units.descendants")}
          </label>
        )
      }
      note={
        <>
          {answer.data?.meta.next && t("state.shownOfMore", { count: holders.length })} <Ignored names={elsewhere} />
        </>
      }
      chart={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data }) => <Holders holders={data} title={title} />}
        </Await>
      }
      table={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data, meta }) => (
            <DataTable
              caption={title}
              rows={data}
              more={meta.next !== undefined}
              keyOf={(holder) => holder.tenure_id}
              columns={[
                { name: t("col.post"), value: (holder) => holder.title },
                {
                  name: t("col.official"),
                  value: (holder) => holder.official ?? holder.official_id,
                  show: (holder) => <Person id={holder.official_id} name={holder.official} />,
                },
                {
                  name: t("col.start"),
                  value: (holder) => holder.start,
                  show: (holder) => format.date(holder.start) || "?",
                },
                {
                  name: t("col.end"),
                  value: (holder) => holder.end,
                  show: (holder) => (holder.end ? format.date(holder.end) : t(`status.${holder.status as "open"}`)),
                },
              ]}
            />
          )}
        </Await>
      }
    />
  );
}

function PostsNow({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const asked = { path: "/api/v1/units/{id}/posts", place: { id: unit.id }, query: { limit: most } } as const;
  const answer = useAnswer(asked);
  const rows = answer.data?.data ?? [];
  if (answer.data && rows.length === 0) return null;
  const posts = new Set(rows.map((row) => row.post_id)).size;
  const held = new Set(rows.filter((row) => row.official_id !== null).map((row) => row.post_id)).size;
  const title = t("units.now", { date: format.date(words.dataset?.as_of) });
  return (
    <ChartFrame
      title={`${title}: ${t("units.now.finding", { held: format.number(held), posts: format.number(posts) })}`}
      name={title}
      asked={asked}
      note={<Ignored names={filterNames} />}
      table={
        <Await answer={answer}>
          {({ data, meta }) => (
            <DataTable
              caption={title}
              rows={data}
              more={meta.next !== undefined}
              keyOf={(row) => `${row.post_id} ${row.tenure_id}`}
              columns={[
                { name: t("col.post"), value: (row) => row.title },
                { name: t("col.bloc"), value: (row) => words.bloc(row.bloc) },
                {
                  name: t("col.official"),
                  value: (row) => row.official ?? row.official_id,
                  show: (row) =>
                    row.official_id ? (
                      <Person id={row.official_id} name={row.official} />
                    ) : (
                      <span className="quiet">{t("units.vacant")}</span>
                    ),
                },
                { name: t("col.start"), value: (row) => row.start, show: (row) => format.date(row.start) || "–" },
              ]}
            />
          )}
        </Await>
      }
    />
  );
}

function InAndOut({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const narrowed = queryOf({ ...filter, unit: "" }, filterNames);
  return (
    <>
      <MovesList
        title={t("flow.fromTo", { from: t("moves.any"), to: unit.name })}
        asked={{ path: "/api/v1/moves", query: { ...narrowed, to_unit: unit.id } }}
      />
      <MovesList
        title={t("flow.fromTo", { from: unit.name, to: t("moves.any") })}
        asked={{ path: "/api/v1/moves", query: { ...narrowed, from_unit: unit.id } }}
      />
    </>
  );
}

function ChurnByYear({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter } = useFilter();
  const asked: Ask<"/api/v1/churn"> = {
    path: "/api/v1/churn",
    query: {
      ...queryOf(filter, ["since", "until", "kind", "bloc", "office"]),
      unit: unit.id,
      level: [unit.level],
      limit: 1000,
    },
  };
  const answer = useAnswer(asked);
  // The unit stands for itself with all below it; its own years are wanted.
  const own = (answer.data?.data ?? []).filter((year) => year.id === unit.id);
  const top = own.reduce<(typeof own)[number] | undefined>((a, b) => (!a || b.share > a.share ? b : a), undefined);
  const title = top
    ? t("units.churn.finding", { year: top.year, share: format.number(top.changed), posts: format.number(top.posts) })
    : t("units.churn.none");
  const key = JSON.stringify(own);
  const option = useCallback(
    (look: Look) => {
      const years = JSON.parse(key) as typeof own;
      const first = Math.min(...years.map((year) => year.year));
      const last = Math.max(...years.map((year) => year.year));
      const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      return {
        grid: { left: 48, right: 12, top: 16, bottom: 28 },
        tooltip: tooltip(look, ({ name, value }: { name: string; value: number }) => [
          `${name}: ${format.percent(value)}`,
        ]),
        xAxis: {
          type: "category",
          data: all.map(String),
          axisLine: { lineStyle: { color: look.line } },
          axisTick: { show: false },
          axisLabel: { color: look.quiet },
        },
        yAxis: {
          type: "value",
          splitLine: { lineStyle: { color: look.line } },
          axisLabel: { color: look.quiet, formatter: (share: number) => format.percent(share) },
        },
        series: [
          {
            type: "bar",
            barMaxWidth: 34,
            itemStyle: { color: palette.blue, borderRadius: [3, 3, 0, 0] },
            data: all.map((year) => years.find((one) => one.year === year)?.share ?? 0),
          },
        ],
      };
    },
    [key, format],
  );
  if (answer.data && own.length === 0) return null;
  return (
    <ChartFrame
      title={title}
      name={t("units.churn")}
      asked={asked}
      note={<Ignored names={elsewhere} />}
      chart={<Await answer={answer}>{() => <EChart option={option} label={title} height={200} />}</Await>}
      table={
        <DataTable
          caption={title}
          rows={own}
          keyOf={(year) => String(year.year)}
          columns={[
            { name: t("col.year"), value: (year) => year.year, show: (year) => year.year },
            { name: t("col.posts"), number: true, value: (year) => year.posts },
            { name: t("col.changed"), number: true, value: (year) => year.changed },
            {
              name: t("col.share"),
              number: true,
              value: (year) => year.share,
              show: (year) => format.percent(year.share),
            },
          ]}
        />
      }
    />
  );
}

function Links({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useAnswer({ path: "/api/v1/units/{id}/links", place: { id: unit.id } });
  if (!answer.data || answer.data.data.length === 0) return null;
  return (
    <section className="card">
      <h2>{t("units.links")}</h2>
      <ul className="sentences">
        {answer.data.data.map((link) => (
          <li key={[link.predecessor_id, link.successor_id, link.kind, link.on].join()}>
            <PageLink to="/units/$id" params={{ id: link.predecessor_id }}>
              {link.predecessor}
            </PageLink>{" "}
            →{" "}
            <PageLink to="/units/$id" params={{ id: link.successor_id }}>
              {link.successor}
            </PageLink>{" "}
            <span className="quiet">
              {t(`units.link.${link.kind as "renamed"}`)} {format.date(link.on)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
