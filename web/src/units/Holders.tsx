import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { fitting } from "../chart/fitting";
import { palette } from "../chart/palette";
import { PageLink } from "../filter/PageLink";
import { scaleOf, YearAxis } from "../time/Axis";
import { lanesOf } from "../time/lanes";
import { type Bar, barOf, spanOf, yearOf } from "../time/partial";
import { TenureBar } from "../time/TenureBar";
import { useWidth } from "../time/useWidth";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";

type Holder = Schemas["UnitHolder"];

const lane = 26;
const top = 22;

/** Holders draws who held each post of a unit, a row for each post, heads first; holders at the same time lie in lanes. */
export function Holders({ holders, title }: { holders: readonly Holder[]; title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const today = spanOf(words.dataset?.as_of ?? "")?.last ?? Math.floor(Date.now() / 86_400_000);
  const drawn = holders
    .map((holder) => ({ holder, bar: barOf(holder, today) }))
    .filter((one): one is { holder: Holder; bar: Bar } => one.bar !== null);
  if (drawn.length === 0) return <p className="quiet">{t("official.noDates")}</p>;
  const first = Math.floor(yearOf(Math.min(...drawn.map(({ bar }) => bar.possibleFrom))));
  const last = Math.ceil(yearOf(Math.max(...drawn.map(({ bar }) => bar.possibleTo)) + 1));
  const names = Math.min(280, width * 0.38);
  const scale = scaleOf(first, last, names + 16, width - 20);
  const posts = [...new Map(drawn.map(({ holder }) => [holder.post_id, holder])).values()].sort(
    (a, b) => Number(b.head) - Number(a.head) || a.title.localeCompare(b.title),
  );
  let y = top;
  const rows = posts.map((post) => {
    const bars = drawn.filter(({ holder }) => holder.post_id === post.post_id);
    const lanes = lanesOf(
      bars.map(({ bar }) => ({ from: bar.certainFrom, to: Math.max(bar.certainTo, bar.certainFrom) })),
    );
    const place = y;
    y += (Math.max(...lanes) + 1) * lane + 6;
    return { post, bars, lanes, place };
  });
  return (
    <div ref={ref} className="strips">
      <svg className="drawing" width={width} height={y} viewBox={`0 0 ${width} ${y}`} role="group" aria-label={title}>
        <YearAxis scale={scale} height={y} most={Math.max(3, Math.floor((width - names) / 64))} />
        {rows.map(({ post, bars, lanes, place }) => (
          <g key={post.post_id}>
            <text x={0} y={place + 15} className={post.head ? "strip-name strong" : "strip-name"}>
              {fitting(post.title, names)}
              <title>{post.title}</title>
            </text>
            {bars.map(({ holder, bar }, i) => {
              const name = holder.official ?? holder.official_id;
              const at = place + (lanes[i] as number) * lane;
              const sure = bar.certainFrom <= bar.certainTo;
              const x = scale(yearOf(sure ? bar.certainFrom : bar.possibleFrom));
              const room = scale(yearOf((sure ? bar.certainTo : bar.possibleTo) + 1)) - x;
              return (
                <PageLink
                  key={holder.tenure_id}
                  to="/officials/$id"
                  params={{ id: holder.official_id }}
                  label={`${name}, ${holder.title}: ${format.date(holder.start)} – ${holder.end ? format.date(holder.end) : t(`status.${holder.status as "open"}`)}`}
                >
                  <TenureBar
                    bar={bar}
                    scale={scale}
                    y={at}
                    height={lane - 6}
                    colour={post.head ? palette.sky : palette.grey}
                  />
                  {room > name.length * 7 + 8 && (
                    <text className={sure ? "on-bar sure" : "on-bar"} x={x + 5} y={at + 14}>
                      {name}
                    </text>
                  )}
                </PageLink>
              );
            })}
          </g>
        ))}
      </svg>
    </div>
  );
}
