import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { filterNames, queryOf } from "../filter/filter";
import { joinList } from "../filter/list";
import { PageLink } from "../filter/PageLink";
import { useFilter } from "../filter/useFilter";
import { fromElsewhere, known } from "../heads/locality";
import { Await } from "../shell/Await";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";

/** Findings says what matters most, each as a sentence with its figures and the way to what stands behind it. */
export function Findings() {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const narrowed = queryOf(filter, filterNames);
  const levels = useAnswer({ path: "/api/v1/imbalances", query: { by: "level", ...narrowed } });
  const blocs = useAnswer({ path: "/api/v1/imbalances", query: { by: "bloc", ...narrowed } });
  return (
    <section className="card findings" aria-labelledby="findings">
      <h2 id="findings">{t("overview.findings")}</h2>
      <Await answer={levels}>{({ data }) => <Pairs pairs={data} by="level" />}</Await>
      <Await answer={blocs}>{({ data }) => <Pairs pairs={data} by="bloc" />}</Await>
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

type Pair = Schemas["Imbalance"];

/** Pairs tells the pairs out of balance, those with most moves first. A pair is told from the side that sends more. */
function Pairs({ pairs, by }: { pairs: readonly Pair[]; by: "level" | "bloc" }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const label = by === "level" ? words.level : words.bloc;
  const told = pairs.filter((pair) => pair.verdict === "imbalanced").sort((a, b) => b.n - a.n);
  return (
    <ul className="sentences">
      {told.length === 0 && <li className="quiet">{t(`overview.finding.none.${by}`)}</li>}
      {told.slice(0, 3).map((pair) => {
        const forward = pair.forward >= pair.back;
        const [from, to] = forward ? [pair.from, pair.to] : [pair.to, pair.from];
        const [low, high] = forward ? [pair.ci_low, pair.ci_high] : [1 - pair.ci_high, 1 - pair.ci_low];
        return (
          <li key={pair.from + pair.to}>
            <PageLink to="/flows" search={{ by, from, to }}>
              {t("overview.finding.levels", {
                from: label(from),
                to: label(to),
                forward: format.number(Math.max(pair.forward, pair.back)),
                n: format.number(pair.n),
                share: format.percent(Math.max(pair.share, 1 - pair.share)),
                low: format.percent(low),
                high: format.percent(high),
              })}
            </PageLink>
          </li>
        );
      })}
    </ul>
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
