import { useTranslation } from "react-i18next";
import { Await } from "../shell/Await";
import { useFormat } from "../words/format";
import { useDataset } from "../words/useWords";

/** Facts tells what the dataset is and how its moves are derived. */
export function Facts() {
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
