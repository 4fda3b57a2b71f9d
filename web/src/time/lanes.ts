/** lanesOf puts spans of time into as few lanes as possible, so that no two in one lane overlap. It gives the lane of each,
 * counted from 0, in the order given; earlier spans get the lanes further up. Touching is not overlapping. */
export function lanesOf(spans: readonly { from: number; to: number }[]): number[] {
  const order = spans
    .map((span, index) => ({ ...span, index }))
    .sort((a, b) => a.from - b.from || b.to - a.to || a.index - b.index);
  const ends: number[] = [];
  const lanes = new Array<number>(spans.length).fill(0);
  for (const { from, to, index } of order) {
    let lane = ends.findIndex((end) => end <= from);
    if (lane < 0) lane = ends.length;
    ends[lane] = to;
    lanes[index] = lane;
  }
  return lanes;
}
