import { expect, test } from "vitest";
import { cellOf } from "./cell";
import { namesOf } from "./names";
import { among, busiest, largest, total } from "./sums";
import { perYear } from "./years";

// a: 5 + 1 + 2 = 8 moves either way, b: 5 + 3 = 8, c: 1 + 3 = 4, nothing stated: 2.
const flows = [
  { from: "a", to: "b", moves: 5 },
  { from: "a", to: "c", moves: 1 },
  { from: "b", to: "c", moves: 3 },
  { from: null, to: "a", moves: 2 },
];

test("the busiest ends come first, by id where they are as busy", () => {
  expect(busiest(flows)).toEqual(["a", "b", "c", null]);
});

test("only flows between the busiest are drawn, and it is said of how many", () => {
  expect(among(flows, 2)).toEqual({ flows: [{ from: "a", to: "b", moves: 5 }], ends: 2, total: 4 });
  expect(among(flows, 9)).toEqual({ flows, ends: 4, total: 4 });
});

test("sums", () => {
  expect(total(flows)).toBe(11);
  expect(largest(flows)).toBe(flows[0]);
  expect(largest([])).toBeUndefined();
});

test("units are called by the names that come with pairs; nothing else has names", () => {
  const pair = { from: "u1", to: "u2", from_name: "One", to_name: "Two" };
  expect([...namesOf([pair, { from: "party", to: "state", from_name: null, to_name: null }])]).toEqual([
    ["u1", "One"],
    ["u2", "Two"],
  ]);
});

test("a cell is open where the address says so", () => {
  expect(cellOf({})).toBeUndefined();
  expect(cellOf({ from: "a", to: "b" })).toEqual({ from: "a", to: "b" });
  expect(cellOf({ from: "a" })).toEqual({ from: "a", to: undefined }); // the total of a row
  expect(cellOf({ from: "" })).toEqual({ from: null, to: undefined }); // the row that states nothing
  expect(cellOf({ all: "yes" })).toEqual({ from: undefined, to: undefined });
});

test("a year without a move is shown as such", () => {
  expect(perYear([{ year: 2016, moves: 3 }, { year: 2018, moves: 1 }, { year: 2016, moves: 2 }, { moves: 9 }])).toEqual(
    [
      { year: 2016, moves: 5 },
      { year: 2017, moves: 0 },
      { year: 2018, moves: 1 },
    ],
  );
  expect(perYear([])).toEqual([]);
});
