// Pies, rings and radars, and the rows of figures that share no unit.
import { numbersOf, plain, rowName, shown, type Fields, type Param, type Subject } from "./subject";

export function round(s: Subject, pattern: Fields): Fields {
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

export function radar(s: Subject, pattern: Fields, component: Fields): Fields {
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

export function radarSaying(s: Subject, p: Param): string {
  const name = s.numbers.columns[p.seriesIndex]?.name ?? "";
  return [plain(name), ...s.numbers.categories.map((c, k) => plain(`${c}  ${shown(s, p.seriesIndex, k)}`))].join("\n");
}

export function rowsSaying(s: Subject, p: Param): string {
  const n = s.numbers.columns.length;
  const [column, row] = [p.dataIndex % n, Math.floor(p.dataIndex / n)];
  const text = shown(s, column, row);
  return plain(rowName(s, row)) + "\n" + plain(n > 1 ? `${s.numbers.columns[column]?.name ?? ""}  ${text}` : text);
}

/** Where the rows begin in the picture: under 示例数据 where it says so. */
export function rowsTop(picture: SVGSVGElement): number {
  const base = 17; // of a row's text under the row's top
  return Number(picture.querySelector(".c text")?.getAttribute("y") ?? base) - base;
}

/** Figures of different units: a dot and a name at the left, the figure at the right, no axis. */
export function rows(s: Subject, pattern: Fields): Fields {
  const { look, numbers, picture } = s;
  const n = numbers.columns.length;
  const count = numbers.categories.length * n;
  const width = picture.viewBox.baseVal.width * look.scale;
  const texts = [...picture.querySelectorAll(".c text")].map((t) => t.textContent ?? "");
  const label = { show: true, fontSize: look.size, fontFamily: look.font, color: look.ink, formatter: (p: Param) => plain(texts[p.dataIndex] ?? "") };
  const rowHeight = 26 * look.scale;
  const top = rowsTop(picture) * look.scale;
  const all = Array.from({ length: count }, (_, i) => i);
  return {
    grid: { left: 0, top, width, height: count * rowHeight, outerBoundsMode: "none" },
    xAxis: { type: "value", min: 0, max: width, show: false },
    yAxis: { type: "value", min: 0, max: count, inverse: true, interval: 1, axisLabel: { show: false }, axisTick: { show: false }, axisLine: { show: false }, splitLine: { lineStyle: { color: look.rule } } },
    series: [
      {
        ...pattern,
        symbolSize: 7 * look.scale,
        data: all.map((i) => ({ value: [5 * look.scale, i + 0.5], itemStyle: { color: look.colour(i % n), opacity: 1 } })),
        label: { ...label, position: "right", distance: 7 * look.scale },
      },
      {
        ...pattern,
        symbolSize: 1,
        data: all.map((i) => ({ value: [width, i + 0.5], itemStyle: { color: look.paper, opacity: 1 } })),
        label: { ...label, position: "left", distance: 0, fontWeight: 600, formatter: (p: Param) => plain(shown(s, p.dataIndex % n, Math.floor(p.dataIndex / n))) },
      },
    ],
  };
}
