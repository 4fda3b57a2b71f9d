import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { type Filter, filterNames, readFilter, type Search, writeFilter } from "./filter";

/** usePlace gives what the address says after the question mark, and a way to change it. */
export function usePlace(): { search: Search; change: (patch: Record<string, string | undefined>) => void } {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (patch: Record<string, string | undefined>) => {
      void navigate({
        to: ".",
        search: ((now: Search) => ({ ...now, ...patch })) as never,
        replace: false,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { search, change };
}

/** useFilter gives the filter in the address, and a way to change it. */
export function useFilter(): { filter: Filter; change: (patch: Partial<Filter>) => void; clear: () => void } {
  const { search, change } = usePlace();
  const filter = useMemo(() => readFilter(search), [search]);
  const put = useCallback(
    (next: Filter) => {
      const written = writeFilter(next);
      change(Object.fromEntries(filterNames.map((name) => [name, written[name]])));
    },
    [change],
  );
  return {
    filter,
    change: useCallback((patch) => put({ ...filter, ...patch }), [put, filter]),
    clear: useCallback(() => put({ kind: [], level: [], bloc: [], office: [] }), [put]),
  };
}
