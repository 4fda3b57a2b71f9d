import type { Meta } from "../api/client";

type Explanation = NonNullable<Meta["explain"]>[number];

/** textOf writes a question as a person pastes it into Neo4j Browser: its parameters, then the Cypher. */
export function textOf({ params, cypher }: Explanation): string {
  return `${params.join("\n")}\n${cypher}`;
}

/** editIn gives the address at which Neo4j Browser opens with a question in its editor. */
export function editIn(browser: string, question: Explanation): string {
  // Browser does not read + as a blank, which URLSearchParams would write.
  return `${browser}?cmd=edit&arg=${encodeURIComponent(textOf(question))}`;
}
