// A table wider than the page scrolls in its box, which the keyboard must reach too.
import { T } from "./words";

/** Makes boxes that scroll sideways focusable, and only those. */
export function reachScrollers(): void {
  const boxes = document.querySelectorAll<HTMLElement>(".scroll, .formula, .prose table, .chart table, .prose pre");
  const update = (): void => {
    const seen = [...boxes].filter((box) => !box.closest("details:not([open])")); // what is folded would be laid out to be asked
    const wide = seen.map((box) => box.scrollWidth > box.clientWidth + 1); // all asked before anything is written: a page is laid out once for it
    for (const [i, box] of seen.entries()) {
      if (wide[i]) {
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
  document.addEventListener("toggle", update, true);
}
