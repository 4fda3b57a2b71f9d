import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";

/** Claims holds the figures published with the dataset against the graph. */
export function Claims() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const asked = { path: "/api/v1/reconcile", query: { limit: 1000 } } as const;
  const answer = useAnswer(asked);
  const claims = useAnswer({ path: "/api/v1/claims", query: { limit: 1000 } });
  const told = new Map(claims.data?.data.map((claim) => [claim.id, claim]));
  const found = answer.data?.data ?? [];
  const equal = found.filter((claim) => claim.verdict === "equal").length;
  const title = found.length > 0 ? t("data.claims.finding", { equal, total: found.length }) : t("data.claims");
  /** A claim in words: the levels, the office and the kind that it counts, else its id. */
  const name = (id: string): string => {
    const claim = told.get(id);
    if (!claim) {
      const whole = id.replace(/:parts$/, "");
      return whole === id ? id : t("data.claims.parts", { whole: name(whole) });
    }
    const ends = [claim.from_id, claim.to_id].filter((end) => end !== null).map(words.level);
    const parts = [ends.join(" → "), claim.office && words.office(claim.office), claim.kind && words.kind(claim.kind)];
    return parts.filter(Boolean).join(", ") || id;
  };
  return (
    <ChartFrame
      title={title}
      name={t("data.claims")}
      asked={asked}
      table={
        <Await answer={answer}>
          {({ data, meta }) =>
            data.length === 0 ? (
              <p className="quiet">{t("data.claims.none")}</p>
            ) : (
              <DataTable
                caption={title}
                rows={[...data].sort((a, b) => Number(a.verdict === "equal") - Number(b.verdict === "equal"))}
                keyOf={(claim) => claim.claim_id}
                more={meta.next !== undefined}
                columns={[
                  {
                    name: t("col.claim"),
                    value: (claim) => name(claim.claim_id),
                    show: (claim) => (
                      <>
                        {name(claim.claim_id)}
                        <br />
                        <span className="quiet">
                          {claim.claim_id}
                          {told.get(claim.claim_id)?.source && ` · ${told.get(claim.claim_id)?.source}`}
                        </span>
                      </>
                    ),
                  },
                  { name: t("col.claimed"), number: true, value: (claim) => claim.claimed },
                  {
                    name: t("col.found"),
                    number: true,
                    value: (claim) => claim.found,
                    show: (claim) => (claim.found === null ? "–" : format.number(claim.found)),
                  },
                  {
                    name: t("col.verdict"),
                    value: (claim) => claim.verdict,
                    show: (claim) => (
                      <>
                        <span className={`verdict ${claim.verdict}`}>{t(`verdict.${claim.verdict as "equal"}`)}</span>
                        {claim.reason && <div className="quiet">{claim.reason}</div>}
                      </>
                    ),
                  },
                ]}
              />
            )
          }
        </Await>
      }
    />
  );
}
