// What is known of a figure that comes to life, and what its numbers say in words.
import { T, behind } from "../words";
import type { Look } from "./look";
import type { Cell, Column, Numbers } from "./table";

export type Fields = Record<string, unknown>;

/** What is known of a figure when its option is filled. */
export interface Subject {
  hidden: Set<string>; // series that a reader does not want to see
  kind: string;
  form: string;
  numbers: Numbers;
  look: Look;
  picture: SVGSVGElement;
  data: DOMStringMap;
}

export interface Param {
  seriesIndex: number;
  dataIndex: number;
  marker?: string;
  percent?: number;
}

export function lastOf(column: Column | undefined): Cell | undefined {
  return column?.cells[column.cells.length - 1];
}

export function numbersOf(text: string | undefined): number[] {
  return (text ?? "").split(" ").map(Number);
}

/** Text that rich text would not take for a style: {name|text}. */
export function plain(text: string): string {
  return text.replace(/\{/g, "\uFF5B").replace(/\}/g, "\uFF5D");
}

/** The unit that axis, labels and words of a figure count in. */
export function unitOf(s: Subject, row: number, column?: Column): string {
  return column?.unit ?? s.numbers.units?.[row] ?? s.data.shown ?? s.data.unit ?? "";
}

/** A cell's figure, counted as the axis counts: 348 of 3,480,000 where it counts in 万. The point is moved in the text, so that nothing is rounded. */
export function counted(data: DOMStringMap, text: string): string {
  const power = Number(data.power ?? 0);
  if (!power) return text;
  const [, sign = "", digits = ""] = /^(-?)([\d,.]+)$/.exec(text) ?? [];
  const [whole = "", fraction = ""] = digits.replace(/,/g, "").split(".");
  const padded = whole.padStart(power + 1, "0");
  const rest = (padded.slice(-power) + fraction).replace(/0+$/, "");
  const front = padded.slice(0, -power).replace(/\B(?=(\d{3})+$)/g, ",");
  return sign + front + (rest ? `.${rest}` : "");
}

export function shownIn(s: Subject, column: Column | undefined, row: number): string {
  const cell = column?.cells[row];
  if (!cell || cell.value === null) return T("chart.none");
  return counted(s.data, cell.text) + behind(unitOf(s, row, column));
}

export function shown(s: Subject, column: number, row: number): string {
  return shownIn(s, s.numbers.columns[column], row);
}

export function rowName(s: Subject, row: number): string {
  const name = s.numbers.categories[row] ?? "";
  return s.data.time === undefined ? name : T("chart.year", { year: name });
}

/** What one row or one part says: for the tooltip, and for those who hear the chart. */
export function saying(s: Subject, row: number, marker: (column: number) => string = () => ""): string {
  const { columns, references, band } = s.numbers;
  const many = columns.length + references.length > 1;
  const lines = columns.map((c, i) => marker(i) + plain(many ? `${c.name}  ${shown(s, i, row)}` : shown(s, i, row))).filter((_, i) => !s.hidden.has(columns[i]?.name ?? ""));
  for (const c of references) if (!s.hidden.has(c.name)) lines.push(plain(`${c.name}  ${shownIn(s, c, row)}`));
  if (band && band.low.cells[row]?.value != null) {
    lines.push(plain(`${band.low.name}  ${shownIn(s, band.low, row)}`), plain(`${band.high.name}  ${shownIn(s, band.high, row)}`));
  }
  return [plain(rowName(s, row)), ...lines].join("\n");
}
