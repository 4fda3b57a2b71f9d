import type { Schemas } from "../api/client";
import type { Format } from "../words/format";

type Finding = Schemas["Finding"];
type Figure = Schemas["Figure"];

/** A Ranged figure has an interval. */
export type Ranged = Figure & { low: number; high: number };

export function isRanged(figure: Figure): figure is Ranged {
  return figure.low !== undefined && figure.high !== undefined;
}

/** Figures that are parts of a whole, or a change by a part. */
const parts = /(^|_)share($|_)|_(at|before)_mark$|_integration$|^cyclicity|^(reciprocity|yearly_change)$/;

/** writeFigure writes a value as its figure is read: in percent, as a year, or as a number. */
export function writeFigure(format: Format, name: string, value: number): string {
  if (parts.test(name)) return format.percent(value, 1);
  if (name === "effectiveness") return format.percent(value / 100, 1); // the API has it in percent already
  if (name === "change_after") return String(value);
  return format.number(value);
}

/** writeRange writes a value with its interval. */
export function writeRange(format: Format, { name, value, low, high }: Ranged): string {
  const write = (x: number) => writeFigure(format, name, x);
  return `${write(value)} (${write(low)}–${write(high)})`;
}

/** What figures are held against: a number, or another figure of the finding. */
const against: Record<string, number | string> = {
  share: "expected_share",
  arrival_share: 0.5,
  yearly_change: 0,
  share_up: "other_share_up",
  came_back_share: "other_came_back_share",
  share_not_local: "share_elsewhere",
  share_changed: "share_level",
};

/** markOf gives the value that a figure is held against, undefined where there is none. */
export function markOf(finding: Finding, name: string): number | undefined {
  const mark = against[name];
  return typeof mark === "string" ? finding.figures.find((figure) => figure.name === mark)?.value : mark;
}

/** scaleOf gives the ends of a line that figures are drawn on: nothing and all, or what lies beyond. */
export function scaleOf(figures: readonly Ranged[]): [number, number] {
  return [Math.min(0, ...figures.map((f) => f.low)), Math.max(1, ...figures.map((f) => f.high))];
}
