// Says once that a touch on a chart shows its numbers.
import { T } from "../words";

const hinted = "casebook-chart-hint";

/**
 * Puts the hint on the first chart that a finger can reach, where it covers no text: as far down as
 * can be, in the middle before the sides. Nothing moves for it.
 */
export function hint(charts: NodeListOf<HTMLElement>): void {
  if (!matchMedia("(pointer: coarse)").matches || remembered()) return;
  const figure = [...charts].find((f) => f.dataset.chart && !f.classList.contains("large") && f.offsetParent !== null && f.querySelector(":scope > svg"));
  const picture = figure?.querySelector(":scope > svg");
  if (!figure || !picture) return;
  const chip = document.createElement("span");
  chip.className = "chart-hint";
  chip.setAttribute("aria-hidden", "true"); // the keyboard and readers have the table
  chip.textContent = T("chart.hint");
  picture.after(chip);
  const [outer, inner, own] = [figure, picture, chip].map((e) => e.getBoundingClientRect()) as [DOMRect, DOMRect, DOMRect];
  const texts = [...picture.querySelectorAll("text")].map((t) => t.getBoundingClientRect());
  const { x, y } = emptyPlace(inner, own, texts);
  chip.style.left = `${x - outer.left}px`;
  chip.style.top = `${y - outer.top}px`;
}

/** The corner of a box as large as own that lies over none of the texts in a picture; at its foot where there is none. */
function emptyPlace(inner: DOMRect, own: DOMRect, texts: DOMRect[]): { x: number; y: number } {
  const room = Math.max(0, inner.width - own.width);
  const free = (x: number, y: number): boolean => texts.every((t) => t.right < x || t.left > x + own.width || t.bottom < y || t.top > y + own.height);
  for (let y = inner.bottom - own.height; y >= inner.top; y -= 6) {
    for (const part of [0.5, 0.35, 0.65, 0.2, 0.8]) {
      const x = inner.left + part * room;
      if (free(x, y)) return { x, y };
    }
  }
  return { x: inner.left + room / 2, y: inner.bottom - own.height };
}

export function forgetHint(): void {
  const chip = document.querySelector(".chart-hint");
  if (!chip) return;
  chip.remove();
  try {
    localStorage.setItem(hinted, "1");
  } catch {
    // A browser that keeps nothing says it again on the next page.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(hinted) !== null;
  } catch {
    return false;
  }
}
