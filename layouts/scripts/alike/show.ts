// How the villages that are nearest to a village's figures are shown: in words, each beside the
// village, and all of them side by side where the screen has room.
import { rootOf, type Exemplar, type Index } from "../compare/data";
import { make, shown } from "../compare/element";
import { type Difference, type Figures, type Neighbour } from "./nearest";
import { saying } from "./saying";
import { T, count, listed, nodes } from "../words";

const alikeBelow = 0.5; // spreads
const mostDifferent = 3, mostAlike = 3; // named; a list of all is what the table is for

/** The figures that were given, how they are called and counted, and whose they are. */
export interface Given {
  own: Figures;
  name: string;
  of: Map<string, { name: string; unit: string; decimals: number }>;
  /** The years of a village's figures by the names of these. */
  yearsOf: (e: Exemplar) => Map<string, number>;
}

export function givenTo(index: Index, own: Figures, name: string): Given {
  const of = new Map(index.indicators.map((i) => [i[0], { name: i[1], unit: i[3], decimals: i[4] }]));
  of.set("households", { name: T("households"), unit: T("households.unit"), decimals: 0 });
  of.set("population", { name: T("population"), unit: T("population.unit"), decimals: 0 });
  const yearsOf = (e: Exemplar): Map<string, number> => {
    const years = new Map<string, number>();
    for (let i = 0; i + 2 < e[8].length; i += 3) years.set(index.indicators[e[8][i] ?? -1]?.[0] ?? "", e[8][i + 1] ?? 0);
    return years;
  };
  return { own, name, of, yearsOf };
}

/** The address of a village's page. */
export function pageOf(code: string): string {
  return `${rootOf()}villages/${encodeURIComponent(code)}/index.html`;
}

/** What is alike, then what differs most. */
export function inWords(given: Given, found: Neighbour<Exemplar>): HTMLElement[] {
  const name = (d: Difference): string => given.of.get(d.key)?.name ?? d.key;
  const like = found.differences.filter((d) => d.spreads < alikeBelow);
  const unlike = found.differences.filter((d) => d.spreads >= alikeBelow).slice(0, mostDifferent);
  const nearest = like.slice(-mostAlike).reverse().map(name), all = found.differences.length;
  return [
    ...(like.length > mostAlike ? [make("p", {}, T("alike.nearly", { n: like.length, all, names: listed(nearest) }))] : []),
    ...(like.length && like.length <= mostAlike ? [make("p", {}, T("alike.like", { names: listed(like.map(name)) }))] : []),
    ...(unlike.length ? [make("p", {}, T("alike.unlike", { names: listed(unlike.map((d) => name(d) + apart(given, d))) }))] : []),
  ];
}

/** A village beside one's own, folded; the difference, which is what is asked, right after the item. */
export function differenceTable(given: Given, found: Neighbour<Exemplar>): HTMLElement {
  const name = found.village[1];
  const years = given.yearsOf(found.village);
  const body = make("tbody", {}, ...found.differences.map((d) => make("tr", {}, itemHead(given, d.key), make("td", {}, plain(given, d.key, d.own)), make("td", {}, plain(given, d.key, d.other), yearMark(years, d.key)), make("td", {}, apart(given, d)))));
  const head = make("tr", {}, ...[T("head.item"), given.name, name, T("alike.difference")].map((t) => make("th", { scope: "col" }, t)));
  const table = make("table", { class: "list" }, make("caption", { class: "visually-hidden" }, T("alike.caption", { name })), make("thead", {}, head), body);
  return make("details", { class: "fold" }, make("summary", {}, count("alike.figures", found.differences.length)), make("div", { class: "scroll" }, table));
}

/** All of them side by side, for wide screens and paper. */
export function sideBySide(given: Given, found: Neighbour<Exemplar>[]): HTMLElement {
  const head = make("tr", {}, ...[T("head.item"), given.name].map((t) => make("th", { scope: "col" }, t)), ...found.map((f) => make("th", { scope: "col" }, make("a", { href: pageOf(f.village[0]) }, f.village[1]))));
  const body = make("tbody");
  for (const [key, value] of given.own) {
    const cells = found.map((f) => {
      const d = f.differences.find((d) => d.key === key);
      if (!d) return make("td", { class: "none" }, T("no.data"));
      const far = d.spreads >= alikeBelow ? { class: "far" } : undefined;
      return make("td", far, plain(given, key, d.other), yearMark(given.yearsOf(f.village), key), make("small", {}, apart(given, d).replace(/\u00a0(?=\D)/, " "))); // 高 1.8/个百分点, where the column is narrow
    });
    body.append(make("tr", {}, itemHead(given, key), make("td", { class: "mine" }, plain(given, key, value)), ...cells));
  }
  const table = make("table", { class: "list" }, make("caption", { class: "visually-hidden" }, T("alike.table")), make("thead", {}, head), body);
  return make("div", { class: "alike-table" }, table, make("p", { class: "hint" }, ...nodes(T("alike.key"), { far: make("b", { class: "far" }, T("alike.far")) })));
}

function itemHead(given: Given, key: string): HTMLElement {
  const of = given.of.get(key);
  return make("th", { scope: "row" }, of?.name ?? key, of && of.unit !== of.name.toLowerCase() && make("span", { class: "u" }, of.unit));
}

/** The year of a figure, where it is not of the newest year of the village's figures. */
function yearMark(years: Map<string, number>, key: string): HTMLElement | null {
  const year = years.get(key);
  return year && year < Math.max(...years.values()) ? make("small", {}, ` ${T("year", { year })}`) : null;
}

function apart(given: Given, d: Difference): string {
  return saying(d.own, d.other, given.of.get(d.key)?.unit ?? "").replace(/ /g, "\u00a0");
}

function plain(given: Given, key: string, value: number): string {
  return shown(value, Math.max(given.of.get(key)?.decimals ?? 0, Number.isInteger(value) ? 0 : 1)); // 95.0 beside 94.6
}
