import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { PageLink } from "../filter/PageLink";
import { useFormat } from "../words/format";
import { useDataset } from "../words/useWords";
import { covered, share } from "./coverage";

/** Stated says in a sentence when the tenures of the dataset began and how much they state. Its line is kept free until then,
 * so that what is below it stays where it is; without an answer there is no sentence. */
export function Stated() {
  const { t } = useTranslation();
  const format = useFormat();
  const dataset = useDataset().data?.data;
  const answer = useAnswer({ path: "/api/v1/coverage" });
  const all = covered(answer.data?.data ?? []);
  if (answer.isPending || !dataset) return <p className="quiet">{"\u00a0"}</p>;
  if (!dataset.first_day || !dataset.last_day || all.tenures === 0) return null;
  const percent = (n: number) => format.percent(share(n, all.tenures), 1);
  return (
    <p className="quiet">
      {t("overview.stated", {
        first: format.date(dataset.first_day),
        last: format.date(dataset.last_day),
        dated: percent(all.dated),
        level: percent(all.level),
        office: percent(all.office),
      })}{" "}
      <PageLink to="/data">{t("overview.stated.more")}</PageLink>
    </p>
  );
}
