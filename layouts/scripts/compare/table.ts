// Villages or regions side by side: a row an indicator, a bar behind each figure on the row's
// own scale, and in words what may not be compared.
import { rootOf, type Index } from "./data";
import { bar, make, sampleMark, shown } from "./element";
import { inYear, last, shareOf, type Subject } from "./subject";
import { T, clauses, count, listed } from "../words";
import { isMoney } from "./money";
import { saying } from "../alike/saying";

/** One row: what is compared, and of which year in each column. */
export interface Row {
  indicator: number;
  /** The latest year that all who have figures share; 0 where there is none. */
  common: number;
  years: number[];
  values: (number | null)[];
  shares: (number | null)[];
}

/** The rows of the indicators that at least one of the subjects has. */
export function rowsOf(index: Index, subjects: Subject[]): Row[] {
  const rows: Row[] = [];
  index.indicators.forEach((_, i) => {
    const holders = subjects.map((s) => s.series.get(i)).filter((s) => s !== undefined);
    if (!holders.length) return;
    const common = commonYear(holders.map((s) => ({ first: s.first, values: s.values })));
    const years = subjects.map((s) => {
      const series = s.series.get(i);
      return common || (series ? last(series) : 0);
    });
    rows.push({
      indicator: i,
      common,
      years,
      values: subjects.map((s, k) => inYear(s.series.get(i), years[k] ?? 0)),
      shares: subjects.map((s, k) => shareOf(s, index, i, years[k] ?? 0)),
    });
  });
  return rows;
}

/** The latest year of which all series have a figure; 0 where there is none. */
export function commonYear(series: { first: number; values: (number | null)[] }[]): number {
  const from = Math.max(...series.map((s) => s.first));
  const to = Math.min(...series.map((s) => s.first + s.values.length - 1));
  for (let year = to; year >= from; year--) {
    if (series.every((s) => (s.values[year - s.first] ?? null) !== null)) return year;
  }
  return 0;
}

export function sideBySide(index: Index, subjects: Subject[], rows: Row[]): HTMLElement {
  const heads = subjects.map((s, k) =>
    make("th", { scope: "col" }, make("span", { class: `key s${k}`, "aria-hidden": "true" }, "■"), "\u00a0", make("a", { href: s.href }, s.name)),
  );
  // A row of its own: the names stay in sight above it while a reader goes down the table.
  // Which of them are made up is told apart; of all the notice above says so once.
  const marked = !subjects.every((s) => s.sample);
  const where = subjects.map((s) => make("td", {}, marked && s.sample && sampleMark(), marked && s.sample && " ", s.place));
  const named = subjects.some((s) => (marked && s.sample) || s.place) && make("tr", { class: "where" }, make("td"), make("td"), ...where);
  const table = make("table", { class: "figures beside" }, make("caption", { class: "visually-hidden" }, T("compare.caption", { names: listed(subjects.map((s) => s.name)) })));
  table.append(make("thead", {}, make("tr", {}, make("th", { scope: "col" }, T("head.indicator")), make("th", { scope: "col" }, T("head.year")), ...heads), named));
  const width = subjects.length + 2;
  table.append(factsBody(subjects, width));
  index.groups.forEach((name, g) => {
    const mine = rows.filter((r) => index.indicators[r.indicator]?.[2] === g);
    if (!mine.length) return;
    const body = groupBody(name, width);
    for (const row of mine) body.append(...rowElements(index, row, subjects));
    table.append(body);
  });
  return make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": T("compare.scrolls") }, table);
}

function groupBody(name: string, width: number): HTMLElement {
  return make("tbody", {}, make("tr", { class: "group" }, make("th", { scope: "rowgroup", colspan: String(width) }, name)));
}

function factsBody(subjects: Subject[], width: number): HTMLElement {
  const body = groupBody(T("compare.overview"), width);
  // In English households are counted in households: nothing is said twice.
  const line = (name: string, unit: string, of: (s: Subject) => number): void => {
    const values = subjects.map(of);
    if (values.every((v) => v < 0)) return;
    body.append(valueRow(make("th", { scope: "row" }, name, unit !== name.toLowerCase() && make("span", { class: "u" }, unit)), T("unsaid.year"), values.map((v) => (v < 0 ? null : v)), 0));
  };
  if (subjects.some((s) => s.kind === "regions")) line(T("pick.village"), T("villages.unit"), (s) => s.villages || -1);
  line(T("households"), T("households.unit"), (s) => s.households);
  line(T("population"), T("population.unit"), (s) => s.population);
  return body;
}

function rowElements(index: Index, row: Row, subjects: Subject[]): HTMLElement[] {
  const indicator = index.indicators[row.indicator];
  if (!indicator) return [];
  const [id, name, , unit, decimals, , share, meaning] = indicator;
  const head = make("th", { scope: "row" }, make("a", { href: `${rootOf()}indicators/${encodeURIComponent(id)}/index.html` }, name), unit && make("span", { class: "u" }, unit), meaning && make("details", { class: "meaning" }, make("summary", {}, T("meaning")), meaning));
  const rows = [valueRow(head, row.common ? String(row.common) : T("year.different"), row.values, decimals, notesOf(row, subjects, unit))];
  if (share && row.shares.some((v) => v !== null)) {
    const label = make("th", { scope: "row", class: "derived" }, share[4], share[3] && make("span", { class: "u" }, share[3]));
    const r = valueRow(label, "", row.shares, isMoney(share[3]) ? 0 : 1);
    r.className = "derived";
    rows.push(r);
  }
  return rows;
}

/** What stands under each figure: how it differs from the first column's of the same year, or its own year, and that it is a median. */
function notesOf(row: Row, subjects: Subject[], unit: string): string[] {
  const first = row.values[0] ?? null;
  return subjects.map((s, k) => {
    const value = row.values[k] ?? null;
    const differs = row.common && k > 0 && first !== null && value !== null ? saying(first, value, unit) : "";
    return [row.common ? differs : T("year", { year: row.years[k] ?? "" }), s.series.get(row.indicator)?.median ? T("median.of-villages") : ""].filter(Boolean).join(" ");
  });
}

function valueRow(head: HTMLElement, year: string, values: (number | null)[], decimals: number, notes: string[] = []): HTMLElement {
  const top = Math.max(...values.map((v) => v ?? 0), 0);
  const cells = values.map((v, k) =>
    v === null ? make("td", { class: "none" }, T("no.data")) : make("td", {}, bar(top > 0 ? v / top : 0, `s${k}`), make("span", {}, shown(v, decimals)), notes[k] && make("small", {}, notes[k])),
  );
  if (year) head.append(" ", make("small", { class: "year" }, /\d/.test(year) ? T("year", { year }) : T("year.is", { said: year })));
  return make("tr", {}, head, make("td", {}, year), ...cells);
}

/** What may not be compared without a second thought: years, bases and sources that differ. */
export function cautions(index: Index, subjects: Subject[], rows: Row[]): string[] {
  const list: string[] = [];
  for (const row of rows) {
    const name = index.indicators[row.indicator]?.[1] ?? "";
    const holders = subjects.filter((s) => s.series.has(row.indicator));
    if (holders.length < 2) continue;
    if (!row.common) {
      const years = clauses(holders.map((s) => T("compare.in-year", { name: s.name, year: row.years[subjects.indexOf(s)] ?? "" })));
      list.push(T("compare.no-common-year", { name, years }));
    } else {
      const newer = holders.filter((s) => lastOf(s, row.indicator) > row.common);
      if (newer.length) list.push(T("compare.common-year", { name, year: row.common, newer: clauses(newer.map((s) => T("compare.newer", { name: s.name, year: lastOf(s, row.indicator) }))) }));
    }
    const medians = holders.filter((s) => s.series.get(row.indicator)?.median);
    if (medians.length && medians.length < holders.length) {
      list.push(T("compare.medians", { name, places: listed(medians.map((s) => s.name)) }));
    }
    const sourceOf = (s: Subject): string => s.series.get(row.indicator)?.source || T("source.unstated");
    if (new Set(holders.map(sourceOf)).size > 1) {
      const sources = clauses(holders.map((s) => T("compare.source-of", { name: s.name, title: T("work.title", { title: sourceOf(s) }) })));
      list.push(T("compare.sources-differ", { name, sources }));
    }
  }
  return list;
}

function lastOf(s: Subject, indicator: number): number {
  const series = s.series.get(indicator);
  return series ? last(series) : 0;
}

/** Who runs which program. */
export function programMatrix(index: Index, subjects: Subject[]): HTMLElement | null {
  const numbers = [...new Set(subjects.flatMap((s) => [...s.programs.keys()]))].sort((a, b) => a - b);
  if (!numbers.length) return null;
  const head = make("tr", {}, make("th", { scope: "col" }, T("kind.program")), ...subjects.map((s) => make("th", { scope: "col" }, s.name)));
  const body = make("tbody");
  for (const n of numbers) {
    const [id, name, year] = index.programs[n] ?? ["", "", 0];
    const cells = subjects.map((s) => {
      const runs = s.programs.get(n);
      if (!runs) return make("td", { class: "none" }, "—");
      return make("td", {}, s.kind === "regions" ? count("compare.villages", runs) : T("compare.uses"));
    });
    body.append(make("tr", {}, make("th", { scope: "row" }, make("a", { href: `${rootOf()}programs/${encodeURIComponent(id)}/index.html` }, name), year > 0 && make("small", {}, " ", T("method.year", { year }))), ...cells));
  }
  const table = make("table", { class: "list runs" }, make("caption", { class: "visually-hidden" }, T("compare.runs")), make("thead", {}, head), body);
  return make("div", { class: "scroll" }, table);
}
