/** The sides of something: what moves led from to it, and what they led to from it. */
export const sides = ["before", "after"] as const;
export type Side = (typeof sides)[number];

/** A Neighbour stands on one side, with the moves that join it. */
export interface Neighbour {
  side: string;
  moves: number;
}

/** on gives the neighbours of one side. */
export function on<N extends Neighbour>(side: Side, neighbours: readonly N[]): N[] {
  return neighbours.filter((neighbour) => neighbour.side === side);
}

/** busiestOn takes the first of each side, which come most moves first, and tells how many are left out, with how many
 * moves. */
export function busiestOn<N extends Neighbour>(neighbours: readonly N[], most: number) {
  const shown = sides.flatMap((side) => on(side, neighbours).slice(0, most));
  const sum = (some: readonly N[]) => some.reduce((moves, neighbour) => moves + neighbour.moves, 0);
  return { shown, left: neighbours.length - shown.length, leftMoves: sum(neighbours) - sum(shown) };
}
