// One chart brought to life: ECharts in the place of the static picture.
import * as echarts from "echarts/core";
import { lookOf } from "./look";
import { fill } from "./option";
import { demand, register } from "./registered";
import { saying, type Subject } from "./subject";
import { readTable } from "./table";
import type { Live, Options } from "./types";

register();

/** Draws the chart of a figure into a box that lies where its picture was. */
export function bring(figure: HTMLElement, box: HTMLElement, options: Options): Live {
  const kind = figure.dataset.chart ?? "";
  const pattern = options[kind] as Record<string, unknown> | undefined;
  const numbers = readTable(figure);
  const picture = figure.querySelector<SVGSVGElement>(":scope > svg");
  if (!pattern || !numbers || !picture) throw new Error(`no option for ${kind}`);
  const chart = echarts.init(box, null, { renderer: "canvas" });
  const subject = (): Subject => ({ kind, numbers, picture, data: figure.dataset, look: lookOf(figure, picture, box) });
  let current = subject();
  const refresh = (): void => {
    if (!box.clientWidth) return;
    current = subject();
    const option = fill(pattern, current);
    demand(option);
    chart.resize();
    chart.setOption(option, { notMerge: true });
    showUnit(box, current);
  };
  refresh();
  walk(figure, box, () => current, chart);
  return { refresh };
}

/** The axis' unit stands where the picture has it. */
function showUnit(box: HTMLElement, s: Subject): void {
  const text = s.picture.querySelector(".u")?.textContent;
  if (!text) return;
  const unit = box.querySelector<HTMLElement>(".chart-unit") ?? document.createElement("span");
  unit.className = "chart-unit";
  unit.textContent = text;
  unit.style.fontSize = `${s.look.size}px`;
  box.append(unit);
}

/** Arrow keys go from row to row; what a row says is shown and said. */
function walk(figure: HTMLElement, box: HTMLElement, subject: () => Subject, chart: echarts.ECharts): void {
  const voice = document.createElement("p");
  voice.className = "visually-hidden";
  voice.setAttribute("aria-live", "polite");
  box.after(voice);
  let row = -1;
  figure.addEventListener("keydown", (event) => {
    if (event.target !== figure) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const s = subject();
    const count = s.numbers.categories.length;
    if (event.key === "Escape") {
      chart.dispatchAction({ type: "hideTip" });
      return;
    }
    if (!step || !count) return;
    event.preventDefault();
    row = row < 0 && step < 0 ? count - 1 : (row + step + count) % count;
    const column = Math.max(s.numbers.columns.findIndex((c) => c.cells[row]?.value !== null), 0);
    chart.dispatchAction({ type: "showTip", seriesIndex: s.kind === "rows" ? 0 : column, dataIndex: s.kind === "radar" ? 0 : row });
    voice.textContent = saying(s, row).replace(/\n/g, "，");
  });
}
