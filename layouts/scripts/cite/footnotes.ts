// On paper a link leads nowhere: while a page is printed its addresses stand as numbered
// notes behind the text.
import { T } from "../words";

/** Adds the notes when printing begins and takes them away after. */
export function footnoteLinks(): void {
  let added: Element[] = [];
  addEventListener("beforeprint", () => {
    added = addNotes();
  });
  addEventListener("afterprint", () => {
    added.forEach((e) => e.remove());
    added = [];
  });
}

const places = ".prose a[href], .source-line a[href]:not(.download, .to-compare), .notes a[href], .sources a[href], figcaption a[href]";

function addNotes(): Element[] {
  const published = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  const numbers = new Map<string, number>();
  const added: Element[] = [];
  for (const link of document.querySelectorAll<HTMLAnchorElement>(places)) {
    const address = paperAddress(link, published);
    if (!address) continue;
    const number = numbers.get(address) ?? numbers.size + 1;
    numbers.set(address, number);
    const mark = document.createElement("sup");
    mark.className = "link-mark";
    mark.textContent = `[${number}]`;
    link.after(mark);
    added.push(mark);
  }
  if (!numbers.size) return added;
  const list = document.createElement("section");
  list.className = "link-notes";
  const heading = document.createElement("h2");
  heading.textContent = T("links");
  const items = document.createElement("ol");
  for (const address of numbers.keys()) {
    const item = document.createElement("li");
    item.textContent = address;
    items.append(item);
  }
  list.append(heading, items);
  const cite = document.querySelector("main > .cite");
  if (cite) cite.before(list);
  else document.querySelector("main")?.append(list);
  added.push(list);
  return added;
}

/** What can be typed from paper; "" for places of the page itself and of a folder on a disk, and for
    the site's own list of sources: a source is named where it stands. */
function paperAddress(link: HTMLAnchorElement, published: string | undefined): string {
  const href = link.getAttribute("href") ?? "";
  if (/^https?:/.test(href)) return decodeURI(href);
  if (!published || href.startsWith("#") || /(^|\/)data\/index\.html#source-/.test(href) || /^[a-z]+:/i.test(href)) return "";
  const url = new URL(href, published);
  return decodeURI(url.href.replace(/index\.html(?=$|#)/, ""));
}
