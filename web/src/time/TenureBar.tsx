import type { Scale } from "./Axis";
import { type Bar, yearOf } from "./partial";

interface Props {
  bar: Bar;
  scale: Scale;
  y: number;
  height: number;
  colour: string;
}

/** A TenureBar is solid where the post was surely held and faded where it may have been; an arrow says that it is held
 * still, a dashed edge that nobody knows until when. */
export function TenureBar({ bar, scale, y, height, colour }: Props) {
  const x = (day: number) => scale(yearOf(day));
  const [from, to] = [x(bar.possibleFrom), Math.max(x(bar.possibleTo + 1), x(bar.possibleFrom) + 3)];
  const certain = bar.certainFrom <= bar.certainTo ? [x(bar.certainFrom), Math.min(x(bar.certainTo + 1), to)] : null;
  return (
    <g fill={colour} stroke={colour}>
      <rect
        className={`bar-possible ${bar.end}`}
        x={from}
        y={y}
        width={to - from}
        height={height}
        rx={2}
        fillOpacity={0.28}
        strokeOpacity={bar.end === "unknown" ? 0.9 : 0}
        strokeDasharray="3 3"
      />
      {certain && (
        <rect
          className="bar-certain"
          x={certain[0]}
          y={y}
          width={Math.max((certain[1] ?? 0) - (certain[0] ?? 0), 2)}
          height={height}
          rx={2}
          stroke="none"
        />
      )}
      {bar.end === "open" && <path d={`M${to},${y - 2} l7,${height / 2 + 2} l-7,${height / 2 + 2} z`} stroke="none" />}
    </g>
  );
}
