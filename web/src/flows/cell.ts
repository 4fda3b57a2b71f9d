import type { Search } from "../filter/filter";

/** A Cell of a table of flows: null is what states nothing, undefined is any. */
export interface Cell {
  from: string | null | undefined;
  to: string | null | undefined;
}

/** cellOf gives the cell that an address has open: `from=` is the row that states nothing, no `from` is all rows. */
export function cellOf(search: Search): Cell | undefined {
  const end = (text: string | undefined) => (text === "" ? null : text);
  if (search.from === undefined && search.to === undefined && search.all === undefined) return undefined;
  return { from: end(search.from), to: end(search.to) };
}
