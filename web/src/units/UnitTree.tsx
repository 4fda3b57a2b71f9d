import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { PageLink } from "../filter/PageLink";
import { Await } from "../shell/Await";

type Unit = Schemas["Unit"];

/** The UnitTree opens level by level, so that a tree of thousands is asked for in parts; what lies above the chosen
 * unit is open. */
export function UnitTree({ chosen }: { chosen?: string | undefined }) {
  const unit = useAnswer({ path: "/api/v1/units/{id}", place: { id: chosen ?? "" } }, { enabled: Boolean(chosen) });
  const above = useMemo(() => new Set(unit.data?.data.ancestors.map(({ id }) => id)), [unit.data]);
  const roots = useAnswer({ path: "/api/v1/units", query: { depth: 0, limit: 500 } });
  return (
    <Await answer={roots}>
      {({ data, meta }) => (
        <Branch units={data} more={meta.next !== undefined} chosen={chosen} above={above} open={data.length <= 3} />
      )}
    </Await>
  );
}

interface Place {
  chosen?: string | undefined;
  /** The units above the chosen one. */
  above: ReadonlySet<string>;
}

function Branch({
  units,
  more,
  open,
  ...place
}: Place & {
  units: readonly Unit[];
  more: boolean;
  open?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <ul className="tree">
      {units.map((unit) => (
        <Node key={unit.id} unit={unit} begins={open ?? false} {...place} />
      ))}
      {more && <li className="quiet">{t("state.shownOfMore", { count: units.length })}</li>}
    </ul>
  );
}

function Node({ unit, begins, chosen, above }: Place & { unit: Unit; begins: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(begins);
  const leads = above.has(unit.id);
  useEffect(() => {
    if (leads) setOpen(true);
  }, [leads]);
  const row = useRef<HTMLSpanElement>(null);
  const isChosen = unit.id === chosen;
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const below = useAnswer({ path: "/api/v1/units", query: { unit: unit.id, depth: 1, limit: 500 } }, { enabled: open });
  return (
    <li>
      <span className="tree-row" ref={row}>
        {unit.children > 0 ? (
          <button
            type="button"
            className="tree-open"
            aria-expanded={open}
            aria-label={t("units.open", { unit: unit.name })}
            onClick={() => setOpen(!open)}
          >
            {open ? "▾" : "▸"}
          </button>
        ) : (
          <span className="tree-open" />
        )}
        <PageLink to="/units/$id" params={{ id: unit.id }} className={isChosen ? "chosen" : ""}>
          <bdi>{unit.name}</bdi>
        </PageLink>
        {unit.children > 0 && <span className="quiet">{unit.children}</span>}
      </span>
      {open && unit.children > 0 && (
        <Await answer={below}>
          {({ data, meta }) => (
            <Branch
              units={data.filter((child) => child.id !== unit.id)}
              more={meta.next !== undefined}
              chosen={chosen}
              above={above}
            />
          )}
        </Await>
      )}
    </li>
  );
}
