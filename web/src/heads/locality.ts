import type { Ask, Schemas } from "../api/client";

type Head = Schemas["HeadLocality"];

/** The most heads that the page asks for at once: an answer stays well under a megabyte. */
export const mostHeads = 1500;

export function localityAsk(query: NonNullable<Ask<"/api/v1/heads/locality">["query"]>): Ask<"/api/v1/heads/locality"> {
  return { path: "/api/v1/heads/locality", query: { ...query, limit: mostHeads } };
}

/** A Group is the heads of one kind of post. Known are those of whom one can say whether they are local. */
export interface Group {
  level: string;
  office: string | null;
  known: number;
  notLocal: number;
  all: number;
  /** What most of the posts are called. */
  title: string;
}

/** byPost counts heads by level and office, those with most officials from elsewhere first. */
export function byPost(heads: readonly Head[]): Group[] {
  const groups = new Map<string, Group>();
  const titles = new Map<string, Map<string, number>>();
  for (const head of heads) {
    const key = JSON.stringify([head.level, head.office]);
    const group = groups.get(key) ?? {
      level: head.level,
      office: head.office,
      known: 0,
      notLocal: 0,
      all: 0,
      title: "",
    };
    group.all++;
    if (head.locality !== "unknown") group.known++;
    if (head.locality === "not_local") group.notLocal++;
    groups.set(key, group);
    const named = titles.get(key) ?? new Map<string, number>();
    titles.set(key, named.set(head.title, (named.get(head.title) ?? 0) + 1));
  }
  for (const [key, group] of groups) group.title = commonest(titles.get(key) ?? new Map());
  return [...groups.values()].sort((a, b) => b.notLocal - a.notLocal || b.known - a.known);
}

function commonest(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}
