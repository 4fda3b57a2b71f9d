import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { Swatch } from "../career/Timeline";
import { fitting } from "../chart/fitting";
import { colourOf } from "../chart/palette";
import { PageLink } from "../filter/PageLink";
import { scaleOf, YearAxis } from "../time/Axis";
import { spanOf, yearOf } from "../time/partial";
import { useWidth } from "../time/useWidth";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";

type Career = Schemas["Path"];

export const orders = ["start", "duration", "name"] as const;
export type Order = (typeof orders)[number];

const row = 24;
const top = 22;

/** sortCareers orders careers: by their first post, by the time from the first level of a sequence to the last, or by name. */
export function sortCareers(careers: readonly Career[], order: Order, levels: readonly string[]): Career[] {
  const start = (career: Career) => spanOf(career.steps[0]?.start ?? "")?.first ?? 0;
  const key = (career: Career) => (order === "duration" ? duration(career, levels) : start(career));
  return [...careers].sort((a, b) =>
    order === "name" ? (a.name ?? a.official_id).localeCompare(b.name ?? b.official_id) : key(a) - key(b),
  );
}

/** duration is the days from the first arrival that begins the sequence to the first that ends it after. */
export function duration(career: Career, levels: readonly string[]): number {
  let at = 0;
  let first: number | undefined;
  for (const step of career.steps) {
    if (step.level !== levels[at]) continue;
    const day = spanOf(step.start)?.first ?? 0;
    first ??= day;
    at++;
    if (at === levels.length) return day - first;
  }
  return Number.MAX_SAFE_INTEGER;
}

/** Strips draws one row for each career, coloured by the level of the post. */
export function Strips({ careers, title }: { careers: readonly Career[]; title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const today = spanOf(words.dataset?.as_of ?? "")?.last ?? Math.floor(Date.now() / 86_400_000);
  const starts = careers.flatMap((career) => career.steps.map((step) => spanOf(step.start)?.first ?? today));
  const first = Math.floor(yearOf(Math.min(...starts)));
  const last = Math.ceil(yearOf(Math.max(today, ...starts)));
  const names = Math.min(150, width * 0.3);
  const scale = scaleOf(first, last, names, width - 20);
  const height = top + careers.length * row + 4;
  const levels = [...new Set(careers.flatMap((career) => career.steps.map((step) => step.level)))].sort(
    (a, b) => words.rank(a) - words.rank(b),
  );
  return (
    <div ref={ref} className="strips">
      <ul className="legend">
        {levels.map((level) => (
          <li key={level}>
            <Swatch colour={colourOf(words.rank(level))} /> {words.level(level)}
          </li>
        ))}
      </ul>
      <svg
        className="drawing"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={title}
      >
        <YearAxis scale={scale} height={height} most={Math.max(3, Math.floor((width - names) / 64))} />
        {careers.map((career, i) => {
          const y = top + i * row;
          const name = career.name ?? career.official_id;
          return (
            <PageLink key={career.official_id} to="/officials/$id" params={{ id: career.official_id }}>
              <text x={0} y={y + 16} className="strip-name">
                {fitting(name, names - 8)}
              </text>
              {career.steps.map((step, j) => {
                const from = spanOf(step.start)?.first ?? today;
                const next = career.steps[j + 1];
                const to = next ? (spanOf(next.start)?.first ?? today) : Math.max(today, from);
                const x = scale(yearOf(from));
                return (
                  <rect
                    key={step.tenure_id}
                    x={x}
                    y={y + 4}
                    width={Math.max(scale(yearOf(to)) - x - 1, 2)}
                    height={row - 8}
                    rx={2}
                    fill={colourOf(words.rank(step.level))}
                  >
                    <title>{`${words.level(step.level)}: ${t("official.from", { start: format.date(step.start) })}`}</title>
                  </rect>
                );
              })}
            </PageLink>
          );
        })}
      </svg>
    </div>
  );
}
