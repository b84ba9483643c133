// A table wider than the page scrolls in its box, which the keyboard must reach too.
import { T } from "./words";

/** Makes boxes that scroll sideways focusable, and only those. */
export function reachScrollers(): void {
  const boxes = document.querySelectorAll<HTMLElement>(".scroll, .formula, .prose table, .chart table, .prose pre");
  const update = (): void => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
        if (box.classList.contains("scroll") && !box.hasAttribute("role")) {
          box.setAttribute("role", "group");
          box.setAttribute("aria-label", T("table.scrolls"));
        }
      } else {
        box.removeAttribute("tabindex");
      }
    }
  };
  update();
  addEventListener("resize", update);
}
