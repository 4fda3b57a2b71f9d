import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ChartFrame } from "../chart/ChartFrame";
import { type Tile, Treemap } from "../chart/Treemap";
import { readFilter, type Search, writeFilter } from "../filter/filter";
import { usePlace } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { useUnits } from "../units/useUnits";
import { useFormat } from "../words/format";
import { BranchTable } from "./BranchTable";
import { type Branch, beginOf, extremes, rootsOf, tilesOf, treeOf, wayTo } from "./tree";
import { useNet } from "./useNet";

/** More tiles could not be read. */
const most = 80;

/** What an address says that is within no unit. */
const whole = "";

/** UnitMap shows the tree of units, branch by branch: where moves come and go, and who gains by them. */
export function UnitMap() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { search, change } = usePlace();
  const { asked, answer } = useNet();
  const units = useUnits();
  const tree = useMemo(() => treeOf(units.data?.rows ?? [], answer.data?.rows ?? []), [units.data, answer.data]);
  const roots = useMemo(() => rootsOf(tree), [tree]);
  const begin = beginOf(roots);
  const at = search.within === whole ? undefined : (tree.get(search.within ?? "") ?? begin);
  const branches = at ? at.children : roots;
  const several = !begin || roots.filter((root) => root.touching > 0).length > 1;
  const tiles = useMemo(() => tilesOf(branches, most), [branches]);
  const finding = useMapFinding(at?.name ?? t("map.all"), branches);
  const title = units.data && answer.data ? finding : t("map.title");
  const drawn = useMemo(() => {
    const tile = (name: string, { net, touching }: Branch["own"], opens?: string): Tile => ({
      name,
      size: touching,
      gain: net,
      about: [format.signed(net), t("map.touching", { moves: t("flow.moves", { count: touching }) })],
      opens,
    });
    const all = tiles.drawn.map((branch) => tile(branch.name, branch, branch.id));
    if (at && at.own.touching > 0) all.push(tile(t("map.itself", { unit: at.name }), at.own, at.id));
    if (tiles.rest.count > 0) all.push(tile(t("map.rest", { count: tiles.rest.count }), tiles.rest));
    return all;
  }, [tiles, at, t, format]);
  const open = (id: string) => {
    const below = id !== at?.id && (tree.get(id)?.children.length ?? 0) > 0;
    if (below) change({ within: id });
    else void navigate({ to: "/units/$id" as never, params: { id } as never, search: keepFilter as never });
  };
  return (
    <ChartFrame
      title={title}
      name={title}
      asked={asked}
      controls={<Way way={wayTo(at)} several={several} onOpen={(id) => change({ within: id })} />}
      chart={
        <Await answer={units}>
          {() => (
            <Await answer={answer} empty={() => drawn.length === 0}>
              {() => (
                <>
                  <Treemap tiles={drawn} title={title} write={format.signed} onOpen={open} />
                  <Opened branches={tiles.drawn} onOpen={open} />
                </>
              )}
            </Await>
          )}
        </Await>
      }
      table={
        <Await answer={units}>
          {() => (
            <Await answer={answer} empty={() => branches.length === 0}>
              {() => <BranchTable branches={branches} caption={title} onOpen={open} />}
            </Await>
          )}
        </Await>
      }
      note={[
        t("map.how"),
        tiles.rest.count > 0 && t("map.left.rest", { count: tiles.rest.count }),
        tiles.still > 0 && t("map.left.still", { count: tiles.still }),
        (units.data?.more || answer.data?.more) && t("map.left.more"),
      ]
        .filter(Boolean)
        .join(" ")}
    />
  );
}

/** What an address of another page keeps of this one. */
const keepFilter = (now: Search) => writeFilter(readFilter(now));

/** useMapFinding says who gains and who loses most within a branch. */
function useMapFinding(unit: string, branches: readonly Branch[]): string {
  const { t } = useTranslation();
  const format = useFormat();
  const { gainer, loser } = extremes(branches);
  const gained = gainer && { gainer: gainer.name, gain: format.signed(gainer.net) };
  const lost = loser && { loser: loser.name, loss: format.signed(loser.net) };
  if (gained && lost) return t("map.both", { unit, ...gained, ...lost });
  if (gained) return t("map.gain", { unit, ...gained });
  if (lost) return t("map.loss", { unit, ...lost });
  return t("map.none", { unit });
}

interface WayProps {
  way: readonly Branch[];
  /** There is more than one tree, so that all together stand above the first. */
  several: boolean;
  onOpen: (id: string) => void;
}

/** A Way leads from where the map stands back up the tree. */
function Way({ way, several, onOpen }: WayProps) {
  const { t } = useTranslation();
  const steps = [...(several ? [{ id: whole, name: t("map.all") }] : []), ...way];
  return (
    <nav aria-label={t("map.way")} className="way">
      {steps.map((step, i) => (
        <span key={step.id}>
          {i > 0 && " › "}
          {i < steps.length - 1 ? (
            <button type="button" className="link" onClick={() => onOpen(step.id)}>
              <bdi>{step.name}</bdi>
            </button>
          ) : (
            <strong>
              <bdi>{step.name}</bdi>
            </strong>
          )}
        </span>
      ))}
    </nav>
  );
}

/** Opened are the largest tiles that can be opened, for those who cannot click on a tile. */
function Opened({ branches, onOpen }: { branches: readonly Branch[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="flow-links" aria-label={t("map.open")}>
      {branches
        .filter((branch) => branch.children.length > 0)
        .slice(0, 8)
        .map((branch) => (
          <li key={branch.id}>
            <button type="button" className="link" onClick={() => onOpen(branch.id)}>
              <bdi>{branch.name}</bdi> <strong>{format.signed(branch.net)}</strong>
            </button>
          </li>
        ))}
    </ul>
  );
}
