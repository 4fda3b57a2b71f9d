import { useCallback } from "react";
import { EChart, type Look } from "./EChart";
import { fits } from "./fitting";
import { gainColour, inkOn } from "./palette";
import { tooltip } from "./tooltip";

/** A Tile is as large as its size, and coloured by its gain. */
export interface Tile {
  name: string;
  size: number;
  gain: number;
  /** What is told when one points at it, beside its name. */
  about: string[];
  /** What a click on it opens; nothing where it is many things together. */
  opens: string | undefined;
}

interface Props {
  tiles: readonly Tile[];
  title: string;
  /** Writes a gain on its tile. */
  write: (gain: number) => string;
  onOpen: (id: string) => void;
}

/** How high a line of a name is, and what a tile keeps free around it. */
const line = 17;
const padding = 18;

/** A Treemap shows tiles of one branch of a tree; a click opens the branch of a tile. */
export function Treemap({ tiles, title, write, onOpen }: Props) {
  const option = useCallback(
    (look: Look) => {
      const most = Math.max(1, ...tiles.map((tile) => Math.abs(tile.gain)));
      return {
        tooltip: tooltip(look, ({ data }: { data: { tile?: Tile } }) =>
          data.tile ? [data.tile.name, ...data.tile.about] : [],
        ),
        series: [
          {
            type: "treemap",
            top: 0,
            bottom: 0,
            left: 0,
            right: 0,
            roam: false,
            nodeClick: false,
            breadcrumb: { show: false },
            itemStyle: { borderColor: look.surface, borderWidth: 0, gapWidth: 2 },
            animation: false, // a treemap moves even where the chart does not
            label: { fontSize: 13, lineHeight: line, overflow: "break" },
            labelLayout: ({ text, rect }: { text: string; rect: { width: number; height: number } }) =>
              fits(text, rect.width - padding, rect.height - padding, line) ? {} : { fontSize: 0 },
            data: tiles.map((tile) => {
              // By the root, so that a small gain can be told from none beside a large one.
              const part = Math.sign(tile.gain) * Math.sqrt(Math.abs(tile.gain) / most);
              const colour = gainColour(part, look.line);
              return {
                name: tile.name,
                value: tile.size,
                tile,
                itemStyle: { color: colour },
                label: { color: inkOn(colour), formatter: () => `${tile.name}\n${write(tile.gain)}` },
              };
            }),
          },
        ],
      };
    },
    [tiles, write],
  );
  return (
    <EChart
      option={option}
      label={title}
      height={420}
      onClick={({ data }) => {
        const { tile } = data as { tile?: Tile };
        if (tile?.opens !== undefined) onOpen(tile.opens);
      }}
    />
  );
}
