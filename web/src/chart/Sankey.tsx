import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "../flows/sums";
import { useFormat } from "../words/format";
import { EChart, type Look } from "./EChart";
import { fitting } from "./fitting";
import { tooltip } from "./tooltip";

export interface Ends {
  label: (id: string | null) => string;
  colour: (id: string | null) => string;
  /** Orders the two sides, from the top down. */
  order: (id: string | null) => number;
}

interface Props extends Ends {
  flows: readonly Flow[];
  title: string;
  onOpen: (from: string | null, to: string | null) => void;
}

interface Edge {
  from: string | null;
  to: string | null;
  value: number;
}

/** A Sankey shows flows from the left side to the right, as wide as there are moves. */
export function Sankey({ flows, title, label, colour, order, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = useMemo(() => sideOf(flows, "from", order), [flows, order]);
  const right = useMemo(() => sideOf(flows, "to", order), [flows, order]);
  const option = useCallback(
    (look: Look) => {
      const many = Math.max(left.length, right.length) > few;
      const narrow = look.width < 540;
      const names = narrow ? 120 : many ? Math.min(320, look.width * 0.27) : 155;
      const node = (side: "from" | "to") => (id: string | null) => {
        const sum = flows.filter((flow) => flow[side] === id).reduce((all, flow) => all + flow.moves, 0);
        return {
          name: `${side}:${id ?? ""}`,
          depth: side === "from" ? 0 : 1,
          itemStyle: { color: colour(id), borderWidth: 0 },
          // Whatever has braces in it, ECharts would take for a style or a value of its own.
          label: {
            formatter: `${fitting(label(id), names - 35).replaceAll("{", "{\u200b")}  {n|${format.number(sum)}}`,
          },
        };
      };
      return {
        tooltip: tooltip(look, ({ dataType, data }: { dataType: string; data: Edge & { name: string } }) => {
          if (dataType !== "edge") return [];
          const pair = t("flow.fromTo", { from: label(data.from), to: label(data.to) });
          return [`${pair}: ${t("flow.moves", { count: data.value })}`, t("flow.open")];
        }),
        series: [
          {
            type: "sankey",
            left: narrow ? 4 : names + 10,
            right: narrow ? 4 : names + 10,
            top: 8,
            bottom: 8,
            nodeWidth: 14,
            nodeGap: many ? 8 : 18,
            draggable: false,
            layoutIterations: 0,
            emphasis: { focus: "adjacency" },
            lineStyle: { color: "source", opacity: 0.42, curveness: 0.5 },
            label: {
              color: look.ink,
              fontSize: 13,
              overflow: "truncate",
              width: names,
              rich: { n: { fontWeight: 600, color: look.ink, fontSize: 13 } },
            },
            data: [
              ...left
                .map(node("from"))
                .map((n) => ({ ...n, label: { ...n.label, position: narrow ? "right" : "left" } })),
              ...right
                .map(node("to"))
                .map((n) => ({ ...n, label: { ...n.label, position: narrow ? "left" : "right" } })),
            ],
            links: [...flows]
              .sort((a, b) => order(a.from) - order(b.from) || order(a.to) - order(b.to))
              .map((flow) => ({
                source: `from:${flow.from ?? ""}`,
                target: `to:${flow.to ?? ""}`,
                value: flow.moves,
                from: flow.from,
                to: flow.to,
              })),
          },
        ],
      };
    },
    [flows, left, right, label, colour, order, t, format],
  );
  return (
    <EChart
      option={option}
      label={title}
      height={heightFor(Math.max(left.length, right.length))}
      onClick={({ dataType, data }) => {
        if (dataType === "edge") onOpen((data as Edge).from, (data as Edge).to);
      }}
    />
  );
}

/** Up to so many nodes a side there is room for wide gaps, and names are short. */
const few = 8;

function heightFor(nodes: number): number {
  return nodes > few ? nodes * 28 + 20 : Math.max(220, nodes * 52 + 60);
}

function sideOf(flows: readonly Flow[], side: "from" | "to", order: (id: string | null) => number): (string | null)[] {
  return [...new Set(flows.map((flow) => flow[side]))].sort((a, b) => order(a) - order(b));
}
