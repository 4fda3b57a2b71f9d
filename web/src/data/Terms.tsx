import { useTranslation } from "react-i18next";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";

/** Terms lists the levels, blocs and kinds of moves of the dataset. */
export function Terms() {
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
