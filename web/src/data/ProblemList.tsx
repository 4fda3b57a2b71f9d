import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { usePlace } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { placeOf } from "./problems";
import { useCodeName } from "./useCodeName";

/** The most problems that the page asks for at once: an answer stays well under a megabyte. */
const most = 1000;

/** A ProblemList lists the rows with problems, all that are kept or those of one code. */
export function ProblemList({ code, total }: { code: string | undefined; total: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useCodeName();
  const { change } = usePlace();
  const asked = { path: "/api/v1/report/problems", query: { ...(code && { code }), limit: most } } as const;
  const answer = useAnswer(asked);
  const title = code ? t("data.rows.of", { code: name(code) }) : t("data.rows");
  const shown = answer.data?.data.length ?? 0;
  return (
    <ChartFrame
      title={title}
      name={title}
      asked={asked}
      note={
        shown > 0 && shown < total
          ? t("data.rows.kept", { shown: format.number(shown), total: format.number(total) })
          : undefined
      }
      controls={
        code && (
          <button type="button" className="link" onClick={() => change({ problem: undefined })}>
            {t("data.rows.all")}
          </button>
        )
      }
      table={
        <Await answer={answer}>
          {({ data, meta }) => (
            <DataTable
              caption={title}
              rows={data}
              keyOf={(problem) => String(problem.position)}
              more={meta.next !== undefined}
              columns={[
                { name: t("data.place"), value: placeOf },
                { name: t("data.column"), value: (problem) => problem.column },
                { name: t("data.value"), value: (problem) => problem.value },
                {
                  name: t("data.what"),
                  value: (problem) => name(problem.code),
                  show: (problem) => (
                    <>
                      {name(problem.code)}{" "}
                      <span className={`verdict ${problem.severity}`}>
                        {t(`data.severity.${problem.severity as "error"}`)}
                      </span>
                    </>
                  ),
                },
                {
                  name: t("data.remedy"),
                  value: (problem) => problem.message,
                  show: (problem) => <bdi lang="en">{problem.message}</bdi>,
                },
              ]}
            />
          )}
        </Await>
      }
    />
  );
}
