/** yearTicks chooses the years that an axis names: every year, or every second, fifth, tenth…, at most so many. */
export function yearTicks(first: number, last: number, most: number): number[] {
  const [from, to] = [Math.ceil(first), Math.floor(last)];
  for (const step of [1, 2, 5, 10, 20, 50, 100]) {
    const start = Math.ceil(from / step) * step;
    const count = Math.floor((to - start) / step) + 1;
    if (count <= most) return Array.from({ length: Math.max(0, count) }, (_, i) => start + i * step);
  }
  return [from, to];
}
