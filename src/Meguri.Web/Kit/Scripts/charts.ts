import { BarChart, GaugeChart, HeatmapChart, LineChart, PieChart, RadarChart, ScatterChart, SunburstChart, TreeChart } from "echarts/charts";
import { AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TitleComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart, GaugeChart, HeatmapChart, LineChart, PieChart, RadarChart, ScatterChart, SunburstChart, TreeChart,
  AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TitleComponent, TooltipComponent, VisualMapComponent,
  SVGRenderer,
]);

const bar = (edge: string) => ({ axisLine: { lineStyle: { color: edge } }, splitLine: { lineStyle: { color: edge } } });

function themeOf(element: HTMLElement) {
  const style = getComputedStyle(element);
  const probe = document.createElement("span");
  element.append(probe);
  // The browser resolves light-dark() for us: ECharts reads plain colours only.
  const colour = (name: string) => { probe.style.color = `var(${name})`; return toHex(getComputedStyle(probe).color); };
  const [ink, edge, surface] = [colour("--tblr-secondary"), colour("--tblr-border-color"), colour("--tblr-bg-surface")];
  const palette = ["--accent-full", "--blue-full", "--yellow-full", "--red-full", "--green-full", "--neutral-full"].map(colour);
  probe.remove();
  const axis = { ...bar(edge), axisLabel: { color: ink } };
  return {
    color: palette,
    textStyle: { fontFamily: style.fontFamily, color: ink },
    legend: { textStyle: { color: ink } },
    tooltip: { backgroundColor: surface, borderColor: edge, textStyle: { color: ink } },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    radar: { ...bar(edge), splitArea: { show: false }, axisName: { color: ink } },
  };
}

function toHex(colour: string) {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
  return `rgb(${r}, ${g}, ${b})`;
}

/** Draws into the element and follows its size; what comes back ends it. */
export function drawChart(element: HTMLElement, option: object): () => void {
  const chart = init(element, themeOf(element), { renderer: "svg", locale: "EN" });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  chart.setOption({ aria: { enabled: false }, animation: !still, ...option });
  const sizes = new ResizeObserver(() => chart.resize());
  sizes.observe(element);
  return () => { sizes.disconnect(); chart.dispose(); };
}
