import type { Schemas } from "../api/client";

type Row = Schemas["Coverage"];

/** What a row counts beside its tenures. */
export type Measure = Exclude<keyof Row, "decade" | "class">;

/** A Covered is how many tenures there are, and how many of them state what. */
export type Covered = Record<Measure, number>;

/** The Certainty of tenures: how precisely start and end are stated, whether they are still held, or neither. It adds up to
 * the tenures. */
export const certainties = ["day", "month", "year", "held", "none"] as const;
export type Certainty = (typeof certainties)[number];

export function certaintyOf(covered: Covered): Record<Certainty, number> {
  return {
    day: covered.both_to_day,
    month: covered.both_to_month,
    year: covered.both_to_year,
    held: covered.dated - covered.both_dates,
    none: covered.tenures - covered.dated,
  };
}

/** covered adds up rows. */
export function covered(rows: readonly Row[]): Covered {
  const sum: Covered = {
    tenures: 0,
    start: 0,
    end_stated: 0,
    end_open: 0,
    end_unknown: 0,
    both_dates: 0,
    both_to_day: 0,
    both_to_month: 0,
    both_to_year: 0,
    dated: 0,
    level: 0,
    bloc: 0,
    office: 0,
    parent: 0,
  };
  for (const row of rows) {
    for (const measure of Object.keys(sum) as Measure[]) sum[measure] += row[measure];
  }
  return sum;
}

/** byDecade adds up the classes of each decade, in the order of the rows. */
export function byDecade(rows: readonly Row[]): { decade: number | null; covered: Covered }[] {
  const decades = [...new Set(rows.map((row) => row.decade))];
  return decades.map((decade) => ({ decade, covered: covered(rows.filter((row) => row.decade === decade)) }));
}

/** share is cut to a tenth of a percent, not rounded, so that 100% is all of them; 0 of nothing. */
export function share(n: number, of: number): number {
  return of === 0 ? 0 : Math.floor((n * 1000) / of) / 1000;
}
