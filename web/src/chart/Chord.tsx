import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "../flows/sums";
import { EChart, type Look } from "./EChart";
import type { Ends } from "./Sankey";
import { tooltip } from "./tooltip";

interface Props extends Ends {
  flows: readonly Flow[];
  title: string;
  onOpen: (from: string | null, to: string | null) => void;
}

/** A Chord shows flows between all on one circle. */
export function Chord({ flows, title, label, colour, order, onOpen }: Props) {
  const { t } = useTranslation();
  const option = useCallback(
    (look: Look) => {
      const ids = [...new Set(flows.flatMap((flow) => [flow.from, flow.to]))].sort((a, b) => order(a) - order(b));
      return {
        tooltip: tooltip(look, ({ dataType, data }: { dataType: string; data: Flow & { value: number } }) =>
          dataType === "edge"
            ? [
                `${t("flow.fromTo", { from: label(data.from), to: label(data.to) })}: ${t("flow.moves", { count: data.value })}`,
                t("flow.open"),
              ]
            : [],
        ),
        series: [
          {
            type: "chord",
            radius: ["72%", "78%"],
            startAngle: 90,
            padAngle: 3,
            label: { show: true, position: "outside", color: look.ink, fontSize: 13 },
            lineStyle: { color: "source", opacity: 0.45 },
            emphasis: { focus: "adjacency" },
            data: ids.map((id) => ({ id: `n:${id ?? ""}`, name: label(id), itemStyle: { color: colour(id) } })),
            links: flows.map((flow) => ({
              source: `n:${flow.from ?? ""}`,
              target: `n:${flow.to ?? ""}`,
              value: flow.moves,
              from: flow.from,
              to: flow.to,
            })),
          },
        ],
      };
    },
    [flows, label, colour, order, t],
  );
  return (
    <EChart
      option={option}
      label={title}
      height={460}
      onClick={({ dataType, data }) => {
        if (dataType === "edge") onOpen((data as Flow).from, (data as Flow).to);
      }}
    />
  );
}
