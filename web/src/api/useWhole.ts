import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Ask, Problem } from "./client";
import type { paths } from "./schema.gen";
import { askPage, type RowOf } from "./usePages";

/** A Whole is all rows of a list, or the first of them where there are more than the page takes. */
export interface Whole<R> {
  rows: R[];
  more: boolean;
}

/** The most rows that are taken of any list: more than the units of a country. */
const most = 15_000;

/** useWhole asks for a list to its end, in answers small enough for the page. */
export function useWhole<P extends keyof paths>(
  question: Ask<P>,
  limit: number,
  options: { enabled?: boolean } = {},
): UseQueryResult<Whole<RowOf<P>>, Problem> {
  return useQuery<Whole<RowOf<P>>, Problem>({
    queryKey: ["whole", question.path, question.place ?? null, question.query ?? null],
    queryFn: async ({ signal }) => {
      const rows: RowOf<P>[] = [];
      let cursor: string | undefined = "";
      while (cursor !== undefined && rows.length < most) {
        const page: Awaited<ReturnType<typeof askPage<P>>> = await askPage(question, limit, cursor, signal);
        rows.push(...page.data);
        cursor = page.meta.next;
      }
      return { rows, more: cursor !== undefined };
    },
    enabled: options.enabled ?? true,
  });
}
