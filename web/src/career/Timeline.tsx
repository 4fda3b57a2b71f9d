import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { fitting } from "../chart/fitting";
import { colourOf, directionColours } from "../chart/palette";
import { scaleOf, YearAxis } from "../time/Axis";
import { lanesOf } from "../time/lanes";
import { type Bar, barOf, spanOf, yearOf } from "../time/partial";
import { TenureBar } from "../time/TenureBar";
import { useWidth } from "../time/useWidth";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";

type Tenure = Schemas["CareerTenure"];
type Move = Schemas["CareerMove"];

/** Bold letters are wider than those that fitting knows. */
const bold = 0.88;

const lane = { height: 54, top: 26, bar: 14 };

/** A Timeline draws a career: posts held at the same time lie in lanes, dates that are not known to the day are faded. */
export function Timeline({
  tenures,
  moves,
  title,
}: {
  tenures: readonly Tenure[];
  moves: readonly Move[];
  title: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const clip = useId();
  const [ref, width] = useWidth<HTMLDivElement>();
  const today = spanOf(words.dataset?.as_of ?? "")?.last ?? Math.floor(Date.now() / 86_400_000);
  const drawn = tenures
    .map((tenure) => ({ tenure, bar: barOf(tenure, today) }))
    .filter((one): one is { tenure: Tenure; bar: Bar } => one.bar !== null);
  if (drawn.length === 0) {
    return <p className="quiet">{t(tenures.length === 0 ? "official.noTenures" : "official.noDates")}</p>;
  }
  const first = Math.floor(yearOf(Math.min(...drawn.map(({ bar }) => bar.possibleFrom))));
  const last = Math.ceil(yearOf(Math.max(...drawn.map(({ bar }) => bar.possibleTo)) + 1));
  const scale = scaleOf(first, last, 18, width - 20);
  // A post shorter than its label still leaves room for some of it.
  const room = 90 / ((width - 38) / Math.max(last - first, 1));
  const lanes = lanesOf(
    drawn.map(({ bar }) => ({
      from: yearOf(bar.possibleFrom),
      to: Math.max(yearOf(bar.certainTo), Math.min(yearOf(bar.possibleFrom) + room, last)),
    })),
  );
  const height = lane.top + (Math.max(...lanes) + 1) * lane.height + 4;
  const next = (index: number) =>
    Math.min(
      width - 4,
      ...drawn
        .filter((_, other) => lanes[other] === lanes[index])
        .map(({ bar }) => scale(yearOf(bar.possibleFrom)))
        .filter((x) => x > scale(yearOf((drawn[index] as { bar: Bar }).bar.possibleFrom)) + 1),
    );
  const brought = new Map(moves.map((move) => [move.id, move]));
  return (
    <div ref={ref} className="timeline">
      <svg
        className="drawing"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={title}
      >
        <YearAxis scale={scale} height={height} most={Math.max(3, Math.floor(width / 64))} />
        {drawn.map(({ tenure, bar }, i) => {
          const y = lane.top + (lanes[i] as number) * lane.height;
          const x = scale(yearOf(bar.possibleFrom));
          const move = brought.get(tenure.id);
          const space = Math.max(next(i) - x - 6, 8);
          return (
            <g key={tenure.id} className="tenure">
              <title>{`${tenure.title}, ${tenure.unit}: ${format.date(tenure.start)} – ${tenure.end ? format.date(tenure.end) : t(`status.${tenure.status as "open"}`)}`}</title>
              <clipPath id={`${clip}-${i}`}>
                <rect x={x} y={y - 4} width={space} height={lane.height} />
              </clipPath>
              <g clipPath={`url(#${clip}-${i})`}>
                <text className="tenure-title" x={x} y={y + 8}>
                  {move && (
                    <tspan fill={directionColours[move.direction]}>
                      {{ up: "↑ ", down: "↓ ", lateral: "→ " }[move.direction] ?? "· "}
                    </tspan>
                  )}
                  {fitting(tenure.title, (move ? space - 18 : space) * bold)}
                </text>
                <text className="tenure-unit" x={x} y={y + 23}>
                  {fitting(tenure.unit, space)}
                </text>
              </g>
              <TenureBar
                bar={bar}
                scale={scale}
                y={y + 29}
                height={lane.bar}
                colour={colourOf(words.rank(tenure.level))}
              />
            </g>
          );
        })}
      </svg>
      <Legend levels={[...new Set(drawn.map(({ tenure }) => tenure.level))]} />
    </div>
  );
}

function Legend({ levels }: { levels: string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return (
    <ul className="legend">
      {levels.map((level) => (
        <li key={level}>
          <Swatch colour={colourOf(words.rank(level))} /> {words.level(level)}
        </li>
      ))}
      <li>
        <Swatch colour={colourOf(-1)} faded /> {t("official.uncertain")}
      </li>
      <li>▸ {t("official.openEnd", { date: format.date(words.dataset?.as_of) })}</li>
      <li>┄ {t("official.unknownEnd")}</li>
    </ul>
  );
}

export function Swatch({ colour, faded }: { colour: string; faded?: boolean }) {
  return (
    <svg width="14" height="10" aria-hidden="true">
      <rect width="14" height="10" rx="2" fill={colour} fillOpacity={faded ? 0.28 : 1} />
    </svg>
  );
}
