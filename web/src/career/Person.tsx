import { PageLink } from "../filter/PageLink";

/** A Person leads to the career of an official, who is shown by the id where no name is stated. */
export function Person({ id, name }: { id: string; name: string | null }) {
  return (
    <PageLink to="/officials/$id" params={{ id }} className="person">
      <bdi>{name ?? id}</bdi>
    </PageLink>
  );
}
