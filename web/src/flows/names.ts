interface Pair {
  from: string;
  to: string;
  from_name: string | null;
  to_name: string | null;
}

/** namesOf gives what the units of pairs are called; pairs of anything else have no names. */
export function namesOf(pairs: readonly Pair[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const pair of pairs) {
    if (pair.from_name !== null) names.set(pair.from, pair.from_name);
    if (pair.to_name !== null) names.set(pair.to, pair.to_name);
  }
  return names;
}
