// The way from paper to the page. A site with an address of its own has codes in its pages; one
// without is read at the address where an office's network has it.
import { T } from "../words";
import { codeOf } from "./qr";

/** The code of an address, which may lead from this page; null where a phone beside this machine could not open it. */
export function sharedCode(address: string, label: string): SVGElement | null {
  const url = new URL(address, location.href);
  const shared = /^https?:$/.test(url.protocol) && !["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  return shared ? codeOf(url.href, label) : null;
}

/** Adds the code of this page, which is shown on paper. */
export function addPageCode(): void {
  const cite = document.querySelector(".cite");
  if (!cite || document.querySelector("link[rel=canonical]")) return;
  const code = sharedCode(location.href.replace(/#.*/, ""), T("qr"));
  if (code) cite.prepend(code);
}

/** Keeps the code on paper in step with what the page shows, which its address says after #: a comparison, a list that was narrowed. */
export function codeWhatIsShown(): void {
  const cite = document.querySelector(".cite");
  if (!cite) return;
  let last = "";
  addEventListener("beforeprint", () => {
    const shown = location.hash.includes("=") ? location.hash : "";
    if (shown === last) return;
    const page = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href.replace(/#.*/, "");
    const code = sharedCode(page + shown, T("qr"));
    if (!code) return;
    cite.querySelector(".qr")?.remove();
    cite.prepend(code);
    last = shown;
  });
}

/** Adds the code of its text to a booklet's card that has none. The card is not in the page yet, so its links are as written. */
export function addCardCode(card: HTMLElement): void {
  const address = card.querySelector("header h2 a")?.getAttribute("href");
  if (!address || card.querySelector("header > .qr")) return;
  const code = sharedCode(address, T("qr"));
  if (code) card.querySelector("header")?.append(code);
}
