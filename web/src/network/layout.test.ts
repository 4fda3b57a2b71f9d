import { expect, test } from "vitest";
import { boxOf, busiest, layout, overlap, type Route } from "./layout";

const route = (from: number, to: number, moves: number): Route => ({
  from_id: `u${from}`,
  from_name: `Huyện ${from}`,
  to_id: `u${to}`,
  to_name: `Huyện ${to}`,
  moves,
});

/** Sixty units: a chain, and every third joined to the first. */
const many = Array.from({ length: 59 }, (_, i) => route(i, i + 1, 1)).concat(
  Array.from({ length: 19 }, (_, i) => route(0, 3 * (i + 1), 2)),
);

test.each([
  [600, 560],
  [328, 560],
])("every node lies within a room of %i by %i, which is filled", (width, height) => {
  const nodes = layout(many, width, height);
  expect(nodes.length).toBe(60);
  const ends = (axis: "x" | "y") => [Math.min(...nodes.map((n) => n[axis])), Math.max(...nodes.map((n) => n[axis]))];
  expect(ends("x").map(Math.round)).toEqual([20, width - 20]);
  expect(ends("y").map(Math.round)).toEqual([20, height - 20]);
});

test("no name that is shown leaves the room, or hides another; those of the busiest may hide lesser nodes only", () => {
  const nodes = layout(many, 328, 560);
  const named = nodes.filter((node) => node.shown);
  expect(named[0]?.id).toBe("u0"); // 39 moves, more than any other
  expect(named.length).toBeLessThan(nodes.length); // so many names have no room there
  for (const node of named) {
    const lesser = nodes.indexOf(node) < busiest ? nodes.slice(busiest) : [];
    const box = boxOf(node, node.side);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(328);
    const [half, others] = [(other: { size: number }) => other.size / 2, nodes.filter((other) => other !== node)];
    for (const other of others) {
      const [x, y, r] = [other.x, other.y, half(other)];
      if (!lesser.includes(other))
        expect(overlap(box, { left: x - r, right: x + r, top: y - r, bottom: y + r })).toBe(false);
      if (other.shown) expect(overlap(box, boxOf(other, other.side))).toBe(false);
    }
  }
});

test("the same routes are always placed alike", () => {
  expect(layout(many, 800, 560)).toEqual(layout(many, 800, 560));
});

test("two nodes do not fly apart, and both have their names", () => {
  const [a, b] = layout([route(1, 2, 3)], 1200, 560);
  expect(Math.abs((a?.x ?? 0) - (b?.x ?? 0))).toBeLessThan(600);
  expect([a?.shown, b?.shown]).toEqual([true, true]);
});
