/** perYear adds up the moves of each year, with the years between that have none. */
export function perYear(flows: readonly { year?: number; moves: number }[]): { year: number; moves: number }[] {
  const sums = new Map<number, number>();
  for (const { year, moves } of flows) {
    if (year !== undefined) sums.set(year, (sums.get(year) ?? 0) + moves);
  }
  if (sums.size === 0) return [];
  const first = Math.min(...sums.keys());
  const last = Math.max(...sums.keys());
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, moves: sums.get(first + i) ?? 0 }));
}
