// Which edition this copy is of. Pages do not say so themselves, because an edit would then change
// all of them: edition.js, a small script beside them, does.
import { sharedCode } from "./cite/codes";
import { drawing } from "./cite/qr";
import { T, nodes } from "./words";

declare global {
  /** Set by edition.js; qr is the data of a path in a square of size modules. */
  var casebookEdition: { code: string; size?: string; qr?: string } | undefined;
}

/** Shows the edition's code in the footer and on the booklet, and says to a reader of an older copy what became of it. */
export function showEdition(): void {
  const edition = globalThis.casebookEdition;
  if (!edition?.code) return document.querySelector(".edition-ask")?.remove();
  const line = document.createElement("span");
  const way = link(edition.code);
  const list = document.querySelector<HTMLElement>("[data-editions]");
  // No other way leads to the editions, nor to the corrections of a site that has none yet.
  if (list) way.setAttribute("aria-current", "page");
  else if (document.querySelector(".k-corrections") && !document.querySelector(".nav [aria-current]")) way.setAttribute("aria-current", "true");
  line.append(way);
  document.querySelector(".footer p:last-of-type")?.append(" ", line);
  markCover(edition);
  const now = document.querySelector(".edition-now");
  if (now) now.textContent = T("edition.this", { code: edition.code });
  if (list) {
    answer(list, edition.code);
    addEventListener("hashchange", () => answer(list, edition.code));
    offerAsking(edition.code);
  }
}

/** Who has a copy on paper types the code that is printed on it. */
function offerAsking(current: string): void {
  const form = document.querySelector<HTMLFormElement>(".edition-ask");
  const input = form?.querySelector("input");
  if (!form || !input) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const code = input.value.normalize("NFKC").trim().toLowerCase();
    input.setCustomValidity(isCode(code) ? "" : T("editions.no-code", { code: current }));
    if (form.reportValidity()) location.hash = code;
  });
  input.addEventListener("input", () => input.setCustomValidity(""));
}

const isCode = (text: string): boolean => /^[0-9a-f]{8}$/.test(text);

function link(code: string): HTMLAnchorElement {
  const a = document.createElement("a");
  a.href = `${document.documentElement.dataset["root"] ?? ""}editions/index.html#${code}`;
  a.className = "edition-code";
  a.textContent = T("edition", { code });
  return a;
}

/** On paper nothing can be clicked: the cover carries the code, and the way to what was corrected since. */
function markCover(edition: { code: string; size?: string; qr?: string }): void {
  const cover = document.querySelector(".booklet-cover");
  if (!cover) return;
  const note = document.createElement("p");
  note.className = "booklet-edition";
  const way = link(edition.code);
  const code = edition.qr && edition.size ? drawing(edition.qr, edition.size, T("editions")) : sharedCode(way.href, T("editions"));
  const said = document.createElement("span"); // one box: between the boxes of a row there is a gap
  said.append(...nodes(code ? T("edition.cover") : T("edition.cover-plain"), { code: way }));
  note.append(said);
  if (code) note.prepend(code);
  cover.append(note);
}

/** Says how the edition that the address names stands to this copy. */
function answer(list: HTMLElement, current: string): void {
  document.querySelector(".edition-answer")?.remove();
  const asked = decodeURIComponent(location.hash.slice(1));
  if (!isCode(asked)) return;
  const known = [...list.querySelectorAll<HTMLElement>("[data-published]")].find((e) => e.dataset["published"] === asked);
  const said = document.createElement("p");
  said.className = "notice edition-answer";
  said.setAttribute("role", "status");
  said.textContent = asked === current ? T("edition.current", { code: asked })
    : known ? T("edition.older", { code: asked, current }) : T("edition.unknown", { code: asked, current });
  (known ?? list).prepend(said); // where the address has taken the reader
}
