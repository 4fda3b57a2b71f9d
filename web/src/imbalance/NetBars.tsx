import type { Schemas } from "../api/client";
import { fitting } from "../chart/fitting";
import { PageLink } from "../filter/PageLink";
import { useWidth } from "../time/useWidth";
import { useFormat } from "../words/format";

const row = 24;

/** NetBars draws what units gained to the right and what they lost to the left. */
export function NetBars({ units, title }: { units: readonly Schemas["Net"][]; title: string }) {
  const format = useFormat();
  const [ref, width] = useWidth<HTMLDivElement>();
  const names = Math.min(260, width * 0.4);
  const most = Math.max(1, ...units.map((unit) => Math.abs(unit.net)));
  const losing = units.some((unit) => unit.net < 0);
  const middle = losing ? names + (width - names) / 2 : names + 8;
  const long = (net: number) => (Math.abs(net) / most) * (width - middle - 44);
  return (
    <div ref={ref} className="diverging">
      <svg className="drawing" width={width} height={units.length * row + 4} role="group" aria-label={title}>
        <line className="base" x1={middle} x2={middle} y1={0} y2={units.length * row} />
        {units.map((unit, i) => {
          const y = i * row;
          const size = long(unit.net);
          const gains = unit.net > 0;
          return (
            <PageLink key={unit.id} to="/units/$id" params={{ id: unit.id }}>
              <text className="pair-number" x={0} y={y + 16}>
                {fitting(unit.name, names)}
                <title>{unit.name}</title>
              </text>
              <rect
                className={gains ? "bar forward" : "bar back"}
                x={gains ? middle : middle - size}
                y={y + 4}
                width={Math.max(size, 1)}
                height={16}
                rx={2}
              />
              <text
                className={gains ? "pair-number" : "pair-number end"}
                x={gains ? middle + size + 6 : middle - size - 6}
                y={y + 16}
              >
                {format.signed(unit.net)}
              </text>
            </PageLink>
          );
        })}
      </svg>
    </div>
  );
}
