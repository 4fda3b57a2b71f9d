import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { usePages } from "../api/usePages";
import { ChartFrame } from "../chart/ChartFrame";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter, usePlace } from "../filter/useFilter";
import { Choice, oneOf } from "../shell/Choice";
import { Select } from "../shell/Select";
import { Paged } from "../table/PagedTable";
import { warningsOf } from "../words/warnings";
import { FindingCard } from "./FindingCard";
import { arrange, sorts, verdicts } from "./order";
import { topicQuery, topics } from "./topics";
import { useFindingWords } from "./useFindingWords";

/** So many findings are an answer well under a megabyte. */
const page = 50;

/** FindingsList shows the findings of a topic, by importance, by q or by size. */
export function FindingsList() {
  const { t, i18n } = useTranslation();
  const words = useFindingWords();
  const { filter } = useFilter();
  const { search, change } = usePlace();
  const topic = oneOf(topics, search.topic);
  const sort = oneOf(sorts, search.sort);
  const verdict = oneOf(verdicts, search.verdict);
  const asked = { path: "/api/v1/findings", query: { ...topicQuery(topic), ...queryOf(filter, filterNames) } } as const;
  // A list tells how much stands behind each; what that is, is asked for when one is opened.
  const answer = usePages({ ...asked, query: { ...asked.query, evidence: 0 } }, page);
  const pages = answer.data?.pages ?? [];
  const found = pages.flatMap((one) => one.data);
  const out = found.filter((finding) => finding.verdict === "imbalanced").length;
  const title =
    found.length === 0
      ? t("findings.title")
      : answer.hasNextPage
        ? t("findings.count.more", { total: found.length })
        : out > 0
          ? t("findings.count", { count: out, total: found.length })
          : t("findings.count.none", { total: found.length });
  return (
    <ChartFrame
      title={title}
      name={title}
      asked={asked}
      controls={
        <div className="controls">
          <Select
            label={t("findings.topic")}
            values={topics}
            value={topic}
            name={words.topic}
            onChange={(next) => change({ topic: next, finding: undefined })}
          />
          <Choice
            label={t("findings.sort")}
            values={sorts}
            value={sort}
            name={(each) => t(`findings.sort.${each}`)}
            onChange={(next) => change({ sort: next })}
          />
          <Select
            label={t("findings.verdict")}
            values={verdicts}
            value={verdict}
            name={(each) => t(`verdict.${each}`)}
            onChange={(next) => change({ verdict: next === "all" ? undefined : next })}
          />
        </div>
      }
      table={
        <Paged answer={answer}>
          {(rows) => (
            <Cards findings={arrange(rows, sort, verdict)} title={title} onAll={() => change({ verdict: undefined })} />
          )}
        </Paged>
      }
      note={
        <>
          {t("findings.how")} {answer.hasNextPage && t("findings.sortedOfMore")}
          <LeftOut notes={warningsOf(pages[0]?.meta, i18n.language)} />
        </>
      }
    />
  );
}

interface CardsProps {
  findings: readonly Schemas["Finding"][];
  title: string;
  /** Takes the choice of a verdict back. */
  onAll: () => void;
}

function Cards({ findings, title, onAll }: CardsProps) {
  const { t } = useTranslation();
  if (findings.length === 0) {
    return (
      <div className="state">
        <p className="state-title">{t("findings.verdict.none")}</p>
        <button type="button" className="button" onClick={onAll}>
          {t("findings.verdict.all")}
        </button>
      </div>
    );
  }
  return (
    <ul className="sentences findings-list" aria-label={title}>
      {findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} />
      ))}
    </ul>
  );
}

/** LeftOut tells what topics did not count. */
function LeftOut({ notes }: { notes: readonly string[] }) {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <details className="left-out">
      <summary>{t("findings.left", { count: notes.length })}</summary>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  );
}
