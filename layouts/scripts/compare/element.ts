// Elements made by scripts: text is always text, so that no name can become markup.
import { T } from "../words";

type Child = Node | string | null | undefined | false;

/** Makes an element with attributes and children. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...children.filter((c): c is Node | string => c !== null && c !== undefined && c !== false));
  return e;
}

/** Makes a button as the tools of a page are. */
export function toolButton(text: string): HTMLButtonElement {
  return make("button", { type: "button", class: "tool" }, text);
}

/** Makes an element of a picture. */
export function draw(tag: string, attributes: Record<string, string | number> = {}, ...children: Child[]): SVGElement {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, String(value));
  e.append(...children.filter((c): c is Node | string => c !== null && c !== undefined && c !== false));
  return e;
}

/** A number for a reader: 12,345.6. */
export function shown(value: number, decimals: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Whether bars from nought to values from low to high would all look equal. */
export function isNarrow(low: number, high: number): boolean {
  return low < high && low > 0.6 * high;
}

/** A value among those from low to high: a bar, or where all bars would look equal a tick on a line, as the static tables have it. */
export function level(value: number, low: number, high: number): SVGElement | null {
  if (!isNarrow(low, high)) return low < high && high > 0 ? bar(value / high) : null;
  const tick = draw("rect", { x: ((value - low) / (high - low)) * 98, width: 2, height: 6 });
  return draw("svg", { class: "bar level", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" }, tick);
}

/** The mark of made-up data. */
export function sampleMark(): HTMLElement {
  return make("mark", { class: "sample" }, T("sample"));
}

/** A bar behind a number, as the static tables have it: share is from 0 to 1. */
export function bar(share: number, colour = ""): SVGElement {
  const rect = draw("rect", { width: Math.max(0, Math.min(1, share)) * 100, height: 6 });
  return draw("svg", { class: `bar ${colour}`.trim(), viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" }, rect);
}
