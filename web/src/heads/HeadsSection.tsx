import { useTranslation } from "react-i18next";
import type { Ask, Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { Person } from "../career/Person";
import { ChartFrame } from "../chart/ChartFrame";
import { queryOf } from "../filter/filter";
import { Ignored } from "../filter/Ignored";
import { PageLink } from "../filter/PageLink";
import { useFilter, usePlace } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { Choice, oneOf } from "../shell/Choice";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";
import { known, total } from "./locality";

const localities = ["all", "not_local", "local", "unknown"] as const;
const listed = 500;

/** HeadsSection tells who holds the head posts and whether they come from the place. */
export function HeadsSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { filter } = useFilter();
  const { search, change } = usePlace();
  const only = oneOf(localities, search.locality);
  const narrowed = queryOf(filter, ["level", "bloc", "unit", "office", "since", "until"]);
  const counts = useAnswer({ path: "/api/v1/heads/locality/counts", query: narrowed });
  const asked: Ask<"/api/v1/heads/locality"> = {
    path: "/api/v1/heads/locality",
    query: { ...narrowed, ...(only === "all" ? {} : { locality: only }), limit: listed },
  };
  const answer = useAnswer(asked);
  const sum = total(counts.data?.data ?? []);
  const where = filter.level.map(words.level).join(", ") || t("filter.all.levels");
  const title =
    !counts.data || sum.heads === 0
      ? t("heads.title")
      : known(sum) === 0
        ? t("heads.unknown", { all: format.number(sum.heads), level: where })
        : t("heads.finding", { notLocal: format.number(sum.not_local), all: format.number(known(sum)), level: where });
  return (
    <ChartFrame
      title={title}
      name={t("heads.title")}
      asked={asked}
      note={<Ignored names={["kind"]} />}
      controls={
        <Choice
          label={t("heads.only")}
          values={localities}
          value={only}
          name={(each) => (each === "all" ? t("heads.only.all") : t(`locality.${each}`))}
          onChange={(next) => change({ locality: next === "all" ? undefined : next })}
        />
      }
      table={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data, meta }) => <Table heads={data} caption={title} more={meta.next !== undefined} />}
        </Await>
      }
    />
  );
}

function Table({
  heads,
  caption,
  more,
}: {
  heads: readonly Schemas["HeadLocality"][];
  caption: string;
  more: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return (
    <DataTable
      caption={caption}
      rows={heads}
      more={more}
      keyOf={(head) => head.tenure_id}
      columns={[
        {
          name: t("col.unit"),
          value: (head) => head.unit,
          show: (head) => (
            <PageLink to="/units/$id" params={{ id: head.unit_id }}>
              <bdi>{head.unit}</bdi>
            </PageLink>
          ),
        },
        { name: t("col.level"), value: (head) => words.level(head.level) },
        { name: t("col.post"), value: (head) => head.title },
        {
          name: t("col.official"),
          value: (head) => head.official ?? head.official_id,
          show: (head) => <Person id={head.official_id} name={head.official} />,
        },
        {
          name: t("col.start"),
          value: (head) => head.start,
          show: (head) => <span className="nowrap">{format.date(head.start)}</span>,
        },
        { name: t("col.native"), value: (head) => head.native_unit },
        { name: t("col.locality"), value: (head) => t(`locality.${head.locality as "local"}`) },
      ]}
    />
  );
}
