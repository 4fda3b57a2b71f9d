import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useFormat } from "../words/format";

const width = 120;

/** An Interval draws a share with its interval on a line from nothing to all, with a mark at one half. */
export function Interval({ pair }: { pair: Pick<Schemas["Imbalance"], "share" | "ci_low" | "ci_high" | "verdict"> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = `${format.percent(pair.share)} (${format.percent(pair.ci_low)}–${format.percent(pair.ci_high)})`;
  return (
    <span className={`interval ${pair.verdict}`}>
      <svg width={width} height={16} aria-hidden="true">
        <title>{t("col.interval")}</title>
        <line className="base" x1={0} x2={width} y1={8} y2={8} />
        <line className="half" x1={width / 2} x2={width / 2} y1={1} y2={15} />
        <line className="range" x1={pair.ci_low * width} x2={pair.ci_high * width} y1={8} y2={8} />
        <circle cx={pair.share * width} cy={8} r={4} />
      </svg>
      <span className="nowrap">{text}</span>
    </span>
  );
}
