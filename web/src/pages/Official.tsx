import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { Timeline } from "../career/Timeline";
import { ChartFrame } from "../chart/ChartFrame";
import { PageLink } from "../filter/PageLink";
import { Direction } from "../moves/Direction";
import { Post } from "../moves/MovesList";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";

type Career = Schemas["Career"];

export default function Official() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = { path: "/api/v1/officials/{id}/career", place: { id } } as const;
  const answer = useAnswer(asked);
  return (
    <>
      <p>
        <PageLink to="/officials" className="quiet">
          ← {t("official.back")}
        </PageLink>
      </p>
      {answer.isLoadingError && (
        <h1>
          <bdi>{id}</bdi>
        </h1>
      )}
      <Await answer={answer}>
        {({ data }) => {
          const name = data.official.name ?? data.official.id;
          const title = t("official.career", {
            name,
            tenures: t("official.tenures", { count: data.tenures.length }),
            moves: t("flow.moves", { count: data.moves.length }),
          });
          return (
            <>
              <h1>
                <bdi>{name}</bdi>
              </h1>
              <Facts id={id} />
              <ChartFrame
                title={title}
                name={title}
                asked={asked}
                chart={<Timeline tenures={data.tenures} moves={data.moves} title={title} />}
                table={<Tenures tenures={data.tenures} caption={title} />}
              />
              <Moves career={data} />
            </>
          );
        }}
      </Await>
    </>
  );
}

function Facts({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useAnswer({ path: "/api/v1/officials/{id}", place: { id } });
  const official = answer.data?.data;
  if (!official) return null;
  return (
    <dl className="facts" aria-label={t("official.facts")}>
      <div>
        <dt>{t("col.id")}</dt>
        <dd>{official.id}</dd>
      </div>
      {official.birth_date && (
        <div>
          <dt>{t("col.born")}</dt>
          <dd>{format.date(official.birth_date)}</dd>
        </div>
      )}
      {official.native_unit && (
        <div>
          <dt>{t("col.native")}</dt>
          <dd>
            <bdi>{official.native_unit}</bdi>
          </dd>
        </div>
      )}
      {official.source && (
        <div>
          <dt>{t("data.source")}</dt>
          <dd>{official.source}</dd>
        </div>
      )}
    </dl>
  );
}

function Tenures({ tenures, caption }: { tenures: Career["tenures"]; caption: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return (
    <DataTable
      caption={caption}
      rows={tenures}
      keyOf={(tenure) => tenure.id}
      columns={[
        { name: t("col.start"), value: (tenure) => tenure.start, show: (tenure) => format.date(tenure.start) || "?" },
        {
          name: t("col.end"),
          value: (tenure) => tenure.end,
          show: (tenure) => (tenure.end ? format.date(tenure.end) : t(`status.${tenure.status as "open"}`)),
        },
        {
          name: t("col.post"),
          value: (tenure) => tenure.title,
          show: (tenure) => <Post title={tenure.title} unit={tenure.unit} unitID={tenure.unit_id} />,
        },
        { name: t("col.level"), value: (tenure) => words.level(tenure.level) },
        { name: t("col.bloc"), value: (tenure) => words.bloc(tenure.bloc) },
        { name: t("col.kind"), value: (tenure) => (tenure.arrival === null ? null : words.kind(tenure.arrival)) },
        {
          name: t("col.outcome"),
          value: (tenure) => tenure.outcome,
          show: (tenure) => t(`outcome.${tenure.outcome as "move"}`),
        },
      ]}
    />
  );
}

function Moves({ career }: { career: Career }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const posts = new Map(career.tenures.map((tenure) => [tenure.post_id, tenure]));
  const post = (id: string, unit: string) => {
    const tenure = posts.get(id);
    return <Post title={tenure?.title ?? id} unit={tenure?.unit ?? unit} unitID={unit} />;
  };
  return (
    <section className="card">
      <h2>{t("official.moves")}</h2>
      {career.moves.length === 0 ? (
        <p className="quiet">{t("official.moves.none")}</p>
      ) : (
        <DataTable
          caption={t("official.moves")}
          rows={career.moves}
          keyOf={(move) => move.id}
          columns={[
            {
              name: t("col.date"),
              value: (move) => move.on,
              show: (move) => <span className="nowrap">{format.date(move.on)}</span>,
            },
            {
              name: t("col.left"),
              value: (move) => move.from_post,
              show: (move) => post(move.from_post, move.from_unit),
            },
            { name: t("col.taken"), value: (move) => move.to_post, show: (move) => post(move.to_post, move.to_unit) },
            { name: t("col.kind"), value: (move) => words.kind(move.kind) },
            {
              name: t("col.direction"),
              value: (move) => move.direction,
              show: (move) => <Direction direction={move.direction} />,
            },
            { name: t("col.gap"), number: true, value: (move) => move.gap_days },
          ]}
        />
      )}
    </section>
  );
}
