// The numbers of a figure: its table. Picture, downloads and interactive chart all have
// them from here, so that they cannot differ.

/** A cell as it is shown and as a number; null is a gap. */
export interface Cell {
  text: string;
  value: number | null;
}

export interface Column {
  name: string;
  cells: Cell[];
}

export interface Numbers {
  /** What the rows are: 年份, 村. */
  head: string;
  categories: string[];
  columns: Column[];
  /** One a row where rows differ in unit, else null. */
  units: string[] | null;
}

/** Reads the table of a figure; null where there is none. */
export function readTable(figure: Element): Numbers | null {
  const table = figure.querySelector("table");
  if (!table) return null;
  const heads = [...table.querySelectorAll("thead th")].map(textOf);
  const rows = [...table.querySelectorAll("tbody tr")];
  const last = heads.length - 1;
  const withUnits = heads[last] === "单位" && table.hasAttribute("data-units");
  const cell = (row: Element, i: number): string => textOf(row.children[i]);
  const columns: Column[] = [];
  for (let i = 1; i < heads.length - (withUnits ? 1 : 0); i++) {
    columns.push({ name: heads[i] ?? "", cells: rows.map((row) => toCell(cell(row, i))) });
  }
  return {
    head: heads[0] ?? "",
    categories: rows.map((row) => cell(row, 0)),
    columns,
    units: withUnits ? rows.map((row) => cell(row, last)) : null,
  };
}

function textOf(element: Element | undefined): string {
  return (element?.textContent ?? "").trim();
}

function toCell(text: string): Cell {
  const plain = text.replace(/,/g, "");
  const value = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
  return { text, value };
}
