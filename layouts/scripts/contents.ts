// The contents of a long page: which part is being read, and on a phone, where they scroll away
// above the text, a button that brings them back.
import { make } from "./compare/element";
import { T } from "./words";

export function followContents(): void {
  const nav = document.querySelector<HTMLElement>(".side-contents, .page-contents");
  const list = nav?.querySelector("ol");
  if (!nav || !list) return;
  const parts = [...list.querySelectorAll<HTMLAnchorElement>("a")].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  const where = make("span", {});
  const button = make("button", { type: "button", class: "to-contents" }, make("b", {}, T("contents")), where);
  const sheet = make("dialog", { class: "contents-sheet", "aria-label": T("contents") }, list.cloneNode(true), make("button", { type: "button" }, T("close")));
  button.hidden = true;
  button.addEventListener("click", () => sheet.showModal());
  sheet.addEventListener("click", () => sheet.close()); // on a link, the button or beside it
  document.body.append(button, sheet);
  const copies = [...sheet.querySelectorAll("a")];
  let asked = false;
  const update = (): void => {
    asked = false;
    const reached = innerHeight / (nav.matches(".page-contents") ? 6 : 3); // parts of a list may be short
    const at = parts.filter((p) => p.heading.getBoundingClientRect().top < reached).pop();
    for (const link of [...parts.map((p) => p.link), ...copies]) {
      if (at && link.hash === at.link.hash) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
    where.textContent = at?.heading.textContent ?? "";
    button.hidden = !nav.offsetParent || nav.getBoundingClientRect().bottom > 0; // large text has no contents
  };
  const ask = (): void => {
    if (!asked) requestAnimationFrame(update);
    asked = true;
  };
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  update();
}
