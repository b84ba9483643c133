// The study booklet: what was put into the basket, or what the address says, as cards to be
// printed. Without this script the page is the list of what there is.
import { basket, fromHash, keep, most, onChange, toHash } from "../basket/store";
import { toolButton } from "../compare/element";
import { build, card } from "./cards";
import { openNotes } from "./notes";
import { fitCharts } from "../charts/large";
import { addCardCode } from "../cite/codes";
import { offerReport } from "../offer";
import { breakTitles } from "../titles";
import { T, count } from "../words";

class Booklet {
  private chosen: string[];
  /** What a handed-on address says is shown, and becomes the reader's own when changed. */
  private turn = 0;
  private readonly boxes = new Map<string, HTMLInputElement>();
  private readonly titles = new Map<string, string>();
  private readonly said = document.createElement("p");
  private readonly print = action(T("booklet.print"), () => window.print());
  private readonly toContents = action(T("contents"), () => this.contents.scrollIntoView(), T("booklet.contents"));
  private readonly share = action(T("booklet.copy"), () => void this.copyAddress());
  private readonly empty = action(T("booklet.clear"), () => this.putBack());
  private readonly fit: () => void;
  private readonly report = offerReport(() => ({ slugs: this.chosen, ...this.signature() }));

  constructor(
    private readonly root: HTMLElement,
    private readonly contents: HTMLElement,
    private readonly sheets: HTMLElement,
  ) {
    this.chosen = fromHash(location.hash) ?? basket();
    this.addBoxes();
    this.addBar();
    this.openSignature();
    this.fit = fitCharts(() => this.sheets.querySelectorAll<HTMLElement>("figure.chart"));
    addEventListener("hashchange", () => {
      const slugs = fromHash(location.hash);
      if (slugs && String(slugs) !== String(this.chosen)) this.choose(slugs);
    });
    onChange(() => {
      if (String(basket()) !== String(this.chosen)) this.choose(basket());
    });
    void this.show();
  }

  private addBoxes(): void {
    for (const item of this.root.querySelectorAll<HTMLElement>("[data-booklet-list] > li[data-slug]")) {
      const slug = item.dataset["slug"] ?? "";
      const title = item.querySelector("a")?.textContent ?? slug;
      const box = document.createElement("input");
      box.type = "checkbox";
      box.setAttribute("aria-label", T("booklet.take-one", { title }));
      box.addEventListener("change", () => {
        this.choose(box.checked ? [...this.chosen, slug] : this.chosen.filter((s) => s !== slug));
      });
      this.boxes.set(slug, box);
      this.titles.set(slug, title);
      item.prepend(box);
    }
  }

  private addBar(): void {
    const bar = this.root.querySelector("[data-booklet-bar]");
    this.said.setAttribute("role", "status");
    const first = document.createElement("div");
    const others = document.createElement("div");
    first.append(this.said, this.toContents, this.print);
    others.append(this.share, ...(this.report ? [this.report] : []), this.empty);
    bar?.replaceChildren(first, others);
  }

  /** What was written on the cover, line by line. */
  private signature(): { topic?: string; unit?: string; people?: string; date?: string } {
    const [topic, unit, people, date] = [...this.root.querySelectorAll<HTMLInputElement>(".signature input")].map((i) => i.value.trim());
    return { topic, unit, people, date };
  }

  /** The lines of the cover can be filled in before printing. */
  private openSignature(): void {
    for (const line of this.root.querySelectorAll<HTMLElement>(".signature > div")) {
      const input = document.createElement("input");
      input.setAttribute("aria-label", line.querySelector("dt")?.textContent ?? "");
      input.autocomplete = "off";
      line.querySelector("dd")?.replaceChildren(input);
    }
  }

  private choose(slugs: string[]): void {
    this.chosen = [...new Set(slugs)].slice(0, most);
    history.replaceState(null, "", location.pathname + location.search + toHash(this.chosen));
    if (String(basket()) !== String(this.chosen)) keep(this.chosen);
    void this.show();
  }

  /** The button that was pressed goes; a reader by keyboard goes on from the list. */
  private putBack(): void {
    this.choose([]);
    this.boxes.values().next().value?.focus({ preventScroll: true });
  }

  private async show(): Promise<void> {
    const turn = ++this.turn;
    const html = await Promise.all(this.chosen.map((slug) => card(slug)));
    if (turn !== this.turn) return; // the choice has changed meanwhile
    const missing = this.chosen.filter((_, i) => html[i] === null);
    const articles: HTMLElement[] = [];
    const entries: HTMLElement[] = [];
    this.chosen.forEach((slug, i) => {
      const article = build(html[i] ?? "", articles.length + 1);
      if (!article) return;
      addCardCode(article);
      openNotes(slug, article);
      articles.push(article);
      entries.push(this.entry(slug, article, articles.length));
    });
    this.sheets.replaceChildren(...articles);
    this.contents.querySelector("ol")?.replaceChildren(...entries);
    breakTitles(this.sheets);
    breakTitles(this.contents);
    this.contents.hidden = !articles.length;
    this.fit();
    this.root.classList.toggle("filled", articles.length > 0);
    for (const [slug, box] of this.boxes) box.checked = this.chosen.includes(slug);
    // Before something is chosen there is nothing to do with it: the list comes at once.
    for (const b of [this.toContents, this.print, this.share, this.report, this.empty]) if (b) b.hidden = !this.chosen.length;
    this.said.classList.toggle("visually-hidden", !this.chosen.length);
    this.said.textContent = this.words(articles.length, missing.length);
    this.markSample();
  }

  private words(n: number, missing: number): string {
    if (!n && !missing) return T("booklet.empty");
    return count("booklet.chosen", n) + (missing ? count("booklet.missing", missing) : "");
  }

  /** A booklet without made-up data need not say that the page has some. */
  private markSample(): void {
    const notice = document.querySelector<HTMLElement>(".notice-sample");
    if (notice) notice.classList.toggle("screen-only", this.root.classList.contains("filled") && !this.sheets.querySelector(".sample"));
  }

  private entry(slug: string, article: HTMLElement, place: number): HTMLElement {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${article.id}`;
    const title = article.querySelector("h2")?.textContent ?? slug;
    link.textContent = title;
    link.addEventListener("click", (event) => {
      event.preventDefault(); // the address is the booklet's
      article.scrollIntoView();
      article.tabIndex = -1;
      article.focus();
    });
    const where = document.createElement("span");
    where.className = "kicker";
    where.append(...[...(article.querySelector(".kicker")?.cloneNode(true).childNodes ?? [])]);
    const moves = document.createElement("span");
    moves.className = "moves";
    const at = place - 1;
    moves.append(
      action("↑", () => this.move(slug, at, -1), T("booklet.earlier", { title }), at === 0),
      action("↓", () => this.move(slug, at, 1), T("booklet.later", { title }), at === this.chosen.length - 1),
      action(T("remove"), () => this.choose(this.chosen.filter((s) => s !== slug)), T("booklet.remove", { title })),
    );
    item.append(link, where, moves);
    return item;
  }

  private move(slug: string, at: number, by: number): void {
    const slugs = this.chosen.filter((s) => s !== slug);
    slugs.splice(at + by, 0, slug);
    this.choose(slugs);
  }

  private async copyAddress(): Promise<void> {
    const address = location.href.replace(/#.*$/, "") + toHash(this.chosen);
    history.replaceState(null, "", address);
    try {
      await navigator.clipboard.writeText(address);
      this.said.textContent = T("booklet.copied");
    } catch {
      this.said.textContent = T("booklet.copy-by-hand");
    }
  }
}

function action(text: string, run: () => void, label = "", disabled = false): HTMLButtonElement {
  const button = toolButton(text);
  if (label) button.setAttribute("aria-label", label);
  button.disabled = disabled;
  button.addEventListener("click", run);
  return button;
}

function start(): void {
  const root = document.querySelector<HTMLElement>("[data-booklet]");
  const contents = root?.querySelector<HTMLElement>("[data-booklet-contents]");
  const sheets = root?.querySelector<HTMLElement>("[data-booklet-cards]");
  if (root && contents && sheets) new Booklet(root, contents, sheets);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
