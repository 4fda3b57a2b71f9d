import type { ECharts, EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import { useSheet } from "../shell/printing";
import { useTheme } from "../shell/theme";
import { init } from "./echarts";

interface Props {
  option: (look: Look) => EChartsCoreOption;
  /** What a person who cannot see the chart is told. */
  label: string;
  height: number;
  onClick?: (event: { dataType?: string | undefined; data: unknown; name: string }) => void;
}

/** A Look is what a chart takes from the style of the page, and how wide it is. */
export interface Look {
  width: number;
  ink: string;
  quiet: string;
  line: string;
  surface: string;
  font: string;
}

function lookOf(element: HTMLElement, width: number): Look {
  const computed = getComputedStyle(element);
  const of = (name: string) => computed.getPropertyValue(name).trim();
  return {
    width,
    ink: of("--ink"),
    quiet: of("--quiet"),
    line: of("--line"),
    surface: of("--surface"),
    font: computed.fontFamily,
  };
}

/** An EChart draws an option of ECharts in the style of the page, and again when its size or the style changes. While it is
 * hidden it has no size, for which some charts fail; it is drawn when it is shown. */
export function EChart({ option, label, height, onClick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const click = useRef(onClick);
  click.current = onClick;
  const draw = useRef<(() => void) | null>(null);
  const { dark } = useTheme();
  const sheet = useSheet();
  const most = useRef(sheet);
  most.current = sheet;

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let chart: ECharts | null = null;
    draw.current = () => {
      if (!chart) {
        chart = init(element);
        chart.on("click", (event) => click.current?.(event as never));
      }
      const width = Math.min(element.clientWidth, most.current);
      chart.clear(); // What is drawn may not be possible at the new width.
      chart.resize({ width });
      const look = lookOf(element, width);
      chart.setOption(
        {
          textStyle: { fontFamily: look.font, color: look.ink },
          animation: false,
          aria: { enabled: true, label: { description: label } },
          ...option(look),
        },
        true,
      );
    };
    const watch = new ResizeObserver(() => {
      if (element.clientWidth === 0 || element.clientHeight === 0) return;
      if (chart?.getWidth() !== element.clientWidth || chart.getHeight() !== element.clientHeight) {
        draw.current?.();
      }
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart?.dispose();
      draw.current = null;
    };
  }, [option, label]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: dark changes what lookOf reads, sheet what draw reads.
  useEffect(() => {
    if (place.current && place.current.clientWidth > 0) draw.current?.();
  }, [dark, sheet]);

  return <div ref={place} className="echart" role="img" aria-label={label} style={{ height }} />;
}
