import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { fitting, widthOf } from "../chart/fitting";
import { PageLink } from "../filter/PageLink";
import { Verdict } from "../findings/Verdict";
import { useWidth } from "../time/useWidth";
import { useFormat } from "../words/format";

type Pair = Schemas["Imbalance"];

interface Props {
  pairs: readonly Pair[];
  label: (id: string | null) => string;
  by: "level" | "bloc" | "unit";
  title: string;
}

const row = 58;

/** Diverging draws, for each pair, the moves one way to the right and those the other way to the left. */
export function Diverging({ pairs, label, by, title }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [ref, width] = useWidth<HTMLDivElement>();
  const middle = width / 2;
  const most = Math.max(1, ...pairs.flatMap((pair) => [pair.forward, pair.back]));
  const name = (from: string, to: string) => {
    const room = middle - 32;
    const each = (room - widthOf(" → ")) / 2;
    const whole = t("flow.fromTo", { from: label(from), to: label(to) });
    return widthOf(whole) <= room
      ? whole
      : t("flow.fromTo", { from: fitting(label(from), each), to: fitting(label(to), each) });
  };
  const long = (moves: number) => (moves / most) * (middle - 56);
  return (
    <div ref={ref} className="diverging">
      <svg className="drawing" width={width} height={pairs.length * row + 4} role="group" aria-label={title}>
        <line className="base" x1={middle} x2={middle} y1={4} y2={pairs.length * row} />
        {pairs.map((pair, i) => {
          const y = i * row;
          const [forward, back] = [long(pair.forward), long(pair.back)];
          const told = (from: string, to: string, moves: number) =>
            t("flow.cell", { from: label(from), to: label(to), moves: t("flow.moves", { count: moves }) });
          return (
            <g key={`${pair.from} ${pair.to}`}>
              <text className="pair-back" x={middle - 8} y={y + 20}>
                {name(pair.to, pair.from)}
              </text>
              <text className="pair-forward" x={middle + 8} y={y + 20}>
                {name(pair.from, pair.to)}
              </text>
              <PageLink
                to="/flows"
                search={{ by, from: pair.to, to: pair.from }}
                label={told(pair.to, pair.from, pair.back)}
              >
                <rect className="bar back" x={middle - back} y={y + 28} width={Math.max(back, 1)} height={18} rx={2} />
                <text className="pair-number end" x={middle - back - 6} y={y + 42}>
                  {format.number(pair.back)}
                </text>
              </PageLink>
              <PageLink
                to="/flows"
                search={{ by, from: pair.from, to: pair.to }}
                label={told(pair.from, pair.to, pair.forward)}
              >
                <rect className="bar forward" x={middle} y={y + 28} width={Math.max(forward, 1)} height={18} rx={2} />
                <text className="pair-number" x={middle + forward + 6} y={y + 42}>
                  {format.number(pair.forward)}
                </text>
              </PageLink>
            </g>
          );
        })}
      </svg>
      <ul className="verdicts">
        {pairs.map((pair) => (
          <li key={`${pair.from} ${pair.to}`}>
            <Verdict verdict={pair.verdict} /> {t("flow.fromTo", { from: label(pair.from), to: label(pair.to) })}:{" "}
            {format.percent(pair.share)} ({format.percent(pair.ci_low)}–{format.percent(pair.ci_high)})
          </li>
        ))}
      </ul>
    </div>
  );
}
