// Lines, bars that stand or lie, and pyramids.
import { categoryAxis, grid, valueAxis, yearAxis } from "./axes";
import { numbersOf, plain, type Fields, type Subject } from "./subject";

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

export function lying(s: Subject, pattern: Fields, option: Fields): Fields {
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
      data: column.cells.map((cell) => {
        const one = item(s, cell.value, cell.text, true);
        return one && { ...one, label: { ...(one.label as Fields), position: i ? "right" : "left" } };
      }),
      ...barStyle(s),
      barCategoryGap: "16%",
    })),
  };
}
