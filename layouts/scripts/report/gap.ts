// One's own village beside the others, with what differs in words.
import { saying } from "../alike/saying";
import { shown } from "../compare/element";
import { inYear, last, type Subject } from "../compare/subject";
import { commonYear } from "../compare/table";
import { count, T } from "../words";
import type { Own } from "./ask";
import type { Gathered } from "./gather";
import type { Cell, Paper, Piece } from "./paper";
import { source } from "./write";

/** More columns are not readable on A4. */
const most = 4;

/** A figure of a column; null where it has none. */
interface Figure {
  value: number;
  year: number;
  source: string;
}

interface Row {
  name: string;
  unit: string;
  decimals: number;
  own: Figure | null;
  others: (Figure | null)[];
}

/** Writes the tables, and what is to be known before comparing. */
export function gap(paper: Paper, gathered: Gathered, own: Own | null): void {
  const others = gathered.places.filter((p) => p.address !== own?.subject?.address);
  if (!own || (!own.subject && !own.typed.size)) {
    paper.text(own ? T("report.gap.unknown", { name: own.name }) : T("report.gap.none"), { blank: T("report.blank.gap") });
    if (!others.length) return;
  }
  if (!others.length) {
    paper.text(T("report.gap.others"), { blank: T("report.blank.gap") });
    return;
  }
  for (let i = 0; i < others.length; i += most) {
    const some = others.slice(i, i + most);
    const rows = rowsOf(gathered, own, some);
    if (!rows.length) {
      paper.text(count("report.gap.without", some.length, { names: some.map((s) => s.name).join(T("list.and")) }));
      continue;
    }
    table(paper, rows, own, some);
  }
  paper.text(T("report.gap.why"), { blank: T("report.blank.gap-why") });
}

function table(paper: Paper, rows: Row[], own: Own | null, others: Subject[]): void {
  const name = own?.name ?? "";
  const head: Cell[] = [T("head.indicator"), ...(name ? [name + (own?.subject?.sample ? T("report.sample") : "")] : []), ...others.map((s) => s.name + (s.sample ? T("report.sample") : ""))];
  const all = distinct(rows.flatMap((r) => figuresOf(r).map((f) => f.source)));
  const body = rows.map((r) => cells(r, name !== "", all.length > 1));
  paper.table([T("report.gap.table"), ...(all.length === 1 ? all.map(source) : [])], head, body, [5, ...head.slice(1).map(() => 3)]);
  if (!name) return;
  for (let k = 0; k < others.length; k++) {
    const said = rows.flatMap((r) => {
      const other = r.others[k];
      if (!r.own || !other) return [];
      const years = r.own.year && r.own.year !== other.year ? T("report.gap.years", { own: r.own.year, other: other.year }) : "";
      return [T("report.gap.item", { what: r.name, by: saying(r.own.value, other.value, r.unit) }) + years];
    });
    if (said.length) paper.text(T("report.gap.beside", { name: others[k]?.name ?? "", own: name }), said.join(T("report.semicolon")), T("report.stop"));
  }
}

/** A row: what all its figures share, year and source, stands once, at its head. */
function cells(r: Row, withOwn: boolean, withSources: boolean): Cell[] {
  const years = distinct(figuresOf(r).map((f) => (f.year ? String(f.year) : "")));
  const sources = distinct(figuresOf(r).map((f) => f.source));
  const figure = (f: Figure | null): Piece[] => {
    if (!f) return [T("no.data")];
    const year = f.year && years.length > 1 ? T("report.in-year", { year: f.year }) : "";
    return [shown(f.value, r.decimals) + year, ...(withSources && sources.length > 1 && f.source ? [source(f.source)] : [])];
  };
  const remarks = [r.unit, years.length === 1 ? T("year", { year: years[0] ?? "" }) : ""].filter(Boolean).join(T("list.comma"));
  const head: Piece[] = [r.name + (remarks ? T("chart.head-unit", { unit: remarks }) : ""), ...(withSources && sources.length === 1 ? sources.map(source) : [])];
  return [head, ...(withOwn ? [figure(r.own)] : []), ...r.others.map(figure)];
}

const figuresOf = (r: Row): Figure[] => [r.own, ...r.others].filter((f) => f !== null);

const distinct = (texts: string[]): string[] => [...new Set(texts.filter(Boolean))];

function rowsOf(gathered: Gathered, own: Own | null, others: Subject[]): Row[] {
  const rows: Row[] = [];
  const plain = (name: string, unit: string, key: "households" | "population"): void => {
    const of = (v: number): Figure | null => (v < 0 ? null : { value: v, year: 0, source: "" });
    const mine = own?.typed.get(key) ?? own?.subject?.[key] ?? -1;
    rows.push({ name, unit, decimals: 0, own: of(mine), others: others.map((s) => of(s[key])) });
  };
  plain(T("households"), T("households.unit"), "households");
  plain(T("population"), T("population.unit"), "population");
  gathered.index.indicators.forEach(([id, name, , unit, decimals], i) => {
    const typed = own?.typed.get(id);
    const series = [own?.subject, ...others].map((s) => s?.series.get(i));
    const common = commonYear(series.filter((s) => s !== undefined));
    const figures = series.map((s): Figure | null => {
      if (!s) return null;
      const year = common || last(s);
      const value = inYear(s, year);
      return value === null ? null : { value, year, source: s.source };
    });
    const mine = typed !== undefined ? { value: typed, year: 0, source: "" } : (figures[0] ?? null);
    rows.push({ name, unit, decimals, own: mine, others: figures.slice(1) });
  });
  // Of a village whose figures were typed, only those that were; the others say nothing of a gap.
  return rows.filter((r) => (own?.typed.size ? r.own : true) && r.others.some((f) => f));
}
