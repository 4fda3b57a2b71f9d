import type { Schemas } from "../api/client";

type Count = Schemas["LocalityCount"];

/** known counts the heads of whom one can say whether they are local. */
export function known(count: Pick<Count, "local" | "not_local">): number {
  return count.local + count.not_local;
}

/** total adds up counts. */
export function total(counts: readonly Count[]): Pick<Count, "heads" | "local" | "not_local"> {
  return {
    heads: counts.reduce((sum, count) => sum + count.heads, 0),
    local: counts.reduce((sum, count) => sum + count.local, 0),
    not_local: counts.reduce((sum, count) => sum + count.not_local, 0),
  };
}

/** fromElsewhere gives the posts of which something can be told, those with most heads from elsewhere first. Where all
 * or none are from elsewhere the posts are of agencies, of which nobody is a native. */
export function fromElsewhere(counts: readonly Count[]): Count[] {
  return counts
    .filter((count) => known(count) >= 6 && count.not_local > 0 && count.local > 0)
    .sort((a, b) => b.not_local - a.not_local || known(b) - known(a));
}
