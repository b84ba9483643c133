// The way to a page's text for a 公众号: a button that fetches what makes it when it is first asked for.
import { fetchOnce } from "../offer";
import { T } from "../words";

/** Adds the button where the page has a text. */
export function offerWeChat(): void {
  const text = document.querySelector<HTMLElement>("main .prose");
  const place = document.querySelector("main > .cite");
  const address = document.querySelector<HTMLElement>("script[data-wechat]")?.dataset["wechat"];
  if (!text || !place || !address) return;
  const offer = button(T("wechat.copy"), () => {
    offer.disabled = true;
    fetchOnce(address)
      .then(() => globalThis.casebookWeChat?.())
      .catch(() => (offer.textContent = T("load.failed")))
      .finally(() => (offer.disabled = false));
  });
  place.append(offer);
}

export function button(text: string, action: () => void): HTMLButtonElement {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "tool wechat";
  b.textContent = text;
  b.addEventListener("click", action);
  return b;
}
