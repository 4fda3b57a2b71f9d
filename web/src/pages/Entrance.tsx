import { Navigate } from "@tanstack/react-router";
import { joinList } from "../filter/list";
import { Await } from "../shell/Await";
import { useDataset } from "../words/useWords";

// The overview is fetched while the dataset is asked for.
void import("./Overview");

/** The Entrance leads to the overview. Where the dataset says which kinds of moves are rotations, and has some, it begins
 * with those: that is what published figures count. The filter says so, and can be cleared. */
export function Entrance() {
  const dataset = useDataset();
  return (
    <Await answer={dataset}>
      {({ data }) => {
        const rotations = data.kinds.filter((kind) => kind.rotation && kind.moves > 0).map((kind) => kind.id);
        const search = rotations.length > 0 ? { kind: joinList(rotations) } : {};
        return <Navigate to={"/overview" as never} search={search as never} replace />;
      }}
    </Await>
  );
}
