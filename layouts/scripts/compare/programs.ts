// Working methods side by side: what they are made of and what it takes to do them at home.
import { rootOf, type Program } from "./data";
import { make } from "./element";

export function besideOf(programs: Program[]): HTMLElement {
  const unsaid = (): HTMLElement => make("span", { class: "none" }, "资料未说明");
  const text = (s: string): Node => (s ? document.createTextNode(s) : unsaid());
  const list = (items: string[]): HTMLElement => (items.length ? make("ul", {}, ...items.map((i) => make("li", {}, i))) : unsaid());
  const rows: [string, (p: Program) => Node][] = [
    ["概述", (p) => text(p[9])],
    ["类型", (p) => text(p[2])],
    ["出处", (p) => text(p[3])],
    ["始于", (p) => text(p[4] ? `${p[4]}年` : "")],
    ["组成", (p) => list(p[5] ? p[6] : [])],
    ["实行的村", (p) => document.createTextNode(`${p[7]} 个`)],
    ["有关材料", (p) => document.createTextNode(`${p[8]} 篇`)],
    ["先要具备", (p) => list(p[10])],
    ["人手", (p) => text(p[11])],
    ["花费", (p) => text(p[12])],
    ["时间", (p) => text(p[13] ? `约 ${p[13]} 个月` : "")],
    ["容易出的问题", (p) => list(p[14])],
  ];
  const heads = programs.map((p) => make("th", { scope: "col" }, make("a", { href: `${rootOf()}programs/${encodeURIComponent(p[0])}/index.html` }, p[1])));
  const body = make("tbody");
  for (const [name, of] of rows) {
    body.append(make("tr", {}, make("th", { scope: "row" }, name), ...programs.map((p) => make("td", {}, of(p)))));
  }
  const caption = make("caption", { class: "visually-hidden" }, `对照：${programs.map((p) => p[1]).join("、")}`);
  const table = make("table", { class: "list words methods" }, caption, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "项目"), ...heads)), body);
  return make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "对照表，可左右滚动" }, table);
}
