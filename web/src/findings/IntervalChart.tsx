import { fitting } from "../chart/fitting";
import { useWidth } from "../time/useWidth";
import { useFormat } from "../words/format";
import { type Ranged, scaleOf, writeFigure, writeRange } from "./figures";
import { useFindingWords } from "./useFindingWords";

interface Props {
  figures: readonly Ranged[];
  markOf: (name: string) => number | undefined;
  verdict: string;
  title: string;
}

const row = 54;

/** An IntervalChart draws the figures of a finding that have an interval, one below the other on the same scale. */
export function IntervalChart({ figures, markOf, verdict, title }: Props) {
  const format = useFormat();
  const words = useFindingWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const [from, to] = scaleOf(figures);
  const [left, right] = [24, width - 24];
  const at = (x: number) => left + ((x - from) / (to - from)) * (right - left);
  const bottom = figures.length * row;
  const ticks = [...new Set([from, 0, 0.5, 1, to])].sort((a, b) => a - b);
  return (
    <div ref={ref}>
      <svg className="drawing intervals" width={width} height={bottom + 24} role="img" aria-label={title}>
        {figures.map((figure, i) => {
          const y = i * row;
          const mark = markOf(figure.name);
          return (
            <g key={figure.name} className={`interval ${verdict}`}>
              <text x={left} y={y + 18}>
                {fitting(`${words.figure(figure.name)}: ${writeRange(format, figure)}`, width - left)}
              </text>
              <line className="base" x1={left} x2={right} y1={y + 36} y2={y + 36} />
              {mark !== undefined && (
                <line className="half" x1={at(mark)} x2={at(mark)} y1={y + 26} y2={y + 46}>
                  <title>{writeFigure(format, figure.name, mark)}</title>
                </line>
              )}
              <line className="range" x1={at(figure.low)} x2={at(figure.high)} y1={y + 36} y2={y + 36} />
              <circle cx={at(figure.value)} cy={y + 36} r={5} />
            </g>
          );
        })}
        <g className="axis">
          {ticks.map((tick) => (
            <text key={tick} x={at(tick)} y={bottom + 16}>
              {format.percent(tick)}
            </text>
          ))}
        </g>
      </svg>
    </div>
  );
}
