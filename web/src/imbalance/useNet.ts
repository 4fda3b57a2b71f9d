import { useWhole } from "../api/useWhole";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter } from "../filter/useFilter";

/** So many units are an answer under a megabyte. */
const page = 5000;

/** useNet asks what each unit gained and lost under the filter. */
export function useNet() {
  const { filter } = useFilter();
  const asked = { path: "/api/v1/net", query: queryOf(filter, filterNames) } as const;
  return { asked, answer: useWhole(asked, page) };
}
