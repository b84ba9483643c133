// The cards of a booklet, a few in each of many scripts that call casebookCard(): fetch()
// does not work from a folder on a disk, script tags do.
import { hash } from "../search/hash";
import { rootOf } from "../compare/data";

declare global {
  interface Window {
    casebookCard?: (slug: string, html: string) => void;
    casebookCards?: Map<string, string>;
  }
}

/** Of the page, whose scripts have them in common. */
const cards = (window.casebookCards ??= new Map<string, string>());
const asked = new Map<string, Promise<void>>();

/** Fetches a card once; null where there is none of that name. */
export async function card(slug: string): Promise<string | null> {
  window.casebookCard ??= (name, html) => void cards.set(name, html);
  const from = address(slug);
  let loading = asked.get(from);
  if (!loading) asked.set(from, (loading = load(from)));
  await loading;
  return cards.get(slug) ?? null;
}

/** The script that a card is in; a page kept as one file has the scripts themselves in its list. */
function address(slug: string): string {
  const shards = Number(document.querySelector<HTMLElement>("[data-shards]")?.dataset["shards"]) || 1;
  const at = hash(slug) % shards;
  const listed = document.querySelector<HTMLElement>(`[data-booklet-list] > li[data-shard="${at}"]`);
  return listed?.dataset["cards"] ?? `${rootOf()}booklet/cards/${at}.js`;
}

/** Ends when the script has run, or could not be had. */
function load(address: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = script.onerror = () => {
      script.remove();
      resolve();
    };
    document.head.append(script);
  });
}

/** Makes a card's element; its ids are made its own, because two cards may draw one thing. */
export function build(html: string, place: number): HTMLElement | null {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const article = holder.content.querySelector<HTMLElement>("article");
  if (!article) return null;
  const own = (id: string): string => `k${place}-${id}`;
  for (const e of article.querySelectorAll("[id]")) e.id = own(e.id);
  for (const name of ["aria-labelledby", "aria-describedby"]) {
    for (const e of article.querySelectorAll(`[${name}]`)) {
      e.setAttribute(name, (e.getAttribute(name) ?? "").split(" ").map(own).join(" "));
    }
  }
  article.id = `card-${place}`;
  const heading = article.querySelector("h2");
  if (heading) {
    heading.id = own("title");
    article.setAttribute("aria-labelledby", heading.id);
  }
  return article;
}
