import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type AnswerOf, type Ask, ask, Problem } from "./client";
import type { paths } from "./schema.gen";

/** useAnswer asks a question and keeps its answer while the page is open. */
export function useAnswer<P extends keyof paths>(
  question: Ask<P>,
  options: { enabled?: boolean } = {},
): UseQueryResult<AnswerOf<P>, Problem> {
  return useQuery<AnswerOf<P>, Problem>({
    queryKey: [question.path, question.place ?? null, question.query ?? null],
    queryFn: ({ signal }) => ask(question, signal),
    enabled: options.enabled ?? true,
  });
}

/** worthRetrying says that the same question may be answered a moment later. */
export function worthRetrying(failures: number, problem: unknown): boolean {
  return (
    failures < 2 && problem instanceof Problem && ["unreachable", "unavailable", "conflict"].includes(problem.code)
  );
}
