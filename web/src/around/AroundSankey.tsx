import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { EChart, type Look } from "../chart/EChart";
import { fitting, widthOf } from "../chart/fitting";
import { palette } from "../chart/palette";
import { tooltip } from "../chart/tooltip";
import { useFormat } from "../words/format";
import { on, type Side } from "./sides";

/** An End is drawn on one side of the centre. */
export interface End {
  side: Side;
  key: string;
  label: string;
  colour: string;
  moves: number;
}

interface Props {
  centre: string;
  ends: readonly End[];
  title: string;
  onOpen: (end: End) => void;
}

/** The room for the name of the centre, above the chart. */
const above = 26;
const row = 32;

/** An AroundSankey draws something in the middle, what came before it on the left and what came after on the right. */
export function AroundSankey({ centre, ends, title, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (look: Look) => {
      const narrow = look.width < 540;
      const names = narrow ? 130 : Math.min(320, look.width * 0.3);
      const named = ({ label, moves }: End) => {
        const number = `  ${format.number(moves)}`;
        return `${fitting(label, names - widthOf(number))}${number}`;
      };
      const pair = ({ side, label }: End) =>
        side === "before"
          ? t("flow.fromTo", { from: label, to: centre })
          : t("flow.fromTo", { from: centre, to: label });
      const inwards = narrow ? { before: "right", after: "left" } : { before: "left", after: "right" };
      return {
        tooltip: tooltip(look, ({ data }: { data: { end?: End } }) =>
          data.end ? [`${pair(data.end)}: ${t("flow.moves", { count: data.end.moves })}`, t("flow.open")] : [centre],
        ),
        series: [
          {
            type: "sankey",
            left: narrow ? 4 : names + 10,
            right: narrow ? 4 : names + 10,
            top: above,
            bottom: 8,
            nodeWidth: 14,
            nodeGap: 15,
            draggable: false,
            layoutIterations: 0,
            emphasis: { focus: "adjacency" },
            label: { color: look.ink, fontSize: 13 },
            data: [
              {
                name: "centre",
                depth: 1,
                itemStyle: { color: palette.grey, borderWidth: 0 },
                label: { formatter: () => centre, position: "top", fontWeight: 600 },
              },
              ...ends.map((end) => ({
                name: `${end.side}:${end.key}`,
                depth: end.side === "before" ? 0 : 2,
                end,
                itemStyle: { color: end.colour, borderWidth: 0 },
                label: { formatter: () => named(end), position: inwards[end.side] },
              })),
            ],
            links: ends.map((end) => ({
              source: end.side === "before" ? `before:${end.key}` : "centre",
              target: end.side === "before" ? "centre" : `after:${end.key}`,
              value: end.moves,
              end,
              lineStyle: { color: end.colour, opacity: 0.42, curveness: 0.5 },
            })),
          },
        ],
      };
    },
    [centre, ends, t, format],
  );
  const rows = Math.max(on("before", ends).length, on("after", ends).length);
  return (
    <EChart
      option={option}
      label={title}
      height={Math.max(200, rows * row + above)}
      onClick={({ data }) => {
        const { end } = data as { end?: End };
        if (end) onOpen(end);
      }}
    />
  );
}
