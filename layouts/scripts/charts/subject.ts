// What is known of a figure that comes to life, and what its numbers say in words.
import type { Look } from "./look";
import type { Numbers } from "./table";

export type Fields = Record<string, unknown>;

/** What is known of a figure when its option is filled. */
export interface Subject {
  kind: string;
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

export function numbersOf(text: string | undefined): number[] {
  return (text ?? "").split(" ").map(Number);
}

/** Text that rich text would not take for a style: {name|text}. */
export function plain(text: string): string {
  return text.replace(/\{/g, "｛").replace(/\}/g, "｝");
}

export function unitOf(s: Subject, row: number): string {
  return s.numbers.units ? (s.numbers.units[row] ?? "") : (s.data.unit ?? "");
}

export function shown(s: Subject, column: number, row: number): string {
  const cell = s.numbers.columns[column]?.cells[row];
  if (!cell || cell.value === null) return "无数据";
  return cell.text + unitOf(s, row);
}

export function rowName(s: Subject, row: number): string {
  return (s.numbers.categories[row] ?? "") + (s.numbers.head === "年份" ? "年" : "");
}

/** What one row or one part says: for the tooltip, and for those who hear the chart. */
export function saying(s: Subject, row: number, marker: (column: number) => string = () => ""): string {
  const many = s.numbers.columns.length > 1;
  const lines = s.numbers.columns.map((c, i) => marker(i) + plain(many ? `${c.name}  ${shown(s, i, row)}` : shown(s, i, row)));
  return [plain(rowName(s, row)), ...lines].join("\n");
}
