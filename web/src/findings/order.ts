import type { Schemas } from "../api/client";

type Finding = Schemas["Finding"];

/** How findings can be put in order; the API has them by importance. */
export const sorts = ["importance", "q", "size"] as const;
export type Sort = (typeof sorts)[number];

export const verdicts = ["all", "imbalanced", "described", "balanced", "too_few"] as const;
export type Verdict = (typeof verdicts)[number];

/** The figures that say how many, for a finding of which only the first that stand behind it were listed. */
const counts = ["moves", "changed"];

/** sizeOf is how many moves, tenures, posts or units stand behind a finding, as far as they were counted. */
export function sizeOf({ evidence, figures }: Finding): number {
  return evidence.total ?? figures.find((figure) => counts.includes(figure.name))?.value ?? evidence.ids.length;
}

/** qOf is that of the test that decides; a finding that was not tested has none. */
export function qOf(finding: Finding): number | undefined {
  return finding.tests[0]?.q;
}

/** arrange gives the findings with a verdict in an order. Those that are alike stay as the API has them. */
export function arrange(findings: readonly Finding[], sort: Sort, verdict: Verdict): Finding[] {
  const chosen = findings.filter((finding) => verdict === "all" || finding.verdict === verdict);
  // A q is at most 1, so what was not tested comes last.
  if (sort === "q") return chosen.sort((a, b) => (qOf(a) ?? 2) - (qOf(b) ?? 2));
  if (sort === "size") return chosen.sort((a, b) => sizeOf(b) - sizeOf(a));
  return chosen;
}
