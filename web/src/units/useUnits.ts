import type { Schemas } from "../api/client";
import { useWhole, type Whole } from "../api/useWhole";

/** So many units are an answer under a megabyte. */
const page = 3000;

/** useUnits asks for the whole tree of units, once for all that need it. */
export function useUnits(options: { enabled?: boolean } = {}) {
  return useWhole({ path: "/api/v1/units" }, page, options);
}

/** namesOf gives the names of units by their ids. */
export function namesOf(units: Whole<Schemas["Unit"]> | undefined): ReadonlyMap<string, string> {
  return new Map(units?.rows.map((unit) => [unit.id, unit.name]));
}
