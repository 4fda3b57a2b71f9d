import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { Interval } from "../chart/Interval";
import { PageLink } from "../filter/PageLink";
import { usePlace } from "../filter/useFilter";
import { useFormat } from "../words/format";
import { isRanged, markOf, scaleOf, writeRange } from "./figures";
import { qOf } from "./order";
import { useFindingWords } from "./useFindingWords";
import { Verdict } from "./Verdict";

/** A FindingCard tells a finding in a sentence, with the figure that says most, and leads to its reasoning. */
export function FindingCard({ finding }: { finding: Schemas["Finding"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFindingWords();
  const { search } = usePlace();
  const main = finding.figures.find(isRanged);
  const q = qOf(finding);
  return (
    <li>
      <p className="finding-head">
        <Verdict verdict={finding.verdict} /> <span className="quiet">{words.topic(finding.topic)}</span>
      </p>
      <PageLink to="/imbalances" search={{ ...search, finding: finding.id }}>
        {words.said(finding.sentence)}
      </PageLink>
      <div className="finding-figures">
        {main && (
          <Interval
            {...main}
            mark={markOf(finding, main.name)}
            scale={scaleOf([main])}
            verdict={finding.verdict}
            text={`${words.figure(main.name)}: ${writeRange(format, main)}`}
          />
        )}
        {q !== undefined && (
          <span>
            {t("col.q")} {format.small(q)}
          </span>
        )}
        <span>{words.behind(finding.evidence)}</span>
      </div>
    </li>
  );
}
