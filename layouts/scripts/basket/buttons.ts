// Buttons that put a text into the basket: on its own page and on its entry in lists; and
// the way to the booklet in the masthead.
import { basket, onChange, toHash, toggle } from "./store";
import { T, count } from "../words";

/** Adds them where the page knows the way to the booklet. */
export function addBasket(): void {
  const root = document.documentElement.dataset["root"];
  if (root === undefined) return;
  const updates = [wayToBooklet(root)];
  const page = document.querySelector<HTMLElement>("[data-page-tools][data-slug]");
  if (page?.dataset["slug"]) updates.push(takeButton(page, page.dataset["slug"].split(" "), T("booklet.add"), T("booklet.added")));
  for (const item of document.querySelectorAll<HTMLElement>(".item[data-slug]")) {
    const slug = item.dataset["slug"];
    if (slug) updates.push(takeButton(item, [slug], T("booklet.add"), T("booklet.added"), item.querySelector(".title")?.textContent ?? ""));
  }
  const update = (): void => updates.forEach((u) => u(basket()));
  onChange(update);
  addEventListener("pageshow", update);
  update();
}

type Update = (slugs: string[]) => void;

function wayToBooklet(root: string): Update {
  const link = document.createElement("a");
  link.className = "tool";
  document.querySelector("[data-tools]")?.append(link);
  return (slugs) => {
    link.href = `${root}booklet/index.html${toHash(slugs)}`;
    link.textContent = slugs.length ? T("booklet.short-count", { n: slugs.length }) : T("booklet.short");
    link.setAttribute("aria-label", slugs.length ? count("booklet.way", slugs.length) : T("nav.booklet"));
  };
}

function takeButton(place: HTMLElement, texts: string[], take: string, taken: string, of = ""): Update {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool take";
  button.addEventListener("click", () => toggle(texts));
  place.append(button);
  return (slugs) => {
    const has = texts.every((s) => slugs.includes(s));
    button.textContent = has ? taken : take;
    button.setAttribute("aria-pressed", String(has));
    button.dataset["short"] = has ? T("booklet.added-mark") : T("booklet.add-mark"); // where there is little room
    if (of) button.setAttribute("aria-label", T("named", { name: has ? taken : take, text: of }));
  };
}
