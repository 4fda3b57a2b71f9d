import type { Search } from "../filter/filter";
import { joinList, splitList } from "../filter/list";

/** A Sequence is what careers are asked to pass through: levels in order. It is all that the question for careers needs,
 * whatever wrote it. */
export interface Sequence {
  levels: string[];
  /** Other levels may lie between. */
  gaps: boolean;
  /** The last step may be at a higher level. */
  orHigher: boolean;
}

/** The most levels that the API takes. */
export const longest = 8;

/** readSequence takes a sequence out of an address, whose levels are the standard ones where it names none. */
export function readSequence(search: Search, standard: string[]): Sequence {
  return {
    levels: search.levels === undefined ? standard : splitList(search.levels),
    gaps: search.gaps !== "false",
    orHigher: search.or_higher === "true",
  };
}

/** writeSequence gives what an address says of a sequence. */
export function writeSequence({ levels, gaps, orHigher }: Sequence): Record<string, string | undefined> {
  return {
    levels: joinList(levels),
    gaps: gaps ? undefined : "false",
    or_higher: orHigher ? "true" : undefined,
  };
}
