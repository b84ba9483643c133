// One chart brought to life: ECharts in the place of the static picture.
import * as echarts from "echarts/core";
import { T } from "../words";
import { lookOf } from "./look";
import { dash, strokeGround } from "./marks";
import { fill } from "./option";
import { demand, register } from "./registered";
import { rowsTop } from "./round";
import { numbersOf, saying, type Subject } from "./subject";
import { readTable, type Numbers } from "./table";
import type { Live, Options } from "./types";

register();

/** Draws the chart of a figure into a box that lies where its picture was. */
export function bring(figure: HTMLElement, box: HTMLElement, options: Options): Live {
  const kind = figure.dataset.chart ?? "";
  const drawnUp = options[kind];
  const numbers = readTable(figure);
  const picture = figure.querySelector<SVGSVGElement>(":scope > svg");
  if (!drawnUp || !numbers || !picture) throw new Error(`no option for ${kind}`);
  const sample = picture.querySelector(".sample")?.textContent;
  if (sample) box.dataset.sample = sample;
  const chart = echarts.init(box, null, { renderer: "canvas" });
  const hidden = new Set<string>();
  const subject = (): Subject => ({ hidden, kind, form: drawnUp.form, numbers, picture, data: figure.dataset, look: lookOf(figure, picture, box) });
  let current = subject(), paintSwitches = (): void => {};
  const refresh = (): void => {
    if (!box.clientWidth) return;
    current = subject();
    const option = fill(drawnUp.option, current);
    demand(option);
    chart.resize();
    const selected = (chart.getOption()?.legend as { selected?: Record<string, boolean> }[] | undefined)?.[0]?.selected;
    if (selected) (option.legend as Record<string, unknown>).selected = selected; // what a reader has hidden stays hidden
    chart.setOption(option, { notMerge: true });
    showUnit(box, current);
    paintSwitches();
  };
  refresh();
  walk(figure, box, () => current, chart);
  if (!current.picture.querySelector(".h")) paintSwitches = addSwitches(figure, numbers, chart, () => current);
  return { refresh, point: (x, y) => point(chart, box, current, x, y) };
}

/**
 * A switch a series, that hides it so that the others can be compared: canvas legends have no keyboard.
 * Returns what gives the switches the colours of their series, which change with the page's.
 */
function addSwitches(figure: HTMLElement, numbers: Numbers, chart: echarts.ECharts, subject: () => Subject): () => void {
  const hideable = [...numbers.columns, ...numbers.references];
  if (hideable.length < 2 || hideable.length > 16 || !["standing", "lying", "radar", "dots"].includes(subject().form)) return () => {};
  const group = document.createElement("div");
  group.className = "chart-series";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", T("chart.shown"));
  const keys = hideable.map((column) => {
    const b = document.createElement("button"), key = document.createElement("i");
    b.type = "button";
    b.append(key, column.name);
    b.setAttribute("aria-pressed", "true");
    b.addEventListener("click", () => {
      chart.dispatchAction({ type: "legendToggleSelect", name: column.name });
      chart.dispatchAction({ type: "hideTip" }); // it tells of the series too
      const { hidden } = subject();
      if (!hidden.delete(column.name)) hidden.add(column.name);
      b.setAttribute("aria-pressed", String(!hidden.has(column.name)));
    });
    group.append(b);
    return key;
  });
  figure.querySelector(".chart-tools")?.before(group);
  const paint = (): void => {
    const { look, picture } = subject();
    keys.forEach((key, i) => (key.style.background = strokeGround(dash(picture.querySelector(`.l > path.s${i}`), 1), i < numbers.columns.length ? look.colour(i) : look.grey)));
  };
  paint();
  return paint;
}

/** Shows the nearest figure to a point of the page: a finger covers several. */
function point(chart: echarts.ECharts, box: HTMLElement, s: Subject, clientX: number, clientY: number): void {
  const at = box.getBoundingClientRect();
  const [x, y] = [clientX - at.left, clientY - at.top];
  if (x < 0 || y < 0 || x > at.width || y > at.height) return;
  chart.dispatchAction({ type: "showTip", x, y });
  if (s.form === "standing" || s.form === "lying") return;
  for (const [seriesIndex, dataIndex] of near(s, x, y)) chart.dispatchAction({ type: "showTip", seriesIndex, dataIndex });
}

/** The series and the row that a point of a chart without a common axis belongs to. */
function near(s: Subject, x: number, y: number): [number, number][] {
  const n = s.numbers.categories.length;
  const f = s.look.frame;
  const row = Math.min(Math.max(Math.floor(((y - f.top) / (f.bottom - f.top)) * n), 0), n - 1);
  switch (s.form) {
    case "rows":
      return [[0, Math.min(Math.max(Math.floor((y / s.look.scale - rowsTop(s.picture)) / 26), 0), n * s.numbers.columns.length - 1)]];
    case "round": {
      const middle = (s.picture.viewBox.baseVal.height / 2) * s.look.scale;
      const turn = (Math.atan2(x - 100 * s.look.scale, middle - y) / (2 * Math.PI) + 1) % 1;
      const values = (s.numbers.columns[0]?.cells ?? []).map((c) => c.value ?? 0);
      const total = values.reduce((a, b) => a + b, 0);
      let sum = 0;
      return [[0, Math.max(values.findIndex((v) => (sum += v / total) > turn), 0)]];
    }
    case "pyramid":
      return [[x < (f.left + f.right) / 2 ? 0 : 1, n - 1 - row]];
    case "dots":
      return [[0, row]];
    case "slope":
      return [nearestLine(s, x, y)];
    case "panels": {
      const panel = s.look.frames.findIndex((p) => x <= p.right + 60 * s.look.scale && y <= p.bottom + 24 * s.look.scale);
      const p = s.look.frames[panel];
      if (!p) return [];
      if (s.data.time !== undefined || s.numbers.categories.every((c) => /^\d{4}$/.test(c))) return []; // the pointer of its axis has answered
      return [[panel, Math.min(Math.max(Math.floor(((y - p.top) / (p.bottom - p.top)) * n), 0), n - 1)]];
    }
    default:
      return [[0, 0]];
  }
}

/** The line of a slope that passes nearest to a point, and its nearer end. */
function nearestLine(s: Subject, x: number, y: number): [number, number] {
  const f = s.look.frame;
  const [low = 0, high = 1] = numbersOf(s.data.axis);
  const at = Math.min(Math.max((x - f.left) / (f.right - f.left), 0), 1);
  const [from, to] = s.numbers.columns;
  const away = s.numbers.categories.map((_, k) => {
    const [a, b] = [from?.cells[k]?.value, to?.cells[k]?.value];
    if (a == null || b == null) return Infinity;
    return Math.abs(f.bottom + ((a + (b - a) * at - low) / (high - low)) * (f.top - f.bottom) - y);
  });
  return [away.indexOf(Math.min(...away)), at < 0.5 ? 0 : 1];
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
    voice.textContent = saying(s, row).split("\n").join(T("chart.comma"));
  });
}
