import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { Evidence } from "./Evidence";
import { isRanged, markOf, writeFigure } from "./figures";
import { IntervalChart } from "./IntervalChart";
import { TestsTable } from "./TestsTable";
import { useFindingWords } from "./useFindingWords";
import { Verdict } from "./Verdict";

type Finding = Schemas["Finding"];

/** FindingView opens a finding: its figures, its reasoning, its tests and what stands behind it. */
export function FindingView({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const asked = {
    path: "/api/v1/findings/{id}",
    place: { id },
    query: queryOf(filter, filterNames),
  } as const;
  const answer = useAnswer(asked);
  return (
    <div className="finding">
      <button type="button" className="link" onClick={onClose}>
        {t("finding.close")}
      </button>
      <Await answer={answer}>
        {({ data }) => (
          <>
            <Figures finding={data} asked={asked} />
            <Reasoning finding={data} />
            <Evidence evidence={data.evidence} />
          </>
        )}
      </Await>
    </div>
  );
}

function Figures({ finding, asked }: { finding: Finding; asked: Parameters<typeof ChartFrame>[0]["asked"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFindingWords();
  const title = words.said(finding.sentence);
  const ranged = finding.figures.filter(isRanged);
  const mark = (name: string) => markOf(finding, name);
  return (
    <ChartFrame
      title={title}
      name={words.said(finding.what)}
      asked={asked}
      controls={
        <p>
          <Verdict verdict={finding.verdict} /> {words.said(finding.reason)}
        </p>
      }
      chart={
        ranged.length > 0 && <IntervalChart figures={ranged} markOf={mark} verdict={finding.verdict} title={title} />
      }
      note={ranged.some((figure) => mark(figure.name) !== undefined) && t("finding.mark")}
      table={
        <DataTable
          caption={t("finding.figures")}
          rows={finding.figures}
          keyOf={(figure) => figure.name}
          columns={[
            { name: t("finding.figure"), value: (figure) => words.figure(figure.name) },
            {
              name: t("finding.value"),
              number: true,
              value: (figure) => figure.value,
              show: (figure) => writeFigure(format, figure.name, figure.value),
            },
            {
              name: t("chart.interval"),
              value: (figure) => figure.low ?? null,
              show: (figure) =>
                isRanged(figure) &&
                `${writeFigure(format, figure.name, figure.low)}–${writeFigure(format, figure.name, figure.high)}`,
            },
          ]}
        />
      }
    />
  );
}

function Reasoning({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const words = useFindingWords();
  const reason = words.said(finding.reason);
  return (
    <section className="card">
      <h2>{t("finding.steps")}</h2>
      <ol className="steps">
        {(finding.steps ?? []).map(words.said).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h2>{t("finding.tests")}</h2>
      {finding.tests.length > 0 ? (
        <TestsTable tests={finding.tests} />
      ) : (
        <p className="quiet">
          {finding.verdict === "too_few" ? t("finding.tests.tooFew", { reason }) : t("finding.tests.none", { reason })}
        </p>
      )}
    </section>
  );
}
