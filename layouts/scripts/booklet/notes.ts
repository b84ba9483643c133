// What a reader writes into the cards: an answer to each question, and notes. Kept by the
// browser where it can, on this device only; the report takes it from here.
import { T } from "../words";

const key = "casebook-notes";

/** By slug: the question, "" for the notes, and what was written. */
type Notes = Record<string, Record<string, string>>;

/** Of this page, where the browser keeps nothing. */
let here: Notes | null = null;

function all(): Notes {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return here ?? (kept && typeof kept === "object" ? (kept as Notes) : {});
  } catch {
    return here ?? {};
  }
}

/** What was written into the card of a text. */
export function notesOf(slug: string): Record<string, string> {
  return all()[slug] ?? {};
}

function keep(slug: string, question: string, text: string): void {
  const notes = all();
  const mine = { ...notes[slug], [question]: text };
  if (!text.trim()) delete mine[question];
  notes[slug] = mine;
  if (!Object.keys(mine).length) delete notes[slug];
  try {
    localStorage.setItem(key, JSON.stringify(notes));
  } catch {
    here = notes;
  }
}

/** Lets a reader write into a card. */
export function openNotes(slug: string, card: HTMLElement): void {
  const notes = notesOf(slug);
  for (const item of card.querySelectorAll<HTMLElement>(".ask li")) {
    const question = item.textContent ?? "";
    item.append(field(slug, question, notes[question] ?? "", T("booklet.answer", { question }), 1));
  }
  card.querySelector(".ruled")?.append(field(slug, "", notes[""] ?? "", T("booklet.notes"), 5));
}

function field(slug: string, question: string, text: string, label: string, rows: number): HTMLTextAreaElement {
  const area = document.createElement("textarea");
  area.className = question ? "answer" : "note";
  area.rows = rows;
  area.value = text;
  area.placeholder = question ? T("booklet.write") : " ";
  area.setAttribute("aria-label", label);
  const fit = (): void => {
    if (!question) return;
    area.style.height = "auto";
    if (area.value) area.style.height = `${area.scrollHeight + 2}px`;
  };
  area.addEventListener("input", () => {
    keep(slug, question, area.value);
    fit();
  });
  if (text) requestAnimationFrame(fit);
  return area;
}
