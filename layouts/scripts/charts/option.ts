// Fills the option of a kind, which go-echarts drew up once, with the numbers and the
// measures of one figure.
import type { Look } from "./look";
import type { Numbers } from "./table";

type Fields = Record<string, unknown>;

/** What is known of a figure when its option is filled. */
export interface Subject {
  kind: string;
  numbers: Numbers;
  look: Look;
  picture: SVGSVGElement;
  data: DOMStringMap;
}

/** Returns the pattern filled for a figure. The pattern is left as it is. */
export function fill(pattern: Fields, subject: Subject): Fields {
  const { look } = subject;
  const option: Fields = structuredClone(pattern);
  delete option.title;
  delete option.toolbox;
  const [series] = option.series as [Fields];
  option.textStyle = { fontFamily: look.font, fontSize: look.size, color: look.ink };
  option.color = subject.numbers.columns.map((_, i) => look.colour(i));
  option.tooltip = { ...(option.tooltip as Fields), ...tooltip(subject) };
  option.legend = legend(subject, option.legend as Fields);
  switch (subject.kind) {
    case "pie":
    case "ring":
      return { ...option, ...round(subject, series) };
    case "radar":
      return { ...option, ...radar(subject, series, option.radar as Fields) };
    case "rows":
      return { ...option, ...rows(subject, series) };
    case "pyramid":
      return { ...option, ...pyramid(subject, series, option) };
    case "hbar":
      return { ...option, ...lying(subject, series, option) };
    default:
      return { ...option, ...standing(subject, series, option) };
  }
}

function numbersOf(text: string | undefined): number[] {
  return (text ?? "").split(" ").map(Number);
}

function grid(look: Look): Fields {
  const f = look.frame;
  return { left: f.left, top: f.top, width: f.right - f.left, height: f.bottom - f.top, outerBoundsMode: "none" };
}

/** Text that rich text would not take for a style: {name|text}. */
function plain(text: string): string {
  return text.replace(/\{/g, "｛").replace(/\}/g, "｝");
}

function unitOf(s: Subject, row: number): string {
  return s.numbers.units ? (s.numbers.units[row] ?? "") : (s.data.unit ?? "");
}

function shown(s: Subject, column: number, row: number): string {
  const cell = s.numbers.columns[column]?.cells[row];
  if (!cell || cell.value === null) return "无数据";
  return cell.text + unitOf(s, row);
}

function rowName(s: Subject, row: number): string {
  return (s.numbers.categories[row] ?? "") + (s.numbers.head === "年份" ? "年" : "");
}

/** What one row or one part says: for the tooltip, and for those who hear the chart. */
export function saying(s: Subject, row: number, marker: (column: number) => string = () => ""): string {
  const many = s.numbers.columns.length > 1;
  const lines = s.numbers.columns.map((c, i) => marker(i) + plain(many ? `${c.name}  ${shown(s, i, row)}` : shown(s, i, row)));
  return [plain(rowName(s, row)), ...lines].join("\n");
}

interface Param {
  seriesIndex: number;
  dataIndex: number;
  marker?: string;
  percent?: number;
}

function tooltip(s: Subject): Fields {
  const { look } = s;
  return {
    backgroundColor: look.paper,
    borderColor: look.soft,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: look.ink, fontSize: Math.max(13, Math.min(look.size, 15)), fontFamily: look.font, lineHeight: 22 },
    axisPointer: { type: s.kind === "line" ? "line" : "shadow", lineStyle: { color: look.soft }, shadowStyle: { color: look.soft, opacity: 0.12 } },
    formatter: (given: Param | Param[]) => {
      const list = Array.isArray(given) ? given : [given];
      const first = list[0];
      if (!first) return "";
      const marker = (i: number): string => list.find((p) => p.seriesIndex === i)?.marker ?? "";
      if (s.kind === "radar") return radarSaying(s, first);
      if (s.kind === "rows") return plain(rowName(s, first.dataIndex % s.numbers.categories.length)) + "\n" + plain(rowsFigure(s, first.dataIndex));
      const percent = first.percent === undefined ? "" : `（${first.percent.toFixed(1)}%）`;
      return saying(s, first.dataIndex, s.kind === "pie" || s.kind === "ring" ? () => first.marker ?? "" : marker) + percent;
    },
  };
}

function legend(s: Subject, pattern: Fields): Fields {
  const { look, numbers, picture } = s;
  const named = picture.querySelector(".names") !== null;
  return {
    ...pattern,
    data: undefined,
    show: numbers.columns.length > 1 && !named && s.kind !== "pyramid",
    top: (s.kind === "radar" ? 0 : 20) * look.scale,
    left: 0,
    padding: [4 * look.scale, 0],
    itemGap: Math.max(19 * look.scale - look.size * 1.2, 1),
    itemWidth: 12 * look.scale,
    itemHeight: 10 * look.scale,
    icon: s.kind === "line" ? "path://M0 4h12v2h-12z" : "rect",
    textStyle: { color: look.ink, fontSize: look.size, fontFamily: look.font, padding: [0, 10 * look.scale, 0, 0] },
    inactiveColor: look.soft,
  };
}

/** A tick's text: whole numbers of steps, counted in 万 or 亿 as the static axis is. */
function tick(s: Subject): (value: number) => string {
  const step = (numbersOf(s.data.axis)[2] ?? 1) / 10 ** Number(s.data.power ?? 0);
  const places = (String(Number(step.toPrecision(12))).split(".")[1] ?? "").length;
  return (value) => {
    const v = value / 10 ** Number(s.data.power ?? 0);
    return Math.abs(v) < step / 1000 ? "0" : v.toLocaleString("en-US", { minimumFractionDigits: places, maximumFractionDigits: places });
  };
}

function valueAxis(s: Subject, pattern: Fields): Fields {
  const { look } = s;
  const [min, max, interval] = numbersOf(s.data.axis);
  const quiet = s.data.labels !== undefined;
  return {
    ...pattern,
    type: "value",
    min,
    max,
    interval,
    splitLine: { show: !quiet, lineStyle: { color: look.rule } },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { show: !quiet, color: look.soft, fontSize: look.size, fontFamily: look.font, margin: 6 * look.scale, formatter: tick(s) },
  };
}

/** Where zero lies between two places of the frame. */
function zeroAt(s: Subject, from: number, to: number): number | null {
  const [low = 0, high = 1] = numbersOf(s.data.axis);
  return low > 0 || high < 0 ? null : from + ((0 - low) / (high - low)) * (to - from);
}

function categoryAxis(s: Subject, pattern: Fields): Fields {
  const { look, numbers, picture } = s;
  const group = picture.querySelector(".c");
  const turned = group?.classList.contains("turned") ?? false;
  const wrapped = group?.classList.contains("wrapped") ?? false;
  const zero = zeroAt(s, look.frame.bottom, look.frame.top);
  const drop = (s.data.labels !== undefined && (numbersOf(s.data.axis)[0] ?? 0) < 0 ? 20 : 6) * look.scale;
  const slot = (look.frame.right - look.frame.left) / numbers.categories.length;
  const texts = turned ? [...(group?.querySelectorAll("text") ?? [])].map((t) => t.textContent ?? "") : numbers.categories;
  return {
    ...pattern,
    type: "category",
    data: numbers.categories,
    axisLine: { show: zero !== null, onZero: true, lineStyle: { color: look.ink } },
    axisTick: { show: false },
    axisLabel: {
      color: look.ink,
      fontSize: look.size,
      fontFamily: look.font,
      margin: drop,
      interval: turned || wrapped ? 0 : "auto",
      hideOverlap: !turned && !wrapped,
      rotate: turned ? 45 : 0,
      formatter: (_: string, i: number) => plain(texts[i] ?? ""),
      ...(wrapped ? { width: slot - 4 * look.scale, overflow: "break", lineHeight: 15 * look.scale } : {}),
    },
  };
}

/** Years stand by their distance, eight units in from the frame's ends, as in the picture. */
function yearAxis(s: Subject, pattern: Fields): Fields {
  const { look, numbers, picture } = s;
  const years = numbers.categories.map(Number);
  const first = years[0] ?? 0;
  const last = years[years.length - 1] ?? 0;
  const inner = look.frame.right - look.frame.left - 16 * look.scale;
  const margin = last > first ? ((last - first) * 8 * look.scale) / inner : 1;
  const labelled = [...picture.querySelectorAll(".c text")].map((t) => Number(t.textContent));
  const zero = zeroAt(s, look.frame.bottom, look.frame.top);
  return {
    ...pattern,
    type: "value",
    data: undefined,
    min: first - margin,
    max: last + margin,
    splitLine: { show: false },
    axisLine: { show: zero !== null, onZero: true, lineStyle: { color: look.ink } },
    axisTick: { show: false },
    axisLabel: {
      color: look.ink,
      fontSize: look.size,
      fontFamily: look.font,
      margin: 6 * look.scale,
      customValues: labelled,
      showMinLabel: null,
      showMaxLabel: null,
      formatter: (v: number) => String(v),
    },
    axisPointer: { snap: true, label: { show: false } },
  };
}

/** Lines and bars that stand, side by side or on top of one another. */
function standing(s: Subject, pattern: Fields, option: Fields): Fields {
  const { look, numbers } = s;
  const time = s.data.time !== undefined;
  const [xPattern] = option.xAxis as [Fields];
  const [yPattern] = option.yAxis as [Fields];
  return {
    grid: grid(look),
    xAxis: time ? yearAxis(s, xPattern) : categoryAxis(s, xPattern),
    yAxis: valueAxis(s, yPattern),
    series: numbers.columns.map((column, i) => ({
      ...pattern,
      name: column.name,
      data: column.cells.map((cell, k) => (time ? [Number(numbers.categories[k]), cell.value] : item(s, cell.value, cell.text, false))),
      ...(s.kind === "line" ? lineStyle(s, i) : barStyle(s)),
    })),
  };
}

function item(s: Subject, value: number | null, text: string, lies: boolean): Fields | null {
  if (value === null) return null;
  const after = lies ? "right" : "top";
  const before = lies ? "left" : "bottom";
  return {
    value,
    itemStyle: value === 0 ? { color: "transparent" } : {},
    label: {
      show: s.data.labels !== undefined,
      position: value < 0 ? before : after,
      distance: 4 * s.look.scale,
      color: s.look.ink,
      fontSize: s.look.size,
      fontFamily: s.look.font,
      fontWeight: 600,
      formatter: () => text,
    },
  };
}

function barStyle(s: Subject): Fields {
  return { barMaxWidth: 46 * s.look.scale, barMinHeight: 1, emphasis: { focus: "none" } };
}

function lineStyle(s: Subject, i: number): Fields {
  const { look, picture } = s;
  const name = picture.querySelector<SVGTextElement>(`.names .s${i}, .v.last`);
  const style: Fields = { lineStyle: { width: 2 * look.scale }, symbolSize: 5 * look.scale, emphasis: { scale: 1.6 } };
  if (!name) return style;
  // The end label stands where the picture has it, moved apart from its neighbours.
  const [low = 0, high = 1] = numbersOf(s.data.axis);
  const cells = s.numbers.columns[i]?.cells ?? [];
  const value = cells[cells.length - 1]?.value ?? low;
  const end = look.frame.bottom + ((value - low) / (high - low)) * (look.frame.top - look.frame.bottom);
  const y = (Number(name.getAttribute("y")) - 4.5) * look.scale;
  const own = name.classList.contains("last");
  style.endLabel = {
    show: true,
    offset: [2 * look.scale, y - end],
    color: own ? look.ink : look.colour(i),
    fontWeight: own ? 600 : 400,
    fontSize: look.size,
    fontFamily: look.font,
    formatter: () => plain(name.textContent ?? ""),
  };
  return style;
}

function lying(s: Subject, pattern: Fields, option: Fields): Fields {
  const { look, numbers, picture } = s;
  const [xPattern] = option.xAxis as [Fields];
  const [yPattern] = option.yAxis as [Fields];
  const names = [...picture.querySelectorAll(".c text")];
  const end = Number(names[0]?.getAttribute("x") ?? 0) * look.scale;
  const base = categoryAxis(s, xPattern);
  const along = valueAxis(s, yPattern);
  return {
    grid: grid(look),
    xAxis: { ...along, position: "top", axisLabel: { ...(along.axisLabel as Fields), alignMaxLabel: "right" } },
    yAxis: {
      ...base,
      inverse: true,
      axisLabel: { ...(base.axisLabel as Fields), interval: 0, hideOverlap: false, rotate: 0, margin: look.frame.left - end, formatter: (_: string, i: number) => plain(names[i]?.textContent ?? "") },
    },
    series: numbers.columns.map((column) => ({
      ...pattern,
      name: column.name,
      data: column.cells.map((cell) => item(s, cell.value, cell.text, true)),
      ...barStyle(s),
      barMaxWidth: 17 * look.scale,
    })),
  };
}

function pyramid(s: Subject, pattern: Fields, option: Fields): Fields {
  const { look, numbers } = s;
  const [xPattern] = option.xAxis as [Fields];
  const [yPattern] = option.yAxis as [Fields];
  const f = look.frame;
  const half = (f.right - f.left - f.middle) / 2;
  const side = { top: f.top, height: f.bottom - f.top, width: half, outerBoundsMode: "none" };
  const category = (grid: number): Fields => {
    const base = categoryAxis(s, xPattern);
    return {
      ...base,
      gridIndex: grid,
      position: grid ? "left" : "right",
      axisLabel: { ...(base.axisLabel as Fields), show: grid === 1, align: "center", margin: f.middle / 2, interval: 0, hideOverlap: false, rotate: 0, formatter: (name: string) => plain(name) },
    };
  };
  return {
    grid: [{ ...side, left: f.left }, { ...side, left: f.right - half }],
    xAxis: [{ ...valueAxis(s, yPattern), gridIndex: 0, inverse: true }, { ...valueAxis(s, yPattern), gridIndex: 1 }],
    yAxis: [category(0), category(1)],
    series: numbers.columns.map((column, i) => ({
      ...pattern,
      stack: undefined,
      name: column.name,
      xAxisIndex: i,
      yAxisIndex: i,
      data: column.cells.map((cell) => {
        const one = item(s, cell.value, cell.text, true);
        return one && { ...one, label: { ...(one.label as Fields), position: i ? "right" : "left" } };
      }),
      ...barStyle(s),
      barCategoryGap: "16%",
    })),
  };
}

function round(s: Subject, pattern: Fields): Fields {
  const { look, numbers, picture } = s;
  const column = numbers.columns[0];
  const total = column?.cells.reduce((sum, c) => sum + (c.value ?? 0), 0) ?? 1;
  const middle = (picture.viewBox.baseVal.height / 2) * look.scale;
  const style = { fontSize: look.size, fontFamily: look.font, color: look.ink };
  const percent = s.data.unit !== "%";
  const names = [...picture.querySelectorAll(".c text")];
  const figures = picture.querySelector(".v") !== null;
  const figureWidth = figures ? Math.max(...(column?.cells ?? []).map((c) => c.text.length)) * look.size * 0.6 + 8 : 0;
  return {
    color: numbers.categories.map((_, i) => look.colour(i)),
    legend: {
      show: true,
      orient: "vertical",
      left: 222 * look.scale,
      top: "center",
      padding: 0,
      icon: "rect",
      itemWidth: 11 * look.scale,
      itemHeight: 11 * look.scale,
      itemGap: Math.max(22 * look.scale - Math.max(look.size, 14), 2),
      textStyle: {
        ...style,
        rich: {
          n: { ...style, width: (198 - 17 - (percent ? 52 : 0)) * look.scale - figureWidth },
          v: { ...style, width: figureWidth, align: "right", fontWeight: 600 },
          p: { ...style, width: 52 * look.scale, align: "right" },
        },
      },
      formatter: (name: string) => {
        const i = numbers.categories.indexOf(name);
        const cell = column?.cells[i];
        const share = percent ? `{p|${(((cell?.value ?? 0) / total) * 100).toFixed(1)}%}` : "";
        return `{n|${plain(names[i]?.textContent ?? name)}}${figures ? `{v|${cell?.text ?? ""}}` : ""}${share}`;
      },
    },
    series: [
      {
        ...pattern,
        name: column?.name,
        center: [100 * look.scale, middle],
        radius: s.kind === "ring" ? [54 * look.scale, 92 * look.scale] : [0, 92 * look.scale],
        itemStyle: { borderColor: look.paper, borderWidth: 1 },
        label: {
          show: s.kind === "ring",
          position: "center",
          ...style,
          lineHeight: 18 * look.scale,
          formatter: () => [...picture.querySelectorAll(".total text")].map((t) => t.textContent ?? "").join("\n"),
        },
        labelLine: { show: false },
        emphasis: { scaleSize: 4 * look.scale },
        data: numbers.categories.map((name, i) => ({ name, value: column?.cells[i]?.value })),
      },
    ],
  };
}

function radar(s: Subject, pattern: Fields, component: Fields): Fields {
  const { look, numbers, picture } = s;
  const ends = numbersOf(s.data.axis);
  const names = [...picture.querySelectorAll(".c")].map((g) => [...g.querySelectorAll("text")].map((t) => t.textContent ?? ""));
  const f = look.frame;
  return {
    radar: {
      ...component,
      center: [(f.left + f.right) / 2, (f.top + f.bottom) / 2],
      radius: (f.right - f.left) / 2,
      startAngle: 90,
      clockwise: true,
      indicator: numbers.categories.map((name, i) => ({ name, min: 0, max: ends[i] })),
      axisName: {
        color: look.ink,
        fontSize: look.size,
        fontFamily: look.font,
        lineHeight: 15 * look.scale,
        formatter: (name?: string) => {
          const [title = "", end = ""] = names[numbers.categories.indexOf(name ?? "")] ?? [];
          return `{t|${plain(title)}}\n{e|${plain(end)}}`;
        },
        rich: { t: { color: look.ink, fontSize: look.size, lineHeight: 15 * look.scale }, e: { color: look.soft, fontSize: look.size, lineHeight: 15 * look.scale } },
      },
      axisNameGap: 8 * look.scale,
      splitArea: { show: false },
      splitLine: { lineStyle: { color: look.rule } },
      axisLine: { lineStyle: { color: look.rule } },
      axisTick: { show: false },
      axisLabel: { show: false },
    },
    series: numbers.columns.map((column) => ({
      ...pattern,
      name: column.name,
      symbolSize: 5 * look.scale,
      lineStyle: { width: 2 * look.scale },
      data: [{ name: column.name, value: column.cells.map((c) => c.value) }],
    })),
  };
}

function radarSaying(s: Subject, p: Param): string {
  const name = s.numbers.columns[p.seriesIndex]?.name ?? "";
  return [plain(name), ...s.numbers.categories.map((c, k) => plain(`${c}  ${shown(s, p.seriesIndex, k)}`))].join("\n");
}

function rowsFigure(s: Subject, at: number): string {
  const n = s.numbers.columns.length;
  const text = shown(s, at % n, Math.floor(at / n));
  return n > 1 ? `${s.numbers.columns[at % n]?.name ?? ""}  ${text}` : text;
}

/** Figures of different units: a dot and a name at the left, the figure at the right, no axis. */
function rows(s: Subject, pattern: Fields): Fields {
  const { look, numbers, picture } = s;
  const n = numbers.columns.length;
  const count = numbers.categories.length * n;
  const width = picture.viewBox.baseVal.width * look.scale;
  const texts = [...picture.querySelectorAll(".c text")].map((t) => t.textContent ?? "");
  const label = { show: true, fontSize: look.size, fontFamily: look.font, color: look.ink, formatter: (p: Param) => plain(texts[p.dataIndex] ?? "") };
  const rowHeight = 26 * look.scale;
  const all = Array.from({ length: count }, (_, i) => i);
  return {
    grid: { left: 0, top: 8 * look.scale, width, height: count * rowHeight, outerBoundsMode: "none" },
    xAxis: { type: "value", min: 0, max: width, show: false },
    yAxis: { type: "value", min: 0, max: count, inverse: true, interval: 1, axisLabel: { show: false }, axisTick: { show: false }, axisLine: { show: false }, splitLine: { lineStyle: { color: look.rule } } },
    series: [
      {
        ...pattern,
        symbolSize: 7 * look.scale,
        data: all.map((i) => ({ value: [5 * look.scale, i + 0.5], itemStyle: { color: look.colour(i % n) } })),
        label: { ...label, position: "right", distance: 7 * look.scale },
      },
      {
        ...pattern,
        symbolSize: 1,
        data: all.map((i) => ({ value: [width, i + 0.5], itemStyle: { color: look.paper } })),
        label: { ...label, position: "left", distance: 0, fontWeight: 600, formatter: (p: Param) => plain(shown(s, p.dataIndex % n, Math.floor(p.dataIndex / n))) },
      },
    ],
  };
}
