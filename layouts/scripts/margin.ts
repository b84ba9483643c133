// Beside the text of a case, where the screen has room for it, stand figures of the paragraph
// beside them: large, with what they are, their year and status, and whose they are. Of a paragraph
// it is the first that says what came of the work (not its meetings and files, nor where a measure
// began that the paragraph follows on), and none that the card at the other side has. The notes at
// the page's end say it all without a script; these only bring it to where it is read.
import { make } from "./compare/element";

const room = "(min-width: 75rem)";
const apart = 60; // pixels between one and the next

export function pullFigures(): void {
  const text = document.querySelector<HTMLElement>(".columns > .text");
  const prose = text?.querySelector<HTMLElement>(".prose");
  if (!text || !prose?.querySelector("p > a.figure")) return;
  const wide = matchMedia(room);
  const place = (): void => {
    text.querySelectorAll(".pulled").forEach((e) => e.remove());
    if (wide.matches && !document.documentElement.hasAttribute("data-elder")) fill(text, prose);
  };
  place();
  wide.addEventListener("change", place);
  addEventListener("load", place); // pictures may have come
  new MutationObserver(place).observe(document.documentElement, { attributes: true, attributeFilter: ["data-elder"] });
}

function fill(text: HTMLElement, prose: HTMLElement): void {
  const measured = [...prose.children].map((e) => ({ element: e, box: e.getBoundingClientRect() }));
  const top = text.getBoundingClientRect().top;
  const edge = Math.max(...measured.filter((m) => m.element.matches("p")).map((m) => m.box.right));
  const broad = measured.filter((m) => m.box.right > edge + 8); // what reaches into the margin
  const inCard = new Set([...document.querySelectorAll(".side-card dd")].map(figureIn));
  const shown = new Set<string>();
  let free = -Infinity;
  let named = "";
  for (const { element, box } of measured) {
    if (!element.matches("p") || box.top < free) continue;
    const notes = [...element.querySelectorAll<HTMLAnchorElement>(":scope > a.figure")].map((f) => document.querySelector<HTMLElement>(`${f.hash}.telling`));
    const labels = notes.map((n) => n?.querySelector(".note-label")?.textContent ?? "");
    // Of one measure it is where it came to, not where it began: from 5014 to 10825.
    const note = notes
      .filter((_, i) => !labels[i] || labels.lastIndexOf(labels[i] ?? "") === i)
      .find((n) => n && !shown.has(n.id) && !inCard.has(plain(n.querySelector(".note-value")?.textContent ?? "")));
    if (!note) continue;
    const source = note.querySelector(".note-source") ?? note.closest(".note-group")?.querySelector(":scope > .note-source");
    const from = source?.querySelector("a")?.textContent ?? "";
    const aside = pulled(note, from === named ? "" : from);
    aside.style.top = `${box.top - top}px`;
    text.append(aside);
    const end = box.top + aside.offsetHeight;
    if (broad.some((m) => m.box.top < end && m.box.bottom > box.top)) {
      aside.remove();
      continue;
    }
    shown.add(note.id);
    named = from;
    free = end + apart;
  }
}

function pulled(note: HTMLElement, source: string): HTMLElement {
  const of = (part: string): string => (note.querySelector(part)?.textContent ?? "").trim();
  // For eyes alone: the figure's own link tells the same to all.
  return make("aside", { class: "pulled", "aria-hidden": "true" }, make("b", {}, of(".note-value")), make("span", {}, of(".note-label")), make("small", {}, of(".note-about")), source && make("small", {}, source));
}

/** The figure of a card's entry with its unit, without its year and status. */
const figureIn = (entry: Element): string => plain([...entry.childNodes].filter((e) => e.nodeName !== "SMALL").map((e) => e.textContent).join(""));

const plain = (number: string): string => number.replace(/[,\s]/g, "");
