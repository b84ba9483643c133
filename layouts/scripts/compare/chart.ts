// Lines of several places on one scale, drawn as the static charts are: same measures, same
// classes, names at the ends of lines.
import { draw, make, shown } from "./element";
import { inYear, last, type Series } from "./subject";
import { T, behind, clauses } from "../words";

export interface Line {
  name: string;
  series: Series;
  /** Of the palette. */
  colour: number;
}

/** As many letters of a name as stand beside its line. */
const letters = 8;
/** A letter's width on paper, where two pictures stand beside one another and letters are largest. */
const letter = 16;
const left = 58;
const top = 28;
const bottom = 204;

/** A figure with picture and table; null where no line has two years. */
export function lineFigure(title: string, unit: string, decimals: number, lines: Line[], sample: boolean, level: "h3" | "b" = "b"): HTMLElement | null {
  if (!lines.some((l) => l.series.values.length > 1)) return null;
  const from = Math.min(...lines.map((l) => l.series.first));
  const to = Math.max(...lines.map((l) => last(l.series)));
  const all = lines.flatMap((l) => l.series.values.filter((v): v is number => v !== null));
  const right = 410 - letter * Math.min(letters, Math.max(...lines.map((l) => [...l.name].length)));
  const scale = scaleOf(Math.min(...all), Math.max(...all));
  const x = (year: number): number => left + 8 + ((year - from) / Math.max(to - from, 1)) * (right - left - 16);
  const y = (value: number): number => bottom - ((value - scale.low) / (scale.high - scale.low)) * (bottom - top);
  const internal = document.documentElement.dataset.edition === "internal";
  const svg = draw("svg", { viewBox: "0 0 420 227", role: "img", "aria-label": T("compare.chart", { title, said: saying(lines, unit, decimals) }), "font-size": 13, fill: "#333" });
  if (sample) svg.append(draw("text", { class: "sample", x: 420, y: 13, "text-anchor": "end" }, T("sample")));
  if (unit) svg.append(draw("text", { class: "u", y: 13 }, unit));
  for (let v = scale.low; v <= scale.high + scale.step / 2; v += scale.step) {
    svg.append(draw("path", { class: "g", stroke: "#ddd", d: `M${left} ${round(y(v))}h${right - left}` }));
    svg.append(draw("text", { class: "t", x: left - 6, y: round(y(v) + 4), "text-anchor": "end" }, shown(v, scale.decimals)));
  }
  for (const year of yearsShown(from, to)) {
    svg.append(draw("text", { x: round(x(year)), y: 221, "text-anchor": "middle" }, String(year)));
  }
  const group = draw("g", { class: "l", fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-linejoin": "round" });
  const ends: { i: number; name: string; at: number }[] = [];
  lines.forEach((line) => {
    const i = line.colour;
    group.append(draw("path", { class: `s${i % 8}`, d: pathOf(line.series, x, y) }));
    const end = last(line.series);
    const value = inYear(line.series, end) ?? 0;
    svg.append(draw("circle", { class: `s${i % 8}`, fill: "currentColor", cx: round(x(end)), cy: round(y(value)), r: 3 }));
    ends.push({ i, name: line.name, at: y(value) });
  });
  svg.append(group, names(ends, right));
  const caption = make("figcaption", {}, make(level, {}, title), " ", make("span", {}, internal && make("mark", {}, T("internal")), internal && " ", T("compare.chart.caption", { unit, from, to }), scale.low > 0 && T("compare.chart.cut")));
  const figure = make("figure", { class: "chart drawn" }, caption);
  figure.append(svg, rows(lines, unit, decimals, from, to), table(title, lines, from, to, decimals));
  return figure;
}

/** The first and the last year as rows, each with its bar: what large type on a phone shows in place of the picture. */
function rows(lines: Line[], unit: string, decimals: number, from: number, to: number): HTMLElement {
  const list = make("div", { class: "chart-large", "aria-hidden": "true" }); // the table below says the same
  const most = Math.max(...lines.flatMap((l) => [from, to].map((year) => Math.abs(inYear(l.series, year) ?? 0))));
  for (const year of [from, to]) {
    list.append(make("b", {}, T("chart.year", { year })));
    for (const line of lines) {
      const value = inYear(line.series, year);
      const bar = make("i", { class: `s${line.colour % 8}` });
      bar.style.width = `${most ? (100 * Math.abs(value ?? 0)) / most : 0}%`;
      list.append(make("p", {}, make("span", {}, `${line.name} ${value === null ? T("chart.none") : shown(value, decimals) + behind(unit)}`), bar));
    }
  }
  return list;
}

function pathOf(s: Series, x: (year: number) => number, y: (v: number) => number): string {
  let d = "";
  let pen = false;
  s.values.forEach((v, i) => {
    if (v === null) {
      pen = false;
      return;
    }
    d += `${pen ? "L" : "M"}${round(x(s.first + i))} ${round(y(v))}`;
    if (!pen && (s.values[i + 1] ?? null) === null) d += "h.1";
    pen = true;
  });
  return d;
}

/** Names beside the ends of lines, moved apart where they would lie on one another. */
function names(ends: { i: number; name: string; at: number }[], right: number): SVGElement {
  const g = draw("g", { class: "names", fill: "currentColor" });
  const sorted = [...ends].sort((a, b) => a.at - b.at);
  let floor = top - 4;
  const places = sorted.map((e) => (floor = Math.max(e.at + 4.5, floor + letter)));
  const over = Math.max(0, (places[places.length - 1] ?? 0) - bottom - 4);
  sorted.forEach((e, k) => {
    const name = [...e.name].length > letters ? [...e.name].slice(0, letters - 1).join("") + "…" : e.name;
    g.append(draw("text", { class: `s${e.i % 8}`, x: right + 6, y: round((places[k] ?? 0) - over) }, name));
  });
  return g;
}

function table(title: string, lines: Line[], from: number, to: number, decimals: number): HTMLElement {
  const head = make("tr", {}, make("th", { scope: "col" }, T("head.year")), ...lines.map((l) => make("th", { scope: "col" }, l.name)));
  const body = make("tbody");
  for (let year = from; year <= to; year++) {
    const cells = lines.map((l) => inYear(l.series, year)).map((v) => make("td", {}, v === null ? "—" : shown(v, decimals)));
    body.append(make("tr", {}, make("th", { scope: "row" }, String(year)), ...cells));
  }
  const t = make("table", {}, make("caption", {}, title), make("thead", {}, head), body);
  return make("details", {}, make("summary", {}, T("table.data")), t);
}

function saying(lines: Line[], unit: string, decimals: number): string {
  const ends = lines
    .map((l) => {
      const value = inYear(l.series, last(l.series));
      return value === null ? "" : T("compare.chart.end", { name: l.name, year: last(l.series), value: shown(value, decimals), unit });
    })
    .filter(Boolean);
  return clauses(ends);
}

function yearsShown(from: number, to: number): number[] {
  const step = Math.max(1, Math.ceil((to - from) / 4));
  const years: number[] = [];
  for (let y = to; y >= from; y -= step) years.unshift(y);
  return years;
}

interface Scale {
  low: number;
  high: number;
  step: number;
  decimals: number;
}

/** Round ends; from zero unless the figures lie far above it. */
export function scaleOf(low: number, high: number): Scale {
  const from = low > 0 && low < high * 0.6 ? 0 : low;
  const span = high - from || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = power * ([1, 2, 2.5, 5, 10].find((m) => m * power >= span / 4) ?? 10);
  const start = Math.floor(from / step) * step;
  const end = Math.max(start + step, Math.ceil(high / step - 1e-9) * step);
  return { low: start, high: end, step, decimals: (String(Number(step.toPrecision(12))).split(".")[1] ?? "").length };
}

const round = (v: number): number => Math.round(v * 10) / 10;
