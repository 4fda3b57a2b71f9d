/** Colours that colour-blind eyes tell apart, after Okabe and Ito. */
export const palette = {
  green: "#009e73",
  orange: "#e69f00",
  blue: "#0072b2",
  purple: "#cc79a7",
  sky: "#56b4e9",
  vermilion: "#d55e00",
  yellow: "#c8b900", // darker than theirs, to be seen on white
  grey: "#8a919a",
} as const;

const series = [
  palette.green,
  palette.orange,
  palette.blue,
  palette.purple,
  palette.sky,
  palette.vermilion,
  palette.yellow,
];

/** colourOf gives the colour of the nth of a list, such as the levels of a dataset; grey for what is in no list. */
export function colourOf(rank: number): string {
  return rank < 0 ? palette.grey : (series[rank % series.length] as string);
}

export const directionColours: Record<string, string> = {
  up: palette.blue,
  down: palette.vermilion,
  lateral: palette.green,
  unordered: palette.grey,
};
