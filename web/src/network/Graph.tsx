import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { EChart, type Look } from "../chart/EChart";
import { palette } from "../chart/palette";
import { tooltip } from "../chart/tooltip";

/** A Route joins two nodes, be they units or posts. */
export interface Route {
  from_id: string;
  from_name: string;
  to_id: string;
  to_name: string;
  moves: number;
}

interface Props {
  routes: readonly Route[];
  title: string;
  focus?: string | undefined;
  onChoose: (node: string) => void;
}

/** Names are shown for so many of the busiest nodes, the others' when one points at them. */
const named = 24;

/** A Graph lays nodes out by the routes between them; a click on one leaves only its own. */
export function Graph({ routes, title, focus, onChoose }: Props) {
  const { t } = useTranslation();
  const option = useCallback(
    (look: Look) => {
      const nodes = new Map<string, { name: string; moves: number }>();
      const count = (id: string, name: string, moves: number) =>
        nodes.set(id, { name, moves: (nodes.get(id)?.moves ?? 0) + moves });
      for (const route of routes) {
        count(route.from_id, route.from_name, route.moves);
        count(route.to_id, route.to_name, route.moves);
      }
      const busy = new Set(
        [...nodes]
          .sort((a, b) => b[1].moves - a[1].moves)
          .slice(0, named)
          .map(([id]) => id),
      );
      return {
        tooltip: tooltip(
          look,
          ({ dataType, data }: { dataType: string; data: { title: string; value: number; pair: string } }) =>
            dataType === "edge"
              ? [`${data.pair}: ${t("flow.moves", { count: data.value })}`]
              : [data.title, t("flow.moves", { count: data.value }), t("network.focus", { node: data.title })],
        ),
        series: [
          {
            type: "graph",
            layout: "force",
            roam: true,
            draggable: true,
            // From a circle on, so that the same routes are always drawn alike.
            force: {
              initLayout: "circular",
              repulsion: 46,
              edgeLength: [16, 60],
              gravity: 0.16,
              layoutAnimation: false,
            },
            edgeSymbol: ["none", "arrow"],
            edgeSymbolSize: 6,
            emphasis: { focus: "adjacency", label: { show: true } },
            labelLayout: { hideOverlap: true },
            lineStyle: { color: look.quiet, opacity: 0.45, curveness: 0.12 },
            data: [...nodes].map(([id, node]) => ({
              id,
              name: id,
              title: node.name,
              value: node.moves,
              symbolSize: 8 + 5 * Math.sqrt(node.moves),
              itemStyle: { color: id === focus ? palette.vermilion : palette.blue },
              label: {
                show: busy.has(id),
                formatter: node.name,
                width: 220,
                overflow: "truncate",
                position: "right",
                color: look.ink,
                fontSize: 12,
              },
            })),
            links: routes.map((route) => ({
              source: route.from_id,
              target: route.to_id,
              value: route.moves,
              pair: t("flow.fromTo", { from: route.from_name, to: route.to_name }),
              lineStyle: { width: Math.min(8, route.moves) },
            })),
          },
        ],
      };
    },
    [routes, focus, t],
  );
  return (
    <EChart
      option={option}
      label={title}
      height={560}
      onClick={({ dataType, name }) => {
        if (dataType === "node") onChoose(name);
      }}
    />
  );
}
