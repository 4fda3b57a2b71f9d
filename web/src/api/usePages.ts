import { useInfiniteQuery } from "@tanstack/react-query";
import { type AnswerOf, type Ask, ask, type Meta, type Problem } from "./client";
import type { paths } from "./schema.gen";

/** The rows of a list that the API answers with. */
export type RowOf<P extends keyof paths> = AnswerOf<P> extends { data: (infer R)[] } ? R : never;

/** A Page is a part of a list. */
export interface Page<R> {
  data: R[];
  meta: Meta;
}

/** askPage asks for one page of a list; the cursor of the first is empty. */
export function askPage<P extends keyof paths>(
  question: Ask<P>,
  limit: number,
  cursor: string,
  signal: AbortSignal,
): Promise<Page<RowOf<P>>> {
  const query = { ...question.query, limit, ...(cursor ? { cursor } : {}) };
  return ask({ ...question, query } as Ask<P>, signal) as Promise<Page<RowOf<P>>>;
}

/** usePages asks for a list page by page, the next when it is called for. */
export function usePages<P extends keyof paths>(question: Ask<P>, limit: number) {
  return useInfiniteQuery<Page<RowOf<P>>, Problem>({
    queryKey: ["pages", question.path, question.place ?? null, question.query ?? null, limit],
    queryFn: ({ pageParam, signal }) => askPage(question, limit, pageParam as string, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.meta.next,
  });
}
