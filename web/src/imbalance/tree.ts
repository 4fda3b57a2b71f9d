import type { Schemas } from "../api/client";

/** A Branch is a unit with all below it. */
export interface Branch {
  id: string;
  name: string;
  level: string;
  parent: Branch | undefined;
  children: Branch[];
  /** What it gained. Moves from one unit of it to another add to one and take from the other, so that they cancel out. */
  net: number;
  /** Arrivals and departures, each counted at its unit. */
  touching: number;
  /** Units that somebody came to or left. */
  moving: number;
  /** The unit itself, without what is below it. */
  own: { net: number; touching: number };
}

type Unit = Pick<Schemas["Unit"], "id" | "name" | "level" | "parent_id">;
type Net = Pick<Schemas["Net"], "id" | "arrivals" | "departures" | "net">;

/** treeOf sums what units gained up their tree, and gives every branch by its id. A unit whose parent is not there is a root. */
export function treeOf(units: readonly Unit[], nets: readonly Net[]): ReadonlyMap<string, Branch> {
  const branches = new Map<string, Branch>();
  for (const { id, name, level } of units) {
    const own = { net: 0, touching: 0 };
    branches.set(id, { id, name, level, parent: undefined, children: [], net: 0, touching: 0, moving: 0, own });
  }
  for (const { id, parent_id } of units) {
    const [branch, parent] = [branches.get(id), branches.get(parent_id ?? "")];
    if (!branch || !parent) continue;
    branch.parent = parent;
    parent.children.push(branch);
  }
  for (const { id, arrivals, departures, net } of nets) {
    const touching = arrivals + departures;
    const unit = branches.get(id);
    if (!unit || touching === 0) continue;
    unit.own = { net, touching };
    for (let above: Branch | undefined = unit; above; above = above.parent) {
      above.net += net;
      above.touching += touching;
      above.moving++;
    }
  }
  return branches;
}

/** rootsOf gives the branches that belong to no other. */
export function rootsOf(tree: ReadonlyMap<string, Branch>): Branch[] {
  return [...tree.values()].filter((branch) => !branch.parent);
}

/** The part of all moves that makes the others a sliver on the map. */
const nearly = 0.95;

/** beginOf gives the root in which nearly all moves are; there is none where several roots have some, or nothing is below it. */
export function beginOf(roots: readonly Branch[]): Branch | undefined {
  const all = roots.reduce((sum, root) => sum + root.touching, 0);
  return roots.find((root) => root.touching > 0 && root.touching >= nearly * all && root.children.length > 0);
}

/** wayTo gives the branches from the root down to one, itself included. */
export function wayTo(branch: Branch | undefined): Branch[] {
  return branch ? [...wayTo(branch.parent), branch] : [];
}

/** Tiles are what a map shows of some branches: those that most moves touch, the others together, and how many are left out. */
export interface Tiles {
  drawn: Branch[];
  rest: { count: number; net: number; touching: number };
  still: number;
}

/** tilesOf chooses the branches that are drawn, at most so many. */
export function tilesOf(branches: readonly Branch[], most: number): Tiles {
  const moving = branches.filter((branch) => branch.touching > 0).sort((a, b) => b.touching - a.touching);
  // One too many is drawn rather than called the rest.
  const drawn = moving.length > most + 1 ? moving.slice(0, most) : moving;
  const rest = moving.slice(drawn.length);
  return {
    drawn,
    rest: {
      count: rest.length,
      net: rest.reduce((sum, branch) => sum + branch.net, 0),
      touching: rest.reduce((sum, branch) => sum + branch.touching, 0),
    },
    still: branches.length - moving.length,
  };
}

/** extremes gives the branch that gains most and the one that loses most, where there are such. */
export function extremes(branches: readonly Branch[]): { gainer?: Branch; loser?: Branch } {
  const found: { gainer?: Branch; loser?: Branch } = {};
  for (const branch of branches) {
    if (branch.net > (found.gainer?.net ?? 0)) found.gainer = branch;
    if (branch.net < (found.loser?.net ?? 0)) found.loser = branch;
  }
  return found;
}
