// Elder mode on a phone: a picture that fits the screen has texts too small for those who
// asked for large ones, and one with large texts would have to be pushed about. So the same
// numbers stand as rows, each with its bar, as wide as the screen and in its text size.
import { T } from "../words";
import { readTable, type Column, type Numbers } from "./table";

// Narrower than this a picture's texts are smaller than what is set around it.
const enough = 700;
const mostRows = 8;

/** Shows charts as rows where texts are to be large and the screen is narrow, and as pictures elsewhere. */
export function fitCharts(figures: NodeListOf<HTMLElement>): void {
  const fit = (): void => {
    const elder = document.documentElement.hasAttribute("data-elder");
    for (const figure of figures) {
      const large = elder && figure.clientWidth < enough;
      if (large && !figure.querySelector(".chart-large")) addRows(figure);
      figure.classList.toggle("large", large && figure.querySelector(".chart-large") !== null);
    }
  };
  fit();
  addEventListener("resize", fit);
  new MutationObserver(fit).observe(document.documentElement, { attributes: true, attributeFilter: ["data-elder"] });
}

function addRows(figure: HTMLElement): void {
  const picture = figure.querySelector<SVGSVGElement>(":scope > svg");
  const numbers = readTable(figure);
  if (!picture || !numbers) return;
  const columns = [...numbers.columns, ...numbers.references];
  const list = document.createElement("div");
  list.className = "chart-large";
  list.setAttribute("aria-hidden", "true"); // the table below says the same
  for (const row of shownRows(figure, numbers)) {
    const category = numbers.categories[row] ?? "";
    const name = document.createElement("b");
    name.textContent = figure.dataset.time === undefined ? category : T("chart.year", { year: category });
    list.append(name);
    columns.forEach((column, i) => list.append(bar(figure, numbers, column, i, row, columns.length > 1)));
  }
  picture.after(list);
}

/** All rows, or of many years the first, the last and some between. */
function shownRows(figure: HTMLElement, numbers: Numbers): number[] {
  const n = numbers.categories.length;
  const all = Array.from({ length: n }, (_, i) => i);
  if (figure.dataset.time === undefined || n <= mostRows) return all;
  const step = Math.ceil((n - 1) / (mostRows - 1));
  return all.filter((i) => (n - 1 - i) % step === 0 || i === 0);
}

function bar(figure: HTMLElement, numbers: Numbers, column: Column, i: number, row: number, named: boolean): HTMLElement {
  const cell = column.cells[row];
  const unit = column.unit ?? numbers.units?.[row] ?? figure.dataset.unit ?? "";
  const line = document.createElement("p");
  const text = document.createElement("span");
  const figureText = cell?.value == null ? T("chart.none") : cell.text + unit;
  text.textContent = named ? `${column.name} ${figureText}` : figureText;
  const drawn = document.createElement("i");
  // Bars of one unit are of one scale.
  const alike = numbers.units || column.unit !== undefined ? column.cells : [...numbers.columns, ...numbers.references].flatMap((c) => c.cells);
  const most = Math.max(...alike.map((c) => Math.abs(c.value ?? 0)));
  drawn.style.width = numbers.units || !most ? "0" : `${(100 * Math.abs(cell?.value ?? 0)) / most}%`;
  const reference = i >= numbers.columns.length;
  drawn.className = reference ? "q" : `s${figure.dataset.chart === "pie" || figure.dataset.chart === "ring" ? row % 12 : i % 12}`;
  line.append(text, drawn);
  return line;
}
