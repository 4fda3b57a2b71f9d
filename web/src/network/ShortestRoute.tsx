import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { PageLink } from "../filter/PageLink";
import { usePlace } from "../filter/useFilter";
import { Picker } from "../find/Picker";
import { findUnits } from "../find/search";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useWords } from "../words/useWords";

/** ShortestRoute finds the fewest moves by which one gets from a unit to another. */
export function ShortestRoute() {
  const { t } = useTranslation();
  const words = useWords();
  const { search, change } = usePlace();
  const { start, goal } = search;
  const chosen = Boolean(start && goal);
  const asked = { path: "/api/v1/routes/shortest", query: { from: start ?? "", to: goal ?? "" } } as const;
  const answer = useAnswer(asked, { enabled: chosen });
  const steps = answer.data?.data ?? [];
  const [first, last] = [steps[0], steps.at(-1)];
  const title =
    first && last && steps.length > 1
      ? t("network.shortest.finding", { count: steps.length - 1, from: first.unit, to: last.unit })
      : t("network.shortest");
  return (
    <ChartFrame
      title={title}
      name={title}
      asked={chosen ? asked : undefined}
      controls={
        <div className="controls">
          <End label={t("network.shortest.from")} unit={start} onChoose={(id) => change({ start: id })} />
          <End label={t("network.shortest.to")} unit={goal} onChoose={(id) => change({ goal: id })} />
        </div>
      }
      table={
        chosen ? (
          <Await answer={answer}>
            {({ data }) =>
              data.length === 0 ? (
                <p className="quiet">{t("network.shortest.none")}</p>
              ) : (
                <DataTable
                  caption={title}
                  rows={data}
                  keyOf={(step) => String(step.step)}
                  columns={[
                    { name: t("col.step"), number: true, value: (step) => step.step },
                    {
                      name: t("col.unit"),
                      value: (step) => step.unit,
                      show: (step) => (
                        <PageLink to="/units/$id" params={{ id: step.unit_id }}>
                          <bdi>{step.unit}</bdi>
                        </PageLink>
                      ),
                    },
                    { name: t("col.level"), value: (step) => words.level(step.level) },
                    { name: t("col.moves"), number: true, value: (step) => step.moves },
                  ]}
                />
              )
            }
          </Await>
        ) : (
          <p className="quiet">{t("network.shortest.choose")}</p>
        )
      }
    />
  );
}

function End({ label, unit, onChoose }: { label: string; unit: string | undefined; onChoose: (id: string) => void }) {
  const answer = useAnswer({ path: "/api/v1/units/{id}", place: { id: unit ?? "" } }, { enabled: Boolean(unit) });
  return (
    <div className="end">
      <span className="quiet">{label}</span> {unit && <strong>{answer.data?.data.name ?? unit}</strong>}
      <Picker label={label} kind="unit" search={findUnits} onChoose={(choice) => onChoose(choice.id)} />
    </div>
  );
}
