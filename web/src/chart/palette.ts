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

/** gainColour gives the colour of a gain between -1 and 1: orange for a loss, blue for a gain, and the neutral colour between. */
export function gainColour(part: number, neutral: string): string {
  const end = channels(part < 0 ? palette.vermilion : palette.blue);
  const share = Math.min(1, Math.abs(part));
  const mixed = channels(neutral).map((from, i) => Math.round(from + share * ((end[i] as number) - from)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** inkOn gives the colour of letters that are read best on a colour: dark or white. */
export function inkOn(colour: string): string {
  const [r, g, b] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  // The luminance at which the contrast to black and to white is the same.
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
