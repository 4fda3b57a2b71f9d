/** A Flow is a number of moves from one of something to another; null is what states none. */
export interface Flow {
  from: string | null;
  to: string | null;
  moves: number;
}

/** busiest gives the ends with most moves, either way, first. */
export function busiest(flows: readonly Flow[]): (string | null)[] {
  const sums = new Map<string | null, number>();
  for (const { from, to, moves } of flows) {
    sums.set(from, (sums.get(from) ?? 0) + moves);
    sums.set(to, (sums.get(to) ?? 0) + moves);
  }
  return [...sums.entries()].sort((a, b) => b[1] - a[1] || (a[0] ?? "").localeCompare(b[0] ?? "")).map(([id]) => id);
}

/** among keeps the flows whose two ends are both among the n busiest. */
export function among(flows: readonly Flow[], n: number): { flows: Flow[]; ends: number; total: number } {
  const busy = busiest(flows);
  const kept = new Set(busy.slice(0, n));
  return {
    flows: flows.filter((flow) => kept.has(flow.from) && kept.has(flow.to)),
    ends: Math.min(n, busy.length),
    total: busy.length,
  };
}

/** largest gives the flow with most moves. */
export function largest<F extends Flow>(flows: readonly F[]): F | undefined {
  return flows.reduce<F | undefined>((most, flow) => (!most || flow.moves > most.moves ? flow : most), undefined);
}

export function total(flows: readonly Flow[]): number {
  return flows.reduce((sum, flow) => sum + flow.moves, 0);
}
