import type { Ask, Schemas } from "../api/client";

export type EvidenceAsk = Ask<"/api/v1/questions/{name}">;

/** evidenceAsk gives the question that lists what stands behind a finding. Its arguments come as name=value. */
export function evidenceAsk({ question, args }: Schemas["Evidence"]): EvidenceAsk {
  const query = Object.fromEntries(
    args.map((arg) => {
      const at = arg.indexOf("=");
      return [arg.slice(0, at), arg.slice(at + 1)];
    }),
  );
  // The page knows the arguments of a question by name only; the API checks them.
  return { path: "/api/v1/questions/{name}", place: { name: question }, query } as EvidenceAsk;
}
