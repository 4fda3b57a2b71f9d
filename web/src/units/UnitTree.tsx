import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { PageLink } from "../filter/PageLink";
import { Await } from "../shell/Await";

type Unit = Schemas["Unit"];

/** The UnitTree opens level by level, so that a tree of thousands is asked for in parts. */
export function UnitTree({ chosen }: { chosen?: string | undefined }) {
  const roots = useAnswer({ path: "/api/v1/units", query: { depth: 0, limit: 500 } });
  return (
    <Await answer={roots}>
      {({ data, meta }) => (
        <Branch units={data} more={meta.next !== undefined} chosen={chosen} open={data.length <= 3} />
      )}
    </Await>
  );
}

function Branch({
  units,
  more,
  chosen,
  open,
}: {
  units: readonly Unit[];
  more: boolean;
  chosen?: string | undefined;
  open?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <ul className="tree">
      {units.map((unit) => (
        <Node key={unit.id} unit={unit} chosen={chosen} begins={open ?? false} />
      ))}
      {more && <li className="quiet">{t("state.shownOfMore", { count: units.length })}</li>}
    </ul>
  );
}

function Node({ unit, chosen, begins }: { unit: Unit; chosen?: string | undefined; begins: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(begins);
  const below = useAnswer({ path: "/api/v1/units", query: { unit: unit.id, depth: 1, limit: 500 } }, { enabled: open });
  return (
    <li>
      <span className="tree-row">
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
        <PageLink to="/units/$id" params={{ id: unit.id }} className={unit.id === chosen ? "chosen" : ""}>
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
            />
          )}
        </Await>
      )}
    </li>
  );
}
