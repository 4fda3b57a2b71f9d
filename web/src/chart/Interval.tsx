import { useTranslation } from "react-i18next";

interface Props {
  value: number;
  low: number;
  high: number;
  /** The same in words, and numbers. */
  text: string;
  /** What the value is held against; nothing is marked without it. */
  mark?: number | undefined;
  /** What the line begins and ends with: nothing and all, unless stated. */
  scale?: readonly [number, number];
  /** A verdict, which colours it. */
  verdict?: string;
}

const width = 120;

/** An Interval draws a value with its interval on a line, and what it is held against as a mark. */
export function Interval({ value, low, high, text, mark, scale = [0, 1], verdict = "" }: Props) {
  const { t } = useTranslation();
  const at = (x: number) => ((x - scale[0]) / (scale[1] - scale[0])) * width;
  return (
    <span className={`interval ${verdict}`}>
      <svg width={width} height={16} aria-hidden="true">
        <title>{t("chart.interval")}</title>
        <line className="base" x1={0} x2={width} y1={8} y2={8} />
        {mark !== undefined && <line className="half" x1={at(mark)} x2={at(mark)} y1={1} y2={15} />}
        <line className="range" x1={at(low)} x2={at(high)} y1={8} y2={8} />
        <circle cx={at(value)} cy={8} r={4} />
      </svg>
      <span className="nowrap">{text}</span>
    </span>
  );
}
