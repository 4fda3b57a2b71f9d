import { yearTicks } from "./ticks";

/** A Scale places years on a drawing. */
export interface Scale {
  (year: number): number;
  first: number;
  last: number;
}

export function scaleOf(first: number, last: number, left: number, right: number): Scale {
  const span = Math.max(last - first, 1);
  return Object.assign((year: number) => left + ((year - first) / span) * (right - left), { first, last });
}

/** A YearAxis draws the years across the top, with a line down for each. */
export function YearAxis({ scale, height, most }: { scale: Scale; height: number; most: number }) {
  return (
    <g className="axis" aria-hidden="true">
      {yearTicks(scale.first, scale.last, most).map((year) => (
        <g key={year}>
          <line x1={scale(year)} x2={scale(year)} y1={18} y2={height} />
          <text x={scale(year)} y={12}>
            {year}
          </text>
        </g>
      ))}
    </g>
  );
}
