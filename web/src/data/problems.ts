import type { Schemas } from "../api/client";

/** counted adds up the problems of a report by what they do to their rows. */
export function counted(codes: readonly Schemas["ReportCode"][]): { all: number; errors: number } {
  const sum = (some: readonly Schemas["ReportCode"][]) => some.reduce((n, code) => n + code.problems, 0);
  return { all: sum(codes), errors: sum(codes.filter((code) => code.severity === "error")) };
}

/** placeOf tells where a person finds the row of a problem: by its place in a sheet or in JSON, else by its line. */
export function placeOf(problem: Pick<Schemas["ReportProblem"], "file" | "line" | "where">): string {
  return problem.where === null ? `${problem.file}:${problem.line}` : `${problem.file}: ${problem.where}`;
}
