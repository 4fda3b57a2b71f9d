import type { ECharts, EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import { useTheme } from "../shell/theme";
import { init } from "./echarts";

interface Props {
  option: (look: Look) => EChartsCoreOption;
  /** What a person who cannot see the chart is told. */
  label: string;
  height: number;
  onClick?: (event: { dataType?: string | undefined; data: unknown; name: string }) => void;
}

/** A Look is what a chart takes from the style of the page. */
export interface Look {
  ink: string;
  quiet: string;
  line: string;
  surface: string;
  font: string;
}

function lookOf(element: HTMLElement): Look {
  const computed = getComputedStyle(element);
  const of = (name: string) => computed.getPropertyValue(name).trim();
  return {
    ink: of("--ink"),
    quiet: of("--quiet"),
    line: of("--line"),
    surface: of("--surface"),
    font: computed.fontFamily,
  };
}

/** An EChart draws an option of ECharts in the style of the page, and again when its size or the style changes. */
export function EChart({ option, label, height, onClick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const click = useRef(onClick);
  click.current = onClick;
  const { dark } = useTheme();

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const made = init(element);
    chart.current = made;
    made.on("click", (event) => click.current?.(event as never));
    const watch = new ResizeObserver(() => {
      if (made.getWidth() !== element.clientWidth || made.getHeight() !== element.clientHeight) made.resize();
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: dark changes what lookOf reads.
  useEffect(() => {
    const element = place.current;
    if (!element || !chart.current) return;
    const look = lookOf(element);
    chart.current.setOption(
      {
        textStyle: { fontFamily: look.font, color: look.ink },
        animation: false,
        aria: { enabled: true, label: { description: label } },
        ...option(look),
      },
      true,
    );
  }, [option, label, dark]);

  return <div ref={place} className="echart" role="img" aria-label={label} style={{ height }} />;
}
