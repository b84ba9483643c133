// Lines, bars that stand or lie, and pyramids.
import { categoryAxis, grid, valueAxis, yearAxis } from "./axes";
import { dash, texture } from "./marks";
import { counted, lastOf, numbersOf, plain, type Fields, type Subject } from "./subject";

/** Lines and bars that stand, side by side or on top of one another. */
export function standing(s: Subject, pattern: Fields, option: Fields): Fields {
  const { look, numbers } = s;
  const time = s.data.time !== undefined;
  const [xPattern] = option.xAxis as [Fields];
  const [yPattern] = option.yAxis as [Fields];
  return {
    grid: grid(look),
    xAxis: time ? yearAxis(s, xPattern) : categoryAxis(s, xPattern),
    yAxis: valueAxis(s, yPattern),
    series: [
      ...numbers.columns.map((column, i) => ({
        ...pattern,
        name: column.name,
        z: look.muted(i) ? 2 : 3,
        data: column.cells.map((cell, k) => (time ? [Number(numbers.categories[k]), cell.value] : item(s, cell.value, cell.text, k, false))),
        ...(s.kind === "line" ? lineStyle(s, i) : barStyle(s, i)),
      })),
      ...around(s, time),
    ],
  };
}

/** What the columns are held against: grey lines, a pale band, and events in their years. */
function around(s: Subject, time: boolean): Fields[] {
  const { look, numbers, picture } = s;
  const at = (k: number, value: number | null): unknown => (time ? [Number(numbers.categories[k]), value] : value);
  const quiet: Fields = { type: "line", silent: true, showSymbol: false, symbol: "none", tooltip: { show: false }, emphasis: { disabled: true } };
  const list: Fields[] = numbers.references.map((column, i) => ({
    ...quiet,
    ...endLabel(s, picture.querySelector(`.names .r${i}`), lastOf(column)?.value ?? null, look.soft, 400),
    name: column.name,
    z: 1,
    lineStyle: { color: look.grey, width: 1.5 * look.scale, type: dash(picture.querySelectorAll("path.ref")[i], look.scale) },
    itemStyle: { color: look.grey },
    data: column.cells.map((cell, k) => at(k, cell.value)),
  }));
  if (numbers.band) {
    // The lower edge carries the band, and neither is a line.
    const { low, high } = numbers.band;
    const edge: Fields = { ...quiet, stack: "band", z: 0, lineStyle: { opacity: 0 } };
    const width = (k: number): number | null => (low.cells[k]?.value == null || high.cells[k]?.value == null ? null : high.cells[k].value - low.cells[k].value);
    list.push({ ...edge, data: low.cells.map((cell, k) => at(k, cell.value)) });
    list.push({ ...edge, areaStyle: { color: look.grey, opacity: 0.18 }, data: low.cells.map((_, k) => at(k, width(k))) });
  }
  const [bottom = 0, top = 1] = numbersOf(s.data.axis);
  for (const text of picture.querySelectorAll<SVGTextElement>(".marks text")) {
    const year = Number(text.dataset.year);
    const x = time ? year : String(year);
    const rise = (look.frame.top / look.scale - Number(text.getAttribute("y")) - 4) * look.scale;
    list.push({
      ...quiet,
      z: 4, // over the bars, as in the picture
      lineStyle: { color: look.ink, width: 1, type: [2 * look.scale, 3 * look.scale] },
      data: [
        [x, bottom],
        { value: [x, top], symbol: "circle", symbolSize: 0.1, label: { show: true, position: "top", distance: rise, color: look.ink, fontSize: look.size, fontFamily: look.font, formatter: () => plain(text.textContent ?? "") } },
      ],
      showSymbol: true,
      symbol: undefined,
      symbolSize: 0.1,
    });
  }
  return list;
}

function item(s: Subject, value: number | null, text: string, row: number, lies: boolean): Fields | null {
  if (value === null) return null;
  const after = lies ? "right" : "top";
  const before = lies ? "left" : "bottom";
  return {
    value,
    itemStyle: value === 0 ? { color: "transparent" } : chosen(s, row),
    label: {
      show: s.data.labels !== undefined,
      position: value < 0 ? before : after,
      distance: 4 * s.look.scale,
      color: s.look.ink,
      fontSize: s.look.size,
      fontFamily: s.look.font,
      fontWeight: 600,
      formatter: () => counted(s.data, text),
    },
  };
}

/** The colour of a bar where bars and not columns are highlighted. */
function chosen(s: Subject, row: number): Fields {
  if (s.data.highlight === undefined || s.numbers.columns.length > 1) return {};
  return { color: s.look.muted(row) ? s.look.grey : s.look.colour(row) };
}

function barStyle(s: Subject, i: number): Fields {
  return { ...texture(s, i), barMaxWidth: 46 * s.look.scale, barMinHeight: 1, emphasis: { focus: "none" } };
}

function lineStyle(s: Subject, i: number): Fields {
  const { look, picture } = s;
  const name = picture.querySelector(`.names .s${i}, .names [data-series="${i}"], .v.last`);
  const own = name?.classList.contains("last") ?? false;
  return {
    lineStyle: { width: 2 * look.scale, type: dash(picture.querySelector(`.l > path.s${i}`), look.scale) },
    symbolSize: 5 * look.scale,
    emphasis: { scale: 1.6 },
    ...endLabel(s, name, lastOf(s.numbers.columns[i])?.value ?? null, own ? look.ink : look.colour(i), own ? 600 : 400),
  };
}

/** The label at a line's end stands where the picture has it, moved apart from its neighbours. */
function endLabel(s: Subject, name: Element | null, value: number | null, color: string, fontWeight: number): Fields {
  if (!name || value === null) return {};
  const { look } = s;
  const [low = 0, high = 1] = numbersOf(s.data.axis);
  const end = look.frame.bottom + ((value - low) / (high - low)) * (look.frame.top - look.frame.bottom);
  const y = (Number(name.getAttribute("y")) - 4.5) * look.scale;
  return {
    endLabel: {
      show: true,
      offset: [2 * look.scale, y - end],
      color,
      fontWeight,
      fontSize: look.size,
      fontFamily: look.font,
      formatter: () => plain(name.textContent ?? ""),
    },
  };
}

export function lying(s: Subject, pattern: Fields, option: Fields): Fields {
  const { look, numbers, picture } = s;
  const [xPattern] = option.xAxis as [Fields];
  const [yPattern] = option.yAxis as [Fields];
  const names = [...picture.querySelectorAll(".c text")];
  const end = Number(names[0]?.getAttribute("x") ?? 0) * look.scale;
  const base = categoryAxis(s, xPattern);
  const along = valueAxis(s, yPattern);
  const against: Fields = { type: "line", silent: true, showSymbol: false, symbol: "none", tooltip: { show: false } };
  return {
    grid: grid(look),
    xAxis: { ...along, position: "top", axisLabel: { ...(along.axisLabel as Fields), alignMaxLabel: "right" } },
    yAxis: {
      ...base,
      inverse: true,
      axisLabel: { ...(base.axisLabel as Fields), interval: 0, hideOverlap: false, rotate: 0, margin: look.frame.left - end, formatter: (_: string, i: number) => plain(names[i]?.textContent ?? "") },
    },
    series: [
      ...numbers.columns.map((column, i) => ({
        ...pattern,
        name: column.name,
        data: column.cells.map((cell, k) => item(s, cell.value, cell.text, k, true)),
        ...barStyle(s, i),
        barMaxWidth: 17 * look.scale,
      })),
      ...numbers.references.map((column, i) => ({
        ...against,
        name: column.name,
        lineStyle: { color: look.grey, width: 1.5 * look.scale, type: dash(picture.querySelectorAll("path.ref")[i], look.scale) },
        itemStyle: { color: look.grey },
        data: column.cells.map((cell, k) => [cell.value, k]),
      })),
    ],
  };
}

export function pyramid(s: Subject, pattern: Fields, option: Fields): Fields {
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
      name: plain(numbers.columns[grid]?.name ?? ""),
      nameLocation: "end",
      nameGap: 8 * look.scale,
      nameTextStyle: { color: look.colour(grid), fontSize: look.size, fontFamily: look.font, align: grid ? "left" : "right" },
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
      data: column.cells.map((cell, k) => {
        const one = item(s, cell.value, cell.text, k, true);
        return one && { ...one, label: { ...(one.label as Fields), position: i ? "right" : "left" } };
      }),
      ...barStyle(s, i),
      barCategoryGap: "16%",
    })),
  };
}
