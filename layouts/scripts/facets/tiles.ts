// The tiles of regions in the colours of another indicator, from the figure's own table.
import { draw, make, sampleMark } from "../compare/element";
import { T } from "../words";

const classes = 5;

/** Adds the choice of indicator to every schematic that has more than one. */
export function colourTiles(): void {
  document.querySelectorAll<HTMLElement>("[data-schematic]").forEach((figure) => {
    const heads = [...figure.querySelectorAll<HTMLElement>(".shades thead th")].slice(1);
    if (heads.length < 2) return;
    const names = heads.map((h) => h.textContent ?? "");
    const shared = sharedEnd(names).length; // the caption says it; a phone's line has no room for it
    const select = make("select", {}, ...names.map((name, i) => make("option", { value: String(i) }, name.slice(0, name.length - shared))));
    const label = make("label", { class: "shade-choice" }, make("span", {}, T("tiles.shade")), select);
    select.addEventListener("change", () => colour(figure, heads, Number(select.value)));
    figure.querySelector("[data-choice]")?.append(label);
  });
}

/** The clauses that all names end in, their year and what they are medians of. */
function sharedEnd(names: string[]): string {
  const [first = ""] = names;
  const comma = T("comma");
  for (let at = first.indexOf(comma); at > 0; at = first.indexOf(comma, at + 1)) {
    const end = first.slice(at);
    if (names.every((name) => name.endsWith(end))) return end;
  }
  return "";
}

function colour(figure: HTMLElement, heads: HTMLElement[], column: number): void {
  const cells = [...figure.querySelectorAll(".shades tbody tr")].map((row) => (row.children[column + 1]?.textContent ?? "").trim());
  const values = cells.map((c) => (c === "" ? null : Number(c.replace(/,/g, ""))));
  const known = values.filter((v): v is number => v !== null);
  const ranges = new Map<number, string[]>();
  const n = known.length;
  const classOf = (v: number): number => {
    const below = known.filter((x) => x < v).length;
    return Math.floor(n <= classes ? (below * (classes - 1)) / Math.max(n - 1, 1) : (below * classes) / n);
  };
  figure.querySelectorAll(".tiles a").forEach((tile, i) => {
    const value = values[i] ?? null;
    const text = cells[i] ?? "";
    const k = value === null ? "x" : String(classOf(value));
    tile.querySelector("rect")?.setAttribute("class", `k${k}`);
    const number = tile.querySelector(".n");
    if (number) number.textContent = value === null ? T("no.data") : text;
  });
  values.forEach((v, i) => {
    if (v !== null) ranges.set(classOf(v), [...(ranges.get(classOf(v)) ?? []), cells[i] ?? ""]);
  });
  const legend = figure.querySelector(".tile-legend");
  const swatches = [...ranges.keys()].sort().map((k) => {
    const sorted = (ranges.get(k) ?? []).sort((a, b) => Number(a.replace(/,/g, "")) - Number(b.replace(/,/g, "")));
    const [low = ""] = sorted;
    const high = sorted[sorted.length - 1] ?? "";
    return legendItem(String(k), low === high ? low : `${low}–${high}`);
  });
  if (known.length < values.length) swatches.push(legendItem("x", T("no.data")));
  legend?.replaceChildren(...swatches);
  const name = heads[column]?.textContent ?? "";
  const shade = figure.querySelector(".shade-name");
  const before = shade?.textContent ?? "";
  shade?.replaceChildren(name);
  const caption = figure.querySelector("figcaption > span");
  caption?.querySelector("mark")?.remove();
  if (heads[column]?.hasAttribute("data-sample")) caption?.prepend(sampleMark(), " ");
  const tiles = figure.querySelector(".tiles");
  const label = tiles?.getAttribute("aria-label") ?? "";
  if (label.endsWith(before)) tiles?.setAttribute("aria-label", label.slice(0, label.length - before.length) + name);
}

function legendItem(k: string, words: string): HTMLElement {
  const svg = draw("svg", { viewBox: "0 0 20 14", "aria-hidden": "true" }, draw("rect", { class: `k${k}`, width: 20, height: 14 }));
  return make("li", {}, svg, ` ${words}`);
}
