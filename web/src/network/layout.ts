import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { fitting, widthOf } from "../chart/fitting";

/** A Route joins two nodes, be they units or posts. */
export interface Route {
  from_id: string;
  from_name: string;
  to_id: string;
  to_name: string;
  moves: number;
}

/** The sides of a node on which its name may stand, the best first. */
const sides = ["right", "left", "top", "bottom"] as const;
type Side = (typeof sides)[number];

/** A Node has its place, and its name beside it where there is room. */
export interface Node {
  id: string;
  name: string;
  moves: number;
  /** How wide its circle is. */
  size: number;
  x: number;
  y: number;
  /** What of its name is written, and on which side; shown only where nothing is in the way. */
  text: string;
  side: Side;
  shown: boolean;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How much is free around the nodes, how high a name is, and how far it stands off. */
const margin = 20;
const high = 16;
const off = 5;

/** So many of the busiest have their names even where these hide lesser nodes. */
export const busiest = 12;

/** The node with most moves is as large as if it had so many at most. */
const large = 25;

/** A few nodes are drawn no further apart than so many times as they would lie. */
const stretched = 2;

/** layout places the nodes of a network in a room: what is joined lies near, the room is filled, and the busiest have their
 * names. The same routes are always placed alike. */
export function layout(routes: readonly Route[], width: number, height: number): Node[] {
  const nodes = nodesOf(routes, Math.min(220, width * 0.45));
  forceSimulation(nodes)
    .force(
      "link",
      forceLink<Node, { source: string; target: string }>(
        routes.map((route) => ({ source: route.from_id, target: route.to_id })),
      )
        .id((node) => node.id)
        .distance(44),
    )
    .force("charge", forceManyBody().strength(-60).distanceMax(240))
    .force(
      "apart",
      forceCollide<Node>((node) => node.size / 2 + 6),
    )
    .force("x", forceX().strength((0.08 * height) / (width + height)))
    .force("y", forceY().strength((0.08 * width) / (width + height)))
    .stop()
    .tick(250);
  fill(nodes, "x", width);
  fill(nodes, "y", height);
  name(nodes, width, height);
  return nodes;
}

/** nodesOf gives the nodes that routes join, the busiest first, with names of a length at most. */
function nodesOf(routes: readonly Route[], longest: number): Node[] {
  const nodes = new Map<string, Node>();
  const count = (id: string, name: string, moves: number) => {
    const all = (nodes.get(id)?.moves ?? 0) + moves;
    nodes.set(id, {
      ...{ id, name, moves: all, size: 0, text: fitting(name, longest), side: "right", shown: false },
      ...{ x: Number.NaN, y: Number.NaN }, // what has no place yet is given one
    });
  };
  for (const route of routes) {
    count(route.from_id, route.from_name, route.moves);
    count(route.to_id, route.to_name, route.moves);
  }
  const sorted = [...nodes.values()].sort((a, b) => b.moves - a.moves);
  const scale = Math.min(1, large / (sorted[0]?.moves ?? 1));
  for (const node of sorted) node.size = 8 + 5 * Math.sqrt(node.moves * scale);
  return sorted;
}

/** fill moves the nodes so that they reach from one end of a room to the other along an axis. */
function fill(nodes: readonly Node[], axis: "x" | "y", room: number): void {
  const [from, to] = [Math.min(...nodes.map((n) => n[axis])), Math.max(...nodes.map((n) => n[axis]))];
  const scale = Math.min(stretched, (room - 2 * margin) / Math.max(1, to - from));
  for (const node of nodes) node[axis] = room / 2 + (node[axis] - (from + to) / 2) * scale;
}

/** name gives each node, the busiest first, the first side on which its name hides nothing. */
function name(nodes: readonly Node[], width: number, height: number): void {
  const names: Box[] = [];
  const circles = nodes.map(circle);
  for (const [i, node] of nodes.entries()) {
    const taken = [...names, ...(i < busiest ? circles.slice(0, busiest) : circles)];
    const free = sides.find((side) => {
      const box = boxOf(node, side);
      const within = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
      return within && !taken.some((other) => overlap(box, other));
    });
    node.shown = free !== undefined;
    node.side = free ?? (node.x < width / 2 ? "right" : "left");
    if (free) names.push(boxOf(node, free));
  }
}

function circle({ x, y, size }: Node): Box {
  return { left: x - size / 2, top: y - size / 2, right: x + size / 2, bottom: y + size / 2 };
}

/** boxOf gives the room that the name of a node takes on a side. */
export function boxOf(node: Node, side: Side): Box {
  const [long, away] = [widthOf(node.text), node.size / 2 + off];
  const { x, y } = node;
  if (side === "right") return { left: x + away, right: x + away + long, top: y - high / 2, bottom: y + high / 2 };
  if (side === "left") return { left: x - away - long, right: x - away, top: y - high / 2, bottom: y + high / 2 };
  const [left, right] = [x - long / 2, x + long / 2];
  return side === "top"
    ? { left, right, top: y - away - high, bottom: y - away }
    : { left, right, top: y + away, bottom: y + away + high };
}

/** overlap says that two boxes have more in common than an edge. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
