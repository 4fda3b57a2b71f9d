import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { filterNames, queryOf } from "../filter/filter";
import { joinList } from "../filter/list";
import { PageLink } from "../filter/PageLink";
import { useFilter } from "../filter/useFilter";
import { fromElsewhere, known } from "../heads/locality";
import { Await } from "../shell/Await";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";
import { type Topic, topicQuery } from "./topics";
import { useFindingWords } from "./useFindingWords";

/** The topics of which the overview tells, and so many findings of each at most. Each is asked for by itself, so that what
 * comes first need not wait for the rest. */
const topicsTold: Partial<Record<Topic, number>> = { pairs: 3, tables: 1, blocs: 1 };

/** Findings says what matters most, each as a sentence with its figures and the way to what stands behind it. */
export function Findings() {
  const { t } = useTranslation();
  return (
    <section className="card findings" aria-labelledby="findings">
      <h2 id="findings">{t("overview.findings")}</h2>
      {Object.entries(topicsTold).map(([topic, most]) => (
        <Told key={topic} topic={topic as Topic} most={most} />
      ))}
      <Heads />
      <Claims />
      <p>
        <PageLink to="/imbalances" className="more">
          {t("overview.findings.more")}
        </PageLink>
      </p>
    </section>
  );
}

/** Told tells the weightiest findings of a topic that are out of balance. */
function Told({ topic, most }: { topic: Topic; most: number }) {
  const { t } = useTranslation();
  const words = useFindingWords();
  const { filter } = useFilter();
  const query = { ...topicQuery(topic), ...queryOf(filter, filterNames), limit: most, evidence: 0 };
  const answer = useAnswer({ path: "/api/v1/findings", query });
  return (
    <Await answer={answer}>
      {({ data }) => {
        const told = data.filter((finding) => finding.verdict === "imbalanced");
        if (told.length === 0)
          return <p className="quiet">{t("overview.finding.none", { topic: words.topic(topic) })}</p>;
        return (
          <ul className="sentences">
            {told.map((finding) => (
              <li key={finding.id}>
                <PageLink to="/imbalances" search={{ topic, finding: finding.id }}>
                  {words.said(finding.sentence)}
                </PageLink>
              </li>
            ))}
          </ul>
        );
      }}
    </Await>
  );
}

/** Heads tells of the kind of head post that most officials from elsewhere hold. */
function Heads() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const levels = (words.dataset?.levels ?? []).filter((level, i) => i > 0 && level.posts > 0).map((level) => level.id);
  const answer = useAnswer(
    { path: "/api/v1/heads/locality/counts", query: { level: levels } },
    { enabled: levels.length > 0 },
  );
  if (levels.length === 0) return null;
  return (
    <Await answer={answer}>
      {({ data }) => (
        <ul className="sentences">
          {fromElsewhere(data)
            .slice(0, 1)
            .map((count) => (
              <li key={count.level + count.office}>
                <PageLink
                  to="/units"
                  search={{
                    level: joinList([count.level]),
                    office: joinList(count.office ? [count.office] : []),
                    locality: "not_local",
                  }}
                >
                  {t("overview.finding.heads", {
                    notLocal: format.number(count.not_local),
                    known: format.number(known(count)),
                    post: count.title,
                    level: words.level(count.level),
                  })}
                </PageLink>
              </li>
            ))}
        </ul>
      )}
    </Await>
  );
}

/** Claims tells how many of the published figures the graph has. */
function Claims() {
  const { t } = useTranslation();
  const answer = useAnswer({ path: "/api/v1/reconcile" });
  return (
    <Await answer={answer}>
      {({ data }) => {
        if (data.length === 0) return null;
        const equal = data.filter((claim) => claim.verdict === "equal").length;
        const different = data.filter((claim) => claim.verdict === "different").length;
        return (
          <ul className="sentences">
            <li>
              <PageLink to="/data">
                {t("overview.finding.claims", { equal, total: data.length })}{" "}
                {different > 0 && t("overview.finding.claims.different", { count: different })}
              </PageLink>
            </li>
          </ul>
        );
      }}
    </Await>
  );
}
