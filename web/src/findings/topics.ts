/** What findings are about; those of the first come soonest, and are shown where nothing else is chosen. */
export const topics = [
  "pairs",
  "tables",
  "units",
  "blocs",
  "places",
  "returns",
  "heads",
  "churn",
  "trend",
  "genders",
  "all",
] as const;

export type Topic = (typeof topics)[number];

/** topicQuery gives the part of a question that asks for a topic. */
export function topicQuery(topic: Topic): { topic?: string[] } {
  return topic === "all" ? {} : { topic: [topic] };
}
