import { expect, test } from "vitest";
import { beginOf, extremes, rootsOf, tilesOf, treeOf, wayTo } from "./tree";

const unit = (id: string, parent_id: string | null) => ({ id, name: id.toUpperCase(), level: "l", parent_id });
const net = (id: string, arrivals: number, departures: number) => ({
  id,
  arrivals,
  departures,
  net: arrivals - departures,
});

// A province p with districts d, which has the communes c1 and c2, and e, where nothing moves. The parent of x is not there.
const units = [unit("p", null), unit("d", "p"), unit("c1", "d"), unit("c2", "d"), unit("e", "p"), unit("x", "gone")];
// p sent 4 to c1 and 1 to x; c1 sent 1 to c2.
const nets = [net("p", 0, 5), net("c1", 4, 1), net("c2", 1, 0), net("x", 1, 0), net("nowhere", 3, 0)];

test("what units gained is summed up their tree, and moves within a branch cancel out", () => {
  const tree = treeOf(units, nets);
  const sums = ([...tree.values()] as const).map((b) => [b.id, b.net, b.touching, b.moving]);
  expect(sums).toEqual([
    ["p", -1, 11, 3], // lost one to x
    ["d", 4, 6, 2], // 3 + 1 gained; 4 + 1 arrived and 1 left
    ["c1", 3, 5, 1],
    ["c2", 1, 1, 1],
    ["e", 0, 0, 0],
    ["x", 1, 1, 1],
  ]);
  expect(tree.get("p")?.own).toEqual({ net: -5, touching: 5 });
  expect(rootsOf(tree).map((b) => b.id)).toEqual(["p", "x"]);
  expect(wayTo(tree.get("c2")).map((b) => b.id)).toEqual(["p", "d", "c2"]);
});

test("the map begins at the root in which nearly all moves are, where it is one", () => {
  expect(beginOf(rootsOf(treeOf(units, [net("p", 0, 19), net("x", 1, 0)])))?.id).toBe("p"); // 19 of 20
  expect(beginOf(rootsOf(treeOf(units, [net("p", 0, 18), net("x", 1, 0)])))).toBeUndefined(); // 18 of 19
  expect(beginOf(rootsOf(treeOf(units, nets)))).toBeUndefined(); // in p and in x
  expect(beginOf(rootsOf(treeOf(units, nets.slice(0, 3))))?.id).toBe("p");
  expect(beginOf(rootsOf(treeOf(units, nets.slice(3))))).toBeUndefined(); // in x, with nothing below it
  expect(beginOf([])).toBeUndefined();
});

test("the branches with most moves are drawn, and it is said what is left out", () => {
  const many = treeOf(
    ["a", "b", "c", "d", "e"].map((id) => unit(id, null)),
    [net("a", 1, 0), net("b", 0, 9), net("c", 2, 3), net("d", 0, 2)],
  );
  const tiles = (most: number) => {
    const { drawn, rest, still } = tilesOf([...many.values()], most);
    return { drawn: drawn.map((b) => b.id).join(""), rest, still };
  };
  expect(tiles(2)).toEqual({ drawn: "bc", rest: { count: 2, net: -1, touching: 3 }, still: 1 });
  expect(tiles(3)).toEqual({ drawn: "bcda", rest: { count: 0, net: 0, touching: 0 }, still: 1 });
});

test("who gains and who loses most is told only where somebody does", () => {
  const tree = treeOf(units, nets);
  expect(extremes(tree.get("p")?.children ?? [])).toEqual({ gainer: tree.get("d") });
  expect(extremes(rootsOf(tree))).toEqual({ gainer: tree.get("x"), loser: tree.get("p") });
  expect(extremes([])).toEqual({});
});
