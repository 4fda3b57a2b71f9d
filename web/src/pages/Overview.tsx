import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { Sankey } from "../chart/Sankey";
import { Stated } from "../data/Stated";
import { filterNames, queryOf, type Search } from "../filter/filter";
import { PageLink } from "../filter/PageLink";
import { useFilter } from "../filter/useFilter";
import { Findings } from "../findings/Findings";
import { useEnds } from "../flows/ends";
import { FlowsTable } from "../flows/FlowsTable";
import { largest, total } from "../flows/sums";
import { Await } from "../shell/Await";
import { useFormat } from "../words/format";
import { useDataset, useWords } from "../words/useWords";

export default function Overview() {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="visually-hidden">{t("overview.title")}</h1>
      <Figures />
      <Stated />
      <div className="columns level">
        <LevelFlows />
        <Findings />
      </div>
      <About />
    </>
  );
}

/** The Figures say how much there is. */
function Figures() {
  const { t } = useTranslation();
  const format = useFormat();
  const dataset = useDataset();
  return (
    <Await answer={dataset}>
      {({ data }) => (
        <dl className="figures">
          {(["officials", "tenures", "moves", "posts", "units"] as const).map((what) => (
            <div key={what}>
              <dt>{t(`overview.${what}`)}</dt>
              <dd>{format.number(data[what])}</dd>
            </div>
          ))}
          {data.first_day && data.last_day && (
            <div>
              <dt>{t("overview.period")}</dt>
              <dd>
                {data.first_day.slice(0, 4)}–{data.last_day.slice(0, 4)}
              </dd>
            </div>
          )}
        </dl>
      )}
    </Await>
  );
}

function LevelFlows() {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter } = useFilter();
  const navigate = useNavigate();
  const asked = { path: "/api/v1/flows", query: { by: "level", ...queryOf(filter, filterNames) } } as const;
  const answer = useAnswer(asked);
  const flows = answer.data?.data ?? [];
  const ends = useEnds("level", flows);
  const most = largest(flows);
  const title = most
    ? t("overview.sankey.finding", {
        share: format.percent(most.moves / total(flows)),
        moves: t("flow.moves", { count: total(flows) }),
        from: ends.label(most.from),
        to: ends.label(most.to),
      })
    : t("overview.flows");
  const open = (from: string | null, to: string | null) => {
    void navigate({
      to: "/flows" as never,
      search: ((now: Search) => ({ ...now, by: "level", from: from ?? "", to: to ?? "" })) as never,
    });
  };
  return (
    <ChartFrame
      title={title}
      name={title}
      asked={asked}
      chart={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data }) => (
            <>
              <Sankey flows={data} title={title} {...ends} onOpen={open} />
              <ul className="flow-links">
                {[...data]
                  .sort((a, b) => b.moves - a.moves)
                  .slice(0, 8)
                  .map((flow) => (
                    <li key={`${flow.from} ${flow.to}`}>
                      <PageLink to="/flows" search={{ by: "level", from: flow.from ?? "", to: flow.to ?? "" }}>
                        {t("flow.fromTo", { from: ends.label(flow.from), to: ends.label(flow.to) })}{" "}
                        <strong>{format.number(flow.moves)}</strong>
                      </PageLink>
                    </li>
                  ))}
              </ul>
            </>
          )}
        </Await>
      }
      table={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {({ data }) => <FlowsTable caption={title} flows={data} by="level" label={ends.label} />}
        </Await>
      }
    />
  );
}

/** About tells where the data comes from, in the words of the dataset. */
function About() {
  const { t } = useTranslation();
  const { dataset } = useWords();
  if (!dataset?.source) return null;
  return (
    <section className="card about">
      <h2>{t("app.invented")}</h2>
      <p>{dataset.source}</p>
      {dataset.licence && <p className="quiet">{dataset.licence}</p>}
    </section>
  );
}
