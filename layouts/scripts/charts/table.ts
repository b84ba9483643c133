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
  /** Of a column whose unit is not the figure's. */
  unit?: string;
}

/** What the column of that number is held against: the median of its peers and their middle half. */
export interface Among {
  series: number;
  median: Column;
  low?: Column;
  high?: Column;
}

export interface Numbers {
  /** What the rows are: 年份, 村. */
  head: string;
  categories: string[];
  columns: Column[];
  /** What the columns are held against. */
  references: Column[];
  /** The range in which the middle half of the peers lies. */
  band: { low: Column; high: Column } | null;
  /** What single columns are held against, in panels of their own. */
  among: Among[];
  /** One a row where rows differ in unit, else null. */
  units: string[] | null;
}

/** Reads the table of a figure; null where there is none. */
export function readTable(figure: Element): Numbers | null {
  const table = figure.querySelector("table");
  if (!table) return null;
  const heads = [...table.querySelectorAll<HTMLElement>("thead th")];
  const rows = [...table.querySelectorAll("tbody tr")];
  const cell = (row: Element, i: number): string => textOf(row.children[i]);
  const column = (head: HTMLElement): Column => {
    const i = heads.indexOf(head);
    return { name: textOf(head), cells: rows.map((row) => toCell(cell(row, i))), unit: head.dataset.unit };
  };
  const of = (role: string): Column[] => heads.filter((head, i) => i > 0 && head.className === role && head.dataset.series === undefined).map(column);
  const among = heads.filter((head) => head.className === "reference" && head.dataset.series !== undefined).map((head) => {
    const series = Number(head.dataset.series);
    const edge = (role: string): Column | undefined => heads.filter((h) => h.className === role && h.dataset.series === head.dataset.series).map(column)[0];
    return { series, median: column(head), low: edge("low"), high: edge("high") };
  });
  const [low] = of("low");
  const [high] = of("high");
  const units = heads.findIndex((head) => head.className === "unit");
  return {
    head: textOf(heads[0]),
    categories: rows.map((row) => cell(row, 0)),
    columns: of(""),
    references: of("reference"),
    band: low && high ? { low, high } : null,
    among,
    units: units > 0 ? rows.map((row) => cell(row, units)) : null,
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
