// Villages or regions side by side: a row an indicator, a bar behind each figure on the row's
// own scale, and in words what may not be compared.
import { rootOf, type Index } from "./data";
import { bar, make, sampleMark, shown } from "./element";
import { inYear, last, shareOf, type Subject } from "./subject";

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
    make("th", { scope: "col" }, make("span", { class: `key s${k}`, "aria-hidden": "true" }, "■"), " ", make("a", { href: s.href }, s.name), s.sample && sampleMark(), s.place && make("small", {}, s.place)),
  );
  const table = make("table", { class: `figures beside of${subjects.length}` }, make("caption", { class: "visually-hidden" }, `对照：${subjects.map((s) => s.name).join("、")}`));
  table.append(make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "指标"), make("th", { scope: "col" }, "年份"), ...heads)));
  const width = subjects.length + 2;
  table.append(factsBody(subjects, width));
  index.groups.forEach((name, g) => {
    const mine = rows.filter((r) => index.indicators[r.indicator]?.[2] === g);
    if (!mine.length) return;
    const body = groupBody(name, width);
    for (const row of mine) body.append(...rowElements(index, row, subjects));
    table.append(body);
  });
  return make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "对照表，可左右滚动" }, table);
}

function groupBody(name: string, width: number): HTMLElement {
  return make("tbody", {}, make("tr", { class: "group" }, make("th", { scope: "rowgroup", colspan: String(width) }, name)));
}

function factsBody(subjects: Subject[], width: number): HTMLElement {
  const body = groupBody("概况", width);
  const line = (name: string, unit: string, of: (s: Subject) => number): void => {
    const values = subjects.map(of);
    if (values.every((v) => v < 0)) return;
    body.append(valueRow(make("th", { scope: "row" }, name, make("span", { class: "u" }, unit)), "未注明", values.map((v) => (v < 0 ? null : v)), 0));
  };
  if (subjects.some((s) => s.kind === "regions")) line("村", "个", (s) => s.villages || -1);
  line("户数", "户", (s) => s.households);
  line("人口", "人", (s) => s.population);
  return body;
}

function rowElements(index: Index, row: Row, subjects: Subject[]): HTMLElement[] {
  const indicator = index.indicators[row.indicator];
  if (!indicator) return [];
  const [id, name, , unit, decimals, , share] = indicator;
  const head = make("th", { scope: "row" }, make("a", { href: `${rootOf()}indicators/${encodeURIComponent(id)}/index.html` }, name), unit && make("span", { class: "u" }, unit));
  const rows = [valueRow(head, row.common ? String(row.common) : "不同", row.values, decimals, notesOf(row, subjects))];
  if (share && row.shares.some((v) => v !== null)) {
    const label = make("th", { scope: "row", class: "derived" }, share[4], share[3] && make("span", { class: "u" }, share[3]));
    const r = valueRow(label, "", row.shares, share[3] === "元" ? 0 : 1);
    r.className = "derived";
    rows.push(r);
  }
  return rows;
}

/** What stands under each figure: its own year where years differ, and that it is a median. */
function notesOf(row: Row, subjects: Subject[]): string[] {
  return subjects.map((s, k) => [row.common ? "" : `${row.years[k]}年`, s.series.get(row.indicator)?.median ? "各村中位数" : ""].filter(Boolean).join(" "));
}

function valueRow(head: HTMLElement, year: string, values: (number | null)[], decimals: number, notes: string[] = []): HTMLElement {
  const top = Math.max(...values.map((v) => v ?? 0), 0);
  const cells = values.map((v, k) =>
    v === null ? make("td", { class: "none" }, "无数据") : make("td", {}, bar(top > 0 ? v / top : 0, `s${k}`), make("span", {}, shown(v, decimals)), notes[k] && make("small", {}, notes[k])),
  );
  if (year) head.append(make("small", { class: "year" }, /\d/.test(year) ? `${year}年` : `年份${year}`));
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
      list.push(`${name}：没有共同的年份，各取最近一年（${holders.map((s) => `${s.name}${row.years[subjects.indexOf(s)]}年`).join("，")}），不宜直接相比。`);
    } else {
      const newer = holders.filter((s) => lastOf(s, row.indicator) > row.common);
      if (newer.length) list.push(`${name}：同取${row.common}年；${newer.map((s) => `${s.name}另有到${lastOf(s, row.indicator)}年的数`).join("，")}。`);
    }
    const medians = holders.filter((s) => s.series.get(row.indicator)?.median);
    if (medians.length && medians.length < holders.length) {
      list.push(`${name}：口径不同，${medians.map((s) => s.name).join("、")}是各村中位数，其余是本级数据。`);
    }
    const sources = new Set(holders.map((s) => s.series.get(row.indicator)?.source || "来源未注明"));
    if (sources.size > 1) list.push(`${name}：来源不同，${holders.map((s) => `${s.name}见《${s.series.get(row.indicator)?.source || "来源未注明"}》`).join("，")}，统计口径可能不同。`);
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
  const head = make("tr", {}, make("th", { scope: "col" }, "工作方法"), ...subjects.map((s) => make("th", { scope: "col" }, s.name)));
  const body = make("tbody");
  for (const n of numbers) {
    const [id, name] = index.programs[n] ?? ["", ""];
    const cells = subjects.map((s) => {
      const runs = s.programs.get(n);
      if (!runs) return make("td", { class: "none" }, "—");
      return make("td", {}, s.kind === "regions" ? `${runs}个村` : "实行");
    });
    body.append(make("tr", {}, make("th", { scope: "row" }, make("a", { href: `${rootOf()}programs/${encodeURIComponent(id)}/index.html` }, name)), ...cells));
  }
  const table = make("table", { class: "list runs" }, make("caption", { class: "visually-hidden" }, "谁在实行哪些工作方法"), make("thead", {}, head), body);
  return make("div", { class: "scroll" }, table);
}
