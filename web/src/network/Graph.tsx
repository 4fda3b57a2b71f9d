import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { EChart, type Look } from "../chart/EChart";
import { palette } from "../chart/palette";
import { tooltip } from "../chart/tooltip";
import { layout, type Route } from "./layout";

interface Props {
  routes: readonly Route[];
  title: string;
  focus?: string | undefined;
  onChoose: (node: string) => void;
}

const height = 560;
const thickest = 6;

/** A Graph draws nodes and the routes between them; a click on a node leaves only its own. */
export function Graph({ routes, title, focus, onChoose }: Props) {
  const { t } = useTranslation();
  const option = useCallback(
    (look: Look) => {
      const nodes = layout(routes, look.width, height);
      const thick = Math.min(1, thickest / Math.max(...routes.map(({ moves }) => moves)));
      const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
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
            layout: "none",
            // What ECharts would fit into its room is left where it is.
            left,
            top,
            width: Math.max(...xs) - left,
            height: Math.max(...ys) - top,
            roam: true,
            draggable: true,
            edgeSymbol: ["none", "arrow"],
            edgeSymbolSize: 6,
            emphasis: { focus: "adjacency", label: { show: true } },
            lineStyle: { color: look.quiet, opacity: 0.45, curveness: 0.12 },
            data: nodes.map(({ id, name, moves, size, x, y, text, side, shown }) => ({
              id,
              name: id,
              title: name,
              value: moves,
              symbolSize: size,
              x,
              y,
              itemStyle: { color: id === focus ? palette.vermilion : palette.blue },
              label: {
                show: shown,
                formatter: () => text,
                position: side,
                color: look.ink,
                fontSize: 12,
                textBorderColor: look.surface,
                textBorderWidth: 3,
              },
            })),
            links: routes.map((route) => ({
              source: route.from_id,
              target: route.to_id,
              value: route.moves,
              pair: t("flow.fromTo", { from: route.from_name, to: route.to_name }),
              lineStyle: { width: Math.max(1, route.moves * thick) },
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
      height={height}
      onClick={({ dataType, name }) => {
        if (dataType === "node") onChoose(name);
      }}
    />
  );
}
