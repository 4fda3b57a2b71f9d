import { useTranslation } from "react-i18next";
import { ChartFrame } from "../chart/ChartFrame";
import { Await } from "../shell/Await";
import { useFormat } from "../words/format";
import { useDataset } from "../words/useWords";

const outcomes = ["entry", "addition", "renewal", "reorganisation", "move", "with", "membership", "no_start"] as const;

/** Outcomes tells what the derivation made of the tenures. */
export function Outcomes() {
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
