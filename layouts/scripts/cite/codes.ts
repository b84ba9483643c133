// The way from paper to the page. A site with an address of its own has codes in its pages; one
// without is read at the address where an office's network has it.
import { T } from "../words";
import { codeOf } from "./qr";

/** An address that a phone beside this machine can open too. */
function isShared(address: string): boolean {
  const url = new URL(address, location.href);
  return /^https?:$/.test(url.protocol) && !["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}

/** The code of an address; null where a phone could not open it. */
export function sharedCode(address: string, label: string): SVGElement | null {
  return isShared(address) ? codeOf(address, label) : null;
}

/** Adds the code of this page, which is shown on paper. */
export function addPageCode(): void {
  const cite = document.querySelector(".cite");
  if (!cite || document.querySelector("link[rel=canonical]")) return;
  const code = sharedCode(location.href.replace(/#.*/, ""), T("qr"));
  if (code) cite.prepend(code);
}

/** Adds the code of its text to a booklet's card that has none. */
export function addCardCode(card: HTMLElement): void {
  const link = card.querySelector<HTMLAnchorElement>("header h2 a");
  if (!link || card.querySelector("header > .qr")) return;
  const code = sharedCode(link.href, T("qr"));
  if (code) card.querySelector("header")?.append(code);
}
