import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { usePlace } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { useFormat } from "../words/format";
import { ProblemList } from "./ProblemList";
import { counted } from "./problems";
import { useCodeName } from "./useCodeName";

type Code = Schemas["ReportCode"];

/** Problems tells what the last load found wrong, by code; a code in the address narrows the list of rows to it. */
export function Problems() {
  const { t } = useTranslation();
  const asked = { path: "/api/v1/report/codes" } as const;
  const answer = useAnswer(asked);
  const files = useAnswer({ path: "/api/v1/report/files" });
  const { search } = usePlace();
  const codes = answer.data?.data ?? [];
  const { all, errors } = counted(codes);
  const title =
    !answer.data || !files.data
      ? t("data.problems")
      : files.data.data.length === 0
        ? t("data.problems.notKept")
        : all === 0
          ? t("data.problems.none")
          : `${t("data.problems.finding", { count: all })} ${t("data.problems.errors", { count: errors })}`;
  const code = codes.some((each) => each.code === search.problem) ? search.problem : undefined;
  return (
    <>
      <ChartFrame
        title={title}
        name={t("data.problems")}
        asked={asked}
        note={all > 0 ? t("data.problems.about") : undefined}
        table={<Await answer={answer}>{({ data }) => <Codes codes={data} chosen={code} caption={title} />}</Await>}
      />
      {all > 0 && <ProblemList code={code} total={code ? totalOf(codes, code) : all} />}
    </>
  );
}

function totalOf(codes: readonly Code[], code: string): number {
  return counted(codes.filter((each) => each.code === code)).all;
}

function Codes({ codes, chosen, caption }: { codes: readonly Code[]; chosen: string | undefined; caption: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useCodeName();
  const { change } = usePlace();
  const most = Math.max(1, ...codes.map((code) => code.problems));
  if (codes.length === 0) return null;
  return (
    <table className="bars">
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {codes.map(({ severity, code, problems }) => (
          <tr key={`${severity} ${code}`}>
            <th scope="row">
              <button
                type="button"
                className="link"
                aria-pressed={code === chosen}
                onClick={() => change({ problem: code === chosen ? undefined : code })}
              >
                {name(code)}
              </button>{" "}
              <span className={`verdict ${severity}`}>{t(`data.severity.${severity as "error"}`)}</span>
            </th>
            <td className="bar-cell" aria-hidden="true">
              <meter min={0} max={most} value={problems} />
            </td>
            <td className="number">{format.number(problems)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
