import { useMemo } from "react";
import { colourOf } from "../chart/palette";
import type { Ends, Flow } from "../chart/Sankey";
import { useWords } from "../words/useWords";

export const dimensions = ["level", "bloc", "office", "unit"] as const;
export type Dimension = (typeof dimensions)[number];

/** useEnds tells how the ends of flows are called, coloured and ordered: levels from the highest down, blocs as the dataset
 * has them, others by how many moves they have. */
export function useEnds(by: Dimension, flows: readonly Flow[], names?: ReadonlyMap<string, string>): Ends {
  const words = useWords();
  return useMemo(() => {
    const { dataset } = words;
    if (by === "level") {
      return {
        label: (id) => (id === null ? "" : words.level(id)),
        colour: (id) => colourOf(words.rank(id ?? "")),
        order: (id) => -words.rank(id ?? ""),
      };
    }
    if (by === "bloc") {
      const rank = (id: string | null) => dataset?.blocs.findIndex((bloc) => bloc.id === id) ?? -1;
      return { label: words.bloc, colour: (id) => colourOf(rank(id)), order: (id) => (rank(id) < 0 ? 1000 : rank(id)) };
    }
    const busy = busiest(flows);
    const place = new Map(busy.map((id, i) => [id, i]));
    return {
      label: by === "office" ? words.office : (id) => names?.get(id ?? "") ?? id ?? "",
      colour: (id) => colourOf(place.get(id) ?? -1),
      order: (id) => place.get(id) ?? 0,
    };
  }, [by, flows, names, words]);
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
