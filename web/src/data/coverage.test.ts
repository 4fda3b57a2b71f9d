import { expect, test } from "vitest";
import { byDecade, certainties, certaintyOf, covered, share } from "./coverage";

const nothing = {
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

const rows = [
  {
    ...nothing,
    decade: 2000,
    class: "career",
    tenures: 5,
    start: 5,
    both_dates: 3,
    both_to_day: 2,
    both_to_year: 1,
    dated: 4,
  },
  { ...nothing, decade: 2000, class: "membership", tenures: 2, start: 2, dated: 2, level: 1 },
  { ...nothing, decade: null, class: "career", tenures: 1 },
];

test("the classes of a decade are added up, and no start comes last", () => {
  const decades = byDecade(rows);
  expect(decades.map(({ decade, covered }) => [decade, covered.tenures, covered.start, covered.level])).toEqual([
    [2000, 7, 7, 1],
    [null, 1, 0, 0],
  ]);
  expect(byDecade([])).toEqual([]);
});

test("every tenure is counted under one certainty", () => {
  // Of 8 tenures 2 are to the day and 1 to the year; 6 are dated, so that 3 are still held, and 2 are neither.
  const certainty = certaintyOf(covered(rows));
  expect(certainty).toEqual({ day: 2, month: 0, year: 1, held: 3, none: 2 });
  expect(certainties.reduce((sum, each) => sum + certainty[each], 0)).toBe(8);
});

test("a share is cut, so that only all of them are 100%", () => {
  expect(share(9999, 10_000)).toBe(0.999);
  expect(share(7, 7)).toBe(1);
  expect(share(2, 3)).toBe(0.666);
  expect(share(0, 0)).toBe(0);
});
