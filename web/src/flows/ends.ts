import { useMemo } from "react";
import { colourOf } from "../chart/palette";
import type { Ends } from "../chart/Sankey";
import { useWords } from "../words/useWords";
import type { Flow } from "./sums";
import { busiest } from "./sums";

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
