import { expect, test } from "vitest";
import { busiestOn, leaderOf, on } from "./sides";

const neighbours = [
  { side: "before", id: "a", moves: 5 },
  { side: "before", id: "b", moves: 3 },
  { side: "before", id: "c", moves: 2 },
  { side: "after", id: "a", moves: 1 },
];

test("each side has its own neighbours", () => {
  expect(on("before", neighbours).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(on("after", neighbours)).toEqual([{ side: "after", id: "a", moves: 1 }]);
});

test("the first of each side are taken, and it is told what is left out", () => {
  const { shown, left, leftMoves } = busiestOn(neighbours, 1);
  expect(shown).toEqual([neighbours[0], neighbours[3]]);
  expect([left, leftMoves]).toEqual([2, 3 + 2]);
  expect(busiestOn(neighbours, 3)).toEqual({ shown: neighbours, left: 0, leftMoves: 0 });
});

test("a side has a leader where one has more moves than any other", () => {
  expect(leaderOf(on("before", neighbours))).toBe(neighbours[0]);
  expect(leaderOf(on("after", neighbours))).toBe(neighbours[3]);
  const even = { side: "after", moves: 1 };
  expect(leaderOf([even, even])).toBeUndefined();
  expect(leaderOf([])).toBeUndefined();
});
