// Just the series and components that the options use: all of ECharts would be three times
// as large. ECharts draws nothing, silently, for what is not registered; hence demand().
import * as echarts from "echarts/core";
import { BarChart, LineChart, PieChart, RadarChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendPlainComponent, RadarComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";

const series = { bar: BarChart, line: LineChart, pie: PieChart, radar: RadarChart, scatter: ScatterChart };
const components = { grid: GridComponent, legend: LegendPlainComponent, radar: RadarComponent, tooltip: TooltipComponent };

// Keys of an option that are no component, and axes, which come with the grid.
const settings = new Set(["animation", "color", "series", "textStyle", "xAxis", "yAxis"]);

/** Registers what there is. Canvas, because the SVG renderer writes styles that the content security policy forbids. */
export function register(): void {
  echarts.use([...Object.values(series), ...Object.values(components), CanvasRenderer]);
}

/** Throws where an option asks for what this bundle lacks. */
export function demand(option: Record<string, unknown>): void {
  for (const key of Object.keys(option)) {
    if (!(key in components) && !settings.has(key)) throw new Error(`ECharts: component ${key} is not in the bundle`);
  }
  for (const one of option.series as { type?: string }[]) {
    if (!one.type || !(one.type in series)) throw new Error(`ECharts: series ${one.type} is not in the bundle`);
  }
}
