import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useDataset, useWords } from "../words/useWords";

const outcomes = ["entry", "addition", "renewal", "reorganisation", "move", "with", "membership", "no_start"] as const;

/** Data tells what the dataset is, what became of its tenures, and how it stands to the figures published with it. */
export default function Data() {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="visually-hidden">{t("data.title")}</h1>
      <Claims />
      <Outcomes />
      <Facts />
      <Terms />
    </>
  );
}

function Claims() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const asked = { path: "/api/v1/reconcile", query: { limit: 1000 } } as const;
  const answer = useAnswer(asked);
  const claims = useAnswer({ path: "/api/v1/claims", query: { limit: 1000 } });
  const told = new Map(claims.data?.data.map((claim) => [claim.id, claim]));
  const found = answer.data?.data ?? [];
  const equal = found.filter((claim) => claim.verdict === "equal").length;
  const title = found.length > 0 ? t("data.claims.finding", { equal, total: found.length }) : t("data.claims");
  /** A claim in words: the levels, the office and the kind that it counts, else its id. */
  const name = (id: string): string => {
    const claim = told.get(id);
    if (!claim) {
      const whole = id.replace(/:parts$/, "");
      return whole === id ? id : t("data.claims.parts", { whole: name(whole) });
    }
    const ends = [claim.from_id, claim.to_id].filter((end) => end !== null).map(words.level);
    const parts = [ends.join(" → "), claim.office && words.office(claim.office), claim.kind && words.kind(claim.kind)];
    return parts.filter(Boolean).join(", ") || id;
  };
  return (
    <ChartFrame
      title={title}
      name={t("data.claims")}
      asked={asked}
      table={
        <Await answer={answer}>
          {({ data, meta }) =>
            data.length === 0 ? (
              <p className="quiet">{t("data.claims.none")}</p>
            ) : (
              <DataTable
                caption={title}
                rows={[...data].sort((a, b) => Number(a.verdict === "equal") - Number(b.verdict === "equal"))}
                keyOf={(claim) => claim.claim_id}
                more={meta.next !== undefined}
                columns={[
                  {
                    name: t("col.claim"),
                    value: (claim) => name(claim.claim_id),
                    show: (claim) => (
                      <>
                        {name(claim.claim_id)}
                        <br />
                        <span className="quiet">
                          {claim.claim_id}
                          {told.get(claim.claim_id)?.source && ` · ${told.get(claim.claim_id)?.source}`}
                        </span>
                      </>
                    ),
                  },
                  { name: t("col.claimed"), number: true, value: (claim) => claim.claimed },
                  {
                    name: t("col.found"),
                    number: true,
                    value: (claim) => claim.found,
                    show: (claim) => (claim.found === null ? "–" : format.number(claim.found)),
                  },
                  {
                    name: t("col.verdict"),
                    value: (claim) => claim.verdict,
                    show: (claim) => (
                      <>
                        <span className={`verdict ${claim.verdict}`}>{t(`verdict.${claim.verdict as "equal"}`)}</span>
                        {claim.reason && <div className="quiet">{claim.reason}</div>}
                      </>
                    ),
                  },
                ]}
              />
            )
          }
        </Await>
      }
    />
  );
}

function Outcomes() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useDataset();
  const data = answer.data?.data;
  const title = data
    ? t("data.outcomes.finding", {
        tenures: format.number(data.tenures),
        moves: format.number(data.move),
        entry: format.number(data.entry),
      })
    : t("data.outcomes");
  return (
    <ChartFrame
      title={title}
      name={t("data.outcomes")}
      asked={{ path: "/api/v1/dataset" }}
      note={t("data.problems")}
      table={
        <Await answer={answer}>
          {({ data }) => (
            <table className="bars">
              <caption className="visually-hidden">{title}</caption>
              <tbody>
                {outcomes.map((outcome) => (
                  <tr key={outcome}>
                    <th scope="row">
                      {t(`outcome.${outcome}`)}
                      <span className="quiet"> {t(`outcome.about.${outcome}`)}</span>
                    </th>
                    <td className="bar-cell" aria-hidden="true">
                      <meter min={0} max={Math.max(data.tenures, 1)} value={data[outcome]} />
                    </td>
                    <td className="number">{format.number(data[outcome])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Await>
      }
    />
  );
}

function Facts() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useDataset();
  return (
    <section className="card">
      <h2>{t("data.facts")}</h2>
      <Await answer={answer}>
        {({ data, meta }) => (
          <dl className="facts wide">
            {(
              [
                ["col.id", data.id],
                ["data.asOf", format.date(data.as_of)],
                [
                  "overview.period",
                  data.first_day &&
                    data.last_day &&
                    t("data.coverage.days", { first: format.date(data.first_day), last: format.date(data.last_day) }),
                ],
                ["data.blankEnd", data.blank_end],
                ["data.overlap", format.number(data.overlap_days)],
                ["data.gap", format.number(data.gap_days)],
                ["data.store", meta.store],
                ["data.revision", format.number(meta.revision)],
                ["data.source", data.source],
                ["data.licence", data.licence],
              ] as const
            ).map(
              ([name, value]) =>
                value && (
                  <div key={name}>
                    <dt>{t(name)}</dt>
                    <dd>
                      <bdi>{value}</bdi>
                    </dd>
                  </div>
                ),
            )}
          </dl>
        )}
      </Await>
    </section>
  );
}

function Terms() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const dataset = words.dataset;
  if (!dataset) return null;
  return (
    <section className="card">
      <h2>{t("data.levels")}</h2>
      <div className="columns three">
        <ul>
          {dataset.levels.map((level) => (
            <li key={level.id}>
              {words.level(level.id)}{" "}
              <span className="quiet">
                {format.number(level.units)} {t("overview.units")}
                {level.valid_to && `, ${t("data.validTo", { date: format.date(level.valid_to) })}`}
              </span>
            </li>
          ))}
        </ul>
        <ul>
          {dataset.blocs.map((bloc) => (
            <li key={bloc.id}>
              {words.bloc(bloc.id)}{" "}
              <span className="quiet">
                {format.number(bloc.posts)} {t("overview.posts")}
              </span>
            </li>
          ))}
        </ul>
        <ul>
          {dataset.kinds.map((kind) => (
            <li key={kind.id}>
              {words.kind(kind.id)}{" "}
              <span className="quiet">
                {t("flow.moves", { count: kind.moves })}
                {kind.rotation && `, ${t("data.rotation")}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
