// Citations ready to be copied: of the page, and of each figure. The page's own citation
// stands at its foot; the script adds the day of citing, as GB/T 7714 wants it.
import { T } from "../words";
import { toolPlace } from "./printing";

const digital = /\[(EB|DS)(\/OL)?\]/;

/** Adds the buttons to page and figures. Runs after the figures' downloads were added. */
export function offerCitations(): void {
  const cite = document.querySelector(".cite cite");
  if (!cite) return;
  const place = toolPlace();
  if (place) place.append(button(T("cite"), T("cite.this"), () => show(T("cite.this"), pageCitation(cite))));
  for (const figure of document.querySelectorAll("figure.chart")) {
    const name = figure.querySelector("figcaption b")?.textContent ?? "";
    figure.querySelector(".chart-tools")?.append(button(T("cite"), T("cite.of", { name }), () => show(T("cite.figure"), figureCitation(cite, figure))));
  }
}

function button(text: string, label: string, action: () => void): HTMLButtonElement {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "tool cite-tool";
  b.textContent = text;
  b.setAttribute("aria-label", label);
  b.addEventListener("click", action);
  return b;
}

/** Responsible body. Title[EB/OL]. (date published)[date cited]. Address: GB/T 7714, 8.12. */
function pageCitation(cite: Element): string {
  const copy = cite.cloneNode(true) as Element;
  const accessed = copy.querySelector<HTMLElement>("[data-accessed]");
  if (accessed) accessed.textContent = `[${today()}]${accessed.dataset.accessed ?? ""}`;
  return withAddress((copy.textContent ?? "").trim(), address());
}

/** Responsible body. Title of the figure[DS/OL]//Title of the page. (date published)[date cited]. Address, source of the data. */
function figureCitation(cite: Element, figure: Element): string {
  const title = figure.querySelector("figcaption b")?.textContent?.trim() ?? "";
  const source = sourceOf(figure.querySelector("figcaption span")?.textContent?.trim() ?? "");
  const owner = document.querySelector<HTMLMetaElement>("meta[name=author]")?.content;
  const page = pageCitation(cite);
  const head = owner && page.startsWith(owner) ? `${owner}. ` : "";
  const rest = page.slice(head.length);
  const mark = digital.exec(rest)?.[2] ?? "";
  return `${head}${title}[DS${mark}]//${rest.replace(digital, "")} ${source}`.trim();
}

/** The sentence of a caption that names its sources, as a citation has it. */
function sourceOf(caption: string): string {
  const [before = "", after = ""] = T("chart.sources").split("{list}");
  const from = caption.indexOf(before);
  const to = caption.indexOf(after, from + before.length);
  return from < 0 || to < 0 ? "" : T("cite.source", { list: caption.slice(from + before.length, to) });
}

/** The address that others can open: the page's published one, else the one it was read at. */
function address(): string {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  if (canonical) return canonical;
  return location.protocol.startsWith("http") ? location.href.replace(/#.*$/, "") : "";
}

function withAddress(text: string, url: string): string {
  if (!url || text.includes(url)) return text;
  return `${text.replace("[EB]", "[EB/OL]")} ${url}`;
}

function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Shows the citation, selected, with a button that copies it. */
function show(title: string, text: string): void {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "cite-title");
  const heading = document.createElement("h2");
  heading.id = "cite-title";
  heading.textContent = title;
  const area = document.createElement("textarea");
  area.readOnly = true;
  area.rows = 4;
  area.value = text;
  area.setAttribute("aria-label", title);
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const copy = button(T("copy"), T("copy"), () => {
    void copyText(area).then((done) => {
      said.textContent = done ? T("copied") : T("copy.by-hand");
    });
  });
  const close = button(T("close"), T("close"), () => dialog.close());
  const row = document.createElement("p");
  row.append(copy, close);
  dialog.append(heading, area, row, said);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}

/** Copies by the clipboard's own way, which pages without a secure address have not. */
export async function copyText(area: HTMLTextAreaElement): Promise<boolean> {
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
