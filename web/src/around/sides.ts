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

export function movesOf(neighbours: readonly Neighbour[]): number {
  return neighbours.reduce((moves, neighbour) => moves + neighbour.moves, 0);
}

/** leaderOf gives the first of one side, which come most moves first, if none other has as many moves. */
export function leaderOf<N extends Neighbour>([first, second]: readonly N[]): N | undefined {
  return first && first.moves > (second?.moves ?? 0) ? first : undefined;
}

/** busiestOn takes the first of each side, which come most moves first, and tells how many are left out, with how many
 * moves. */
export function busiestOn<N extends Neighbour>(neighbours: readonly N[], most: number) {
  const shown = sides.flatMap((side) => on(side, neighbours).slice(0, most));
  return { shown, left: neighbours.length - shown.length, leftMoves: movesOf(neighbours) - movesOf(shown) };
}
