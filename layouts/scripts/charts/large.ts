// Elder mode on a phone: a picture that fits the screen has texts too small for those who
// asked for large ones, and one with large texts would have to be pushed about. So the same
// numbers stand as rows, each with its bar, as wide as the screen and in its text size.
import { T, behind } from "../words";
import { counted } from "./subject";
import { readTable, type Cell, type Column, type Numbers } from "./table";

// Narrower than this a picture's texts are smaller than what is set around it.
const enough = 700;
const mostRows = 8;
const mostLines = 3;

/**
 * Shows charts as rows where texts are to be large and the screen is narrow, and as pictures elsewhere.
 * What it returns does so once more, for charts that have come since.
 */
export function fitCharts(figures: () => Iterable<HTMLElement>): () => void {
  const fit = (): void => {
    const elder = document.documentElement.hasAttribute("data-elder");
    for (const figure of figures()) {
      const large = elder && figure.clientWidth < enough;
      if (large && !figure.querySelector(".chart-large")) addRows(figure);
      figure.classList.toggle("large", large && figure.querySelector(".chart-large") !== null);
    }
  };
  fit();
  addEventListener("resize", fit);
  new MutationObserver(fit).observe(document.documentElement, { attributes: true, attributeFilter: ["data-elder"] });
  return fit;
}

function addRows(figure: HTMLElement): void {
  const picture = figure.querySelector<SVGSVGElement>(":scope > svg");
  const numbers = readTable(figure);
  if (!picture || !numbers) return;
  const columns = [...numbers.columns, ...numbers.references];
  const list = document.createElement("div");
  list.className = "chart-large";
  list.setAttribute("aria-hidden", "true"); // the table below says the same
  picture.after(list);
  if (inPanels(figure, numbers)) return columns.forEach((column) => addPanel(figure, numbers, column, list));
  for (const row of shownRows(figure, numbers)) {
    const category = numbers.categories[row] ?? "";
    const name = document.createElement("b");
    name.textContent = figure.dataset.time === undefined ? category : T("chart.year", { year: category });
    list.append(name);
    columns.forEach((column, i) => list.append(bar(figure, numbers, column, i, row, columns.length > 1)));
  }
}

/** Measures of their own units are never rows of one; and many lines over many years would be screens of bars. */
function inPanels(figure: HTMLElement, numbers: Numbers): boolean {
  const n = numbers.columns.length;
  return n > 1 && (numbers.columns.every((c) => c.unit !== undefined) || (figure.dataset.time !== undefined && n > mostLines));
}

/** Measures of their own units stand one below another: how each began, how it is now, and what it is held against. */
function addPanel(figure: HTMLElement, numbers: Numbers, column: Column, list: HTMLElement): void {
  const i = numbers.columns.indexOf(column);
  const unit = column.unit ?? figure.dataset.shown ?? figure.dataset.unit ?? "";
  const filled = column.cells.flatMap((cell, row) => (cell.value === null ? [] : [row]));
  const last = filled[filled.length - 1];
  if (last === undefined) return;
  const median = numbers.among.find((a) => a.series === i)?.median;
  const beside = median?.cells[last]?.value == null ? undefined : median;
  const alike = column.unit === undefined ? [...numbers.columns, ...numbers.references].flatMap((c) => c.cells) : column.cells; // of one unit, of one scale
  const most = Math.max(...[...alike, ...(beside?.cells ?? [])].map((c) => Math.abs(c.value ?? 0)));
  const draw = (name: string, cell: Cell | undefined, look: string): void => {
    if (cell?.value != null) list.append(line(`${name} ${counted(figure.dataset, cell.text)}${behind(unit)}`, most ? Math.abs(cell.value) / most : 0, look));
  };
  const name = document.createElement("b");
  name.textContent = column.name;
  list.append(name);
  for (const row of new Set([filled[0]!, last])) {
    const category = numbers.categories[row] ?? "";
    draw(figure.dataset.time === undefined ? category : T("chart.year", { year: category }), column.cells[row], i < 0 ? "q" : "s0");
  }
  if (!beside) return;
  let own = 0; // the median's head begins with the measure, which stands above already
  while (own < column.name.length && column.name[own] === beside.name[own]) own++;
  draw(beside.name.slice(own).trim(), beside.cells[last], "q");
}

/** All rows, or of many years the first, the last and some between, of those of which something is known. */
function shownRows(figure: HTMLElement, numbers: Numbers): number[] {
  const all = numbers.categories.map((_, i) => i);
  if (figure.dataset.time === undefined || all.length <= mostRows) return all;
  const known = all.filter((i) => numbers.columns.some((c) => c.cells[i]?.value != null));
  const last = known.length - 1, step = Math.ceil(last / (mostRows - 1));
  return known.filter((_, i) => i === 0 || (i >= step && (last - i) % step === 0));
}

function bar(figure: HTMLElement, numbers: Numbers, column: Column, i: number, row: number, named: boolean): HTMLElement {
  const cell = column.cells[row];
  const unit = column.unit ?? numbers.units?.[row] ?? figure.dataset.shown ?? figure.dataset.unit ?? "";
  const figureText = cell?.value == null ? T("chart.none") : counted(figure.dataset, cell.text) + behind(unit);
  // Bars of one unit are of one scale.
  const alike = numbers.units || column.unit !== undefined ? column.cells : [...numbers.columns, ...numbers.references].flatMap((c) => c.cells);
  const most = Math.max(...alike.map((c) => Math.abs(c.value ?? 0)));
  const reference = i >= numbers.columns.length;
  const look = reference ? "q" : `s${figure.dataset.chart === "pie" || figure.dataset.chart === "ring" ? row % 12 : i % 12}`;
  return line(named ? `${column.name} ${figureText}` : figureText, numbers.units || !most ? 0 : Math.abs(cell?.value ?? 0) / most, look);
}

/** A text over a bar of that share of the line. */
function line(says: string, share: number, look: string): HTMLElement {
  const paragraph = document.createElement("p");
  const text = document.createElement("span");
  text.textContent = says;
  const drawn = document.createElement("i");
  drawn.style.width = `${100 * share}%`;
  drawn.className = look;
  paragraph.append(text, drawn);
  return paragraph;
}
