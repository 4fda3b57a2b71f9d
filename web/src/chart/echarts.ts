import { BarChart, ChordChart, GraphChart, SankeyChart, TreemapChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type ECharts, init as make, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart,
  ChordChart,
  GraphChart,
  SankeyChart,
  TreemapChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

/** init makes a chart that is drawn as SVG, which the page can export and a policy without inline styles allows. */
export function init(place: HTMLElement): ECharts {
  return make(place, null, { renderer: "svg" });
}
