import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Picker } from "../find/Picker";
import { findUnits } from "../find/search";
import { HeadsSection } from "../heads/HeadsSection";
import { UnitTree } from "../units/UnitTree";
import { UnitView } from "../units/UnitView";

/** Units shows the tree of units, and one of them. */
export default function Units() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id?: string };
  const navigate = useNavigate();
  return (
    <>
      {!id && <h1>{t("units.title")}</h1>}
      <div className="columns side">
        <aside className="card tree-card" aria-label={t("units.tree")}>
          <Picker
            label={t("units.search")}
            kind="unit"
            search={findUnits}
            placeholder={t("units.search")}
            onChoose={(unit) =>
              void navigate({ to: "/units/$id" as never, params: { id: unit.id } as never, search: true as never })
            }
          />
          <UnitTree chosen={id} />
        </aside>
        <div className="stack">{id ? <UnitView key={id} id={id} /> : <HeadsSection />}</div>
      </div>
    </>
  );
}
