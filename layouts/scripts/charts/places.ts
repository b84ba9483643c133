// Places in two years or more, and a small panel a place or year.
import { T, behind as behindNumber } from "../words";
import { grid, valueAxis } from "./axes";
import { counted, lastOf, numbersOf, plain, rowName, saying, shown, unitOf, type Fields, type Param, type Subject } from "./subject";
import type { Frame } from "./look";

const hidden: Fields = { axisLabel: { show: false }, axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: false } };

function within(f: Frame): Fields {
  return { left: f.left, top: f.top, width: f.right - f.left, height: f.bottom - f.top, outerBoundsMode: "none" };
}

/** A line a place between two years, with the names and figures that the picture has at its ends. */
export function slope(s: Subject, pattern: Fields, option: Fields): Fields {
  const { look, numbers, picture } = s;
  const [yPattern] = option.yAxis as [Fields];
  const [from, to] = numbers.columns;
  const years = [...picture.querySelectorAll(".c text")].map((t) => plain(t.textContent ?? ""));
  const sides = [...picture.querySelectorAll(".names")];
  const [low = 0, high = 1] = numbersOf(s.data.axis);
  const f = look.frame;
  const place = (value: number): number => f.bottom + ((value - low) / (high - low)) * (f.top - f.bottom);
  // Texts of the picture in the order of their places: a text is found by its height.
  const label = (side: number, k: number, value: number | null | undefined): Fields => {
    const text = sides[side]?.querySelector(`[data-row="${k}"]`);
    if (!text || value == null) return { show: false };
    const y = (Number(text.getAttribute("y")) - 4.5) * look.scale;
    return {
      show: true,
      position: side ? "right" : "left",
      distance: 10 * look.scale,
      offset: [0, y - place(value)],
      color: look.colour(k),
      fontSize: look.size,
      fontFamily: look.font,
      formatter: () => plain(text.textContent ?? ""),
    };
  };
  return {
    grid: grid(look),
    xAxis: {
      ...hidden,
      type: "value",
      position: "top",
      min: 0,
      max: 1,
      interval: 1,
      splitLine: { show: true, lineStyle: { color: look.ink } },
      axisLabel: { show: true, color: look.ink, fontSize: look.size, fontFamily: look.font, margin: 6 * look.scale, formatter: (side: number) => years[side] ?? "" },
    },
    yAxis: { ...valueAxis(s, yPattern), ...hidden },
    series: numbers.categories.map((name, k) => ({
      ...pattern,
      name,
      z: look.muted(k) ? 2 : 3,
      color: look.colour(k),
      itemStyle: { color: look.colour(k) },
      symbolSize: 5 * look.scale,
      lineStyle: { color: look.colour(k), width: 2 * look.scale },
      data: [
        { value: [0, from?.cells[k]?.value], label: label(0, k, from?.cells[k]?.value) },
        { value: [1, to?.cells[k]?.value], label: label(1, k, to?.cells[k]?.value) },
      ],
    })),
    tooltip: { ...(option.tooltip as Fields), trigger: "item" },
  };
}

export function slopeSaying(s: Subject, p: Param): string {
  return saying(s, p.seriesIndex);
}

/** A row a place with a dot a year. */
export function dots(s: Subject, pattern: Fields, option: Fields): Fields {
  const { look, numbers, picture } = s;
  const [yPattern] = option.yAxis as [Fields];
  const names = [...picture.querySelectorAll(".c text")];
  const end = Number(names[0]?.getAttribute("x") ?? 0) * look.scale;
  const along = valueAxis(s, yPattern);
  const values = (k: number): number[] => numbers.columns.flatMap((c) => c.cells[k]?.value ?? []);
  const link: Fields = { type: "line", silent: true, showSymbol: false, symbol: "none", tooltip: { show: false }, lineStyle: { color: look.grey, width: 2 * look.scale }, z: 1 };
  return {
    grid: { ...grid(look), top: look.frame.top + 2 * look.scale, height: 22 * look.scale * numbers.categories.length },
    xAxis: { ...along, position: "top" },
    yAxis: {
      type: "category",
      inverse: true,
      data: numbers.categories,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: look.ink, fontSize: look.size, fontFamily: look.font, interval: 0, margin: look.frame.left - end, formatter: (_: string, k: number) => plain(names[k]?.textContent ?? "") },
    },
    series: [
      ...numbers.columns.map((column, i) => ({
        ...pattern,
        name: column.name,
        color: colourOfColumn(s, i),
        itemStyle: { opacity: 1 }, // the legend's too, which is pale else
        symbolSize: 10 * look.scale,
        data: column.cells.map((cell, k) => ({ value: [cell.value, k], itemStyle: { opacity: s.data.highlight !== undefined && look.muted(k) ? 0.3 : 1 } })),
      })),
      ...numbers.categories.map((_, k) => ({ ...link, data: values(k).length > 1 ? [[Math.min(...values(k)), k], [Math.max(...values(k)), k]] : [] })),
    ],
  };
}

/** Dots keep the colours of their years whatever rows are highlighted. */
function colourOfColumn(s: Subject, i: number): string {
  const found = s.picture.querySelector(`.dots .s${i}`);
  return found ? getComputedStyle(found).color : s.look.ink;
}

/** A small chart a column, each in its own rectangle. */
export function panels(s: Subject, pattern: Fields, option: Fields): Fields {
  const { look, numbers, picture } = s;
  const [yPattern] = option.yAxis as [Fields];
  const ends = numbersOf(s.data.axis);
  const years = numbers.categories.map(Number);
  const overYears = years.every((y) => Number.isInteger(y) && y > 999);
  const text = { color: look.ink, fontSize: look.size, fontFamily: look.font };
  const titles = [...picture.querySelectorAll(".h")].map((t) => t.textContent ?? "");
  const tops = [...picture.querySelectorAll("text.t")].map((t) => t.textContent ?? "");
  // The figures as the picture has them, rounded to its place: of lines the last ones only.
  const labels = [...picture.querySelectorAll(".v")].flatMap((v) => (v.tagName === "g" ? [...v.querySelectorAll("text")] : [v])).map((t) => plain(t.textContent ?? ""));
  const lastLabel = (i: number): string => labels[numbers.columns.slice(0, i).filter((c) => lastOf(c)?.value != null).length] ?? "";
  const first = years[0] ?? 0;
  const last = years[years.length - 1] ?? 0;
  const axisOf = (i: number): Fields => ({ ...yPattern, type: "value", gridIndex: i, min: ends[3 * i], max: ends[3 * i + 1], interval: ends[3 * i + 2], axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: overYears, lineStyle: { color: look.rule } } });
  const title = (i: number): Fields => ({ name: plain(titles[i] ?? ""), nameGap: 18 * look.scale, nameTextStyle: { ...text, fontWeight: 600, align: "left" } });
  // Over a line: its name, and under it where its axis ends.
  const titleAndTop = (i: number): Fields => {
    const line = { ...text, lineHeight: 17 * look.scale };
    const rich = { n: { ...line, fontWeight: 600 }, t: { ...line, color: look.soft } };
    return { name: `{n|${plain(titles[i] ?? "")}}\n{t|${plain(tops[i] ?? "")}}`, nameGap: 1, nameTextStyle: { ...text, align: "left", rich } };
  };
  const parts = (i: number): Fields => ({
    type: "category",
    gridIndex: i,
    inverse: true,
    data: numbers.categories,
    axisTick: { show: false },
    axisLabel: { ...text, interval: 0, align: "left", margin: (look.frames[i]?.left ?? 0) - partsLeft(s, i), formatter: (name: string) => plain(name.length > 6 ? name.slice(0, 5) + "…" : name) },
    axisLine: { lineStyle: { color: look.ink } },
    ...title(i),
    nameLocation: "start",
  });
  const colour = picture.querySelector(".s0");
  const ink = colour ? getComputedStyle(colour).color : look.ink;
  return {
    grid: look.frames.map(within),
    xAxis: look.frames.map((f, i) =>
      overYears
        ? {
            type: "value",
            gridIndex: i,
            min: first - (last - first) * 0.03,
            max: last + (last - first) * 0.03,
            splitLine: { show: false },
            axisTick: { show: false },
            axisLine: { lineStyle: { color: look.ink } },
            axisLabel: { ...text, customValues: f.right - f.left > 70 * look.scale ? [first, last] : [first], showMinLabel: null, showMaxLabel: null, formatter: String, alignMinLabel: "left", alignMaxLabel: "right" },
            axisPointer: { snap: true, label: { show: false } },
          }
        : axisOf(i),
    ),
    yAxis: look.frames.map((_, i) => (overYears ? { ...axisOf(i), ...titleAndTop(i), nameLocation: "end" } : parts(i))),
    series: [...numbers.columns.map((column, i) => ({
      ...(overYears ? pattern : { type: "bar" }),
      name: column.name,
      xAxisIndex: i,
      yAxisIndex: i,
      color: s.data.highlight !== undefined && look.muted(i) ? look.grey : ink,
      symbolSize: 4 * look.scale,
      lineStyle: { width: 2 * look.scale },
      barCategoryGap: "15%",
      data: column.cells.map((cell, k) => (overYears ? [years[k], cell.value] : { value: cell.value, label: { show: cell.value !== null, position: "right", ...text, formatter: () => labels[i * numbers.categories.length + k] ?? "" } })),
      ...(overYears ? { endLabel: { show: lastOf(column)?.value != null, ...text, fontWeight: 600, formatter: () => lastLabel(i) } } : {}),
    })), ...behind(s, years), ...eventLines(s, ends)],
    tooltip: { ...(option.tooltip as Fields), trigger: overYears ? "axis" : "item" },
  };
}

/** What the lines of panels are held against: a grey line and a pale band in the panel of each. */
function behind(s: Subject, years: number[]): Fields[] {
  const { look } = s;
  const at = (values: (number | null)[]): unknown[] => values.map((value, k) => [years[k], value]);
  return s.numbers.among.flatMap(({ series, median, low, high }) => {
    const quiet: Fields = { type: "line", xAxisIndex: series, yAxisIndex: series, silent: true, showSymbol: false, symbol: "none", tooltip: { show: false }, emphasis: { disabled: true } };
    const list: Fields[] = [{ ...quiet, z: 1, lineStyle: { color: look.grey, width: 1.5 * look.scale }, data: at(median.cells.map((c) => c.value)) }];
    if (low && high) {
      // The lower edge carries the band, and neither is a line.
      const edge: Fields = { ...quiet, stack: `band${series}`, z: 0, lineStyle: { opacity: 0 } };
      const width = low.cells.map((c, k) => (c.value == null || high.cells[k]?.value == null ? null : high.cells[k].value - c.value));
      list.push({ ...edge, data: at(low.cells.map((c) => c.value)) }, { ...edge, areaStyle: { color: look.grey, opacity: 0.18 }, data: at(width) });
    }
    return list;
  });
}

/** The years in which something happened: a line in each panel, as in the picture. */
function eventLines(s: Subject, ends: number[]): Fields[] {
  const { look, numbers, picture } = s;
  const years = new Set([...picture.querySelectorAll<SVGPathElement>(".marks path[data-year]")].map((path) => Number(path.dataset.year)));
  return numbers.columns.flatMap((_, i) =>
    [...years].map((year) => ({
      type: "line",
      xAxisIndex: i,
      yAxisIndex: i,
      silent: true,
      showSymbol: false,
      symbol: "none",
      tooltip: { show: false },
      emphasis: { disabled: true },
      z: 1,
      lineStyle: { color: look.ink, width: 1, type: [2 * look.scale, 3 * look.scale] },
      data: [[year, ends[3 * i]], [year, ends[3 * i + 1]]],
    })),
  );
}

function partsLeft(s: Subject, i: number): number {
  return Number([...s.picture.querySelectorAll(".h")][i]?.getAttribute("x") ?? 0) * s.look.scale;
}

export function panelSaying(s: Subject, p: Param): string {
  const column = s.numbers.columns[p.seriesIndex];
  const lines = [plain(column?.name ?? ""), plain(`${rowName(s, p.dataIndex)}  ${shown(s, p.seriesIndex, p.dataIndex)}`)];
  const unit = unitOf(s, p.dataIndex, column);
  for (const { series, median } of s.numbers.among) {
    const cell = median.cells[p.dataIndex];
    if (series !== p.seriesIndex || cell?.value == null) continue;
    lines.push(plain(`${T("chart.median")}  ${counted(s.data, cell.text)}${behindNumber(unit)}`));
  }
  return lines.join("\n");
}

