// Working methods side by side: what they are made of and what it takes to do them at home.
import { rootOf, type Program } from "./data";
import { make } from "./element";
import { T, count, listed } from "../words";

export function besideOf(programs: Program[]): HTMLElement {
  const unsaid = (): HTMLElement => make("span", { class: "none" }, T("compare.unsaid"));
  const text = (s: string): Node => (s ? document.createTextNode(s) : unsaid());
  const list = (items: string[]): HTMLElement => (items.length ? make("ul", {}, ...items.map((i) => make("li", {}, i))) : unsaid());
  const rows: [string, (p: Program) => Node][] = [
    [T("method.summary"), (p) => text(p[9])],
    [T("method.kind"), (p) => text(p[2])],
    [T("method.source"), (p) => text(p[3])],
    [T("method.since"), (p) => text(p[4] ? T("year", { year: p[4] }) : "")],
    [T("method.parts"), (p) => list(p[5] ? p[6] : [])],
    [T("program.villages"), (p) => document.createTextNode(count("method.villages", p[7]))],
    [T("method.texts"), (p) => document.createTextNode(count("method.narratives", p[8]))],
    [T("method.conditions"), (p) => list(p[10])],
    [T("method.people"), (p) => text(p[11])],
    [T("method.cost"), (p) => text(p[12])],
    [T("method.months"), (p) => text(p[13] ? count("method.about-months", p[13]) : "")],
    [T("method.risks"), (p) => list(p[14])],
  ];
  const heads = programs.map((p) => make("th", { scope: "col" }, make("a", { href: `${rootOf()}programs/${encodeURIComponent(p[0])}/index.html` }, p[1])));
  const body = make("tbody");
  for (const [name, of] of rows) {
    body.append(make("tr", {}, make("th", { scope: "row" }, name), ...programs.map((p) => make("td", {}, of(p)))));
  }
  const caption = make("caption", { class: "visually-hidden" }, T("compare.caption", { names: listed(programs.map((p) => p[1])) }));
  const table = make("table", { class: "list words methods" }, caption, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, T("head.item")), ...heads)), body);
  return make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": T("compare.scrolls") }, table);
}
