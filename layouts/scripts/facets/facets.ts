// Lists that a reader narrows, sorts and sees as cards or as a table. The static list stays
// until a choice is made; then all entries, of every page, come from one script. The choice
// stands in the address.
import { readAddress, writeAddress } from "../compare/address";
import { isNarrow, level, make, sampleMark } from "../compare/element";
import { compare, readCounty, readList, text, type Column, type List, type Row } from "./rows";
import { colourTiles } from "./tiles";
import { breakTitles } from "../titles";
import { T } from "../words";

const perPage = 48;
const shownColumns = 4;

class Facets {
  private readonly selects: HTMLSelectElement[];
  private readonly status: HTMLElement;
  private readonly place: HTMLElement;
  private readonly pages: HTMLElement;
  private readonly still: Node[];
  private readonly stillPages: Node[];
  private list: Promise<List> | null = null;
  /** On a phone the controls stand behind a button. */
  private readonly unfold: HTMLElement | null;
  private page = 1;
  private latest = 0;

  constructor(private readonly form: HTMLFormElement) {
    this.selects = [...form.querySelectorAll("select")];
    this.status = form.querySelector<HTMLElement>("[role=status]") ?? form;
    this.place = document.querySelector<HTMLElement>("[data-list]") ?? form;
    this.pages = document.querySelector<HTMLElement>("[data-pages]") ?? form;
    const before = form.previousElementSibling;
    this.unfold = before instanceof HTMLElement && before.matches("[data-unfold]") ? before : null;
    this.still = [...this.place.childNodes];
    this.stillPages = [...this.pages.childNodes];
    form.addEventListener("change", () => {
      this.page = 1;
      this.write();
      void this.show();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () =>
      setTimeout(() => {
        this.page = 1;
        this.write();
        void this.show();
      }),
    );
    this.unfold?.addEventListener("click", () => this.open(this.unfold?.getAttribute("aria-expanded") !== "true"));
    addEventListener("hashchange", () => this.follow());
    this.follow();
    if (this.chosen()) this.form.scrollIntoView(); // the address was passed on for what is chosen in it
  }

  private open(on: boolean): void {
    this.unfold?.setAttribute("aria-expanded", String(on));
  }

  private value(name: string): string {
    return this.selects.find((s) => s.name === name)?.value ?? "";
  }

  private follow(): void {
    const address = readAddress();
    if (!this.selects.some((s) => address.has(s.name)) && !address.has("page") && !this.chosen()) return;
    for (const s of this.selects) {
      const wanted = address.get(s.name) ?? "";
      s.value = [...s.options].some((o) => o.value === wanted) ? wanted : "";
    }
    this.page = Math.max(1, Number(address.get("page")) || 1);
    void this.show();
  }

  private write(): void {
    writeAddress([...this.selects.map((s): [string, string] => [s.name, s.value]), ["page", this.page > 1 ? String(this.page) : ""]]);
  }

  private chosen(): boolean {
    return this.selects.some((s) => s.value !== "") || this.page > 1;
  }

  /** What is chosen, in words. */
  private choices(): string[] {
    return this.selects.filter((s) => s.value !== "" && s.name !== "view").map((s) => (s.name === "sort" ? (s.selectedOptions[0]?.textContent ?? "") : s.value));
  }

  private async show(): Promise<void> {
    const mine = ++this.latest;
    if (!this.chosen()) {
      this.place.replaceChildren(...this.still);
      this.pages.replaceChildren(...this.stillPages);
      this.status.textContent = "";
      this.count(await this.read().catch(() => null));
      return;
    }
    this.open(true);
    const folded = this.place.closest("details");
    if (folded) folded.open = true;
    try {
      const list = await this.read();
      if (mine !== this.latest) return;
      this.count(list);
      this.render(list, this.sorted(list, this.narrowed(list, "")));
    } catch {
      this.status.textContent = T("list.failed");
    }
  }

  private read(): Promise<List> {
    const { facets = "", index } = this.form.dataset;
    this.list ??= index ? readCounty(facets, decodeURIComponent(/([^/]+)\.js$/.exec(facets)?.[1] ?? "")) : readList(facets);
    return this.list;
  }

  /** The entries that have all that is chosen; one facet may be left out of account. */
  private narrowed(list: List, but: string): Row[] {
    const wanted = this.selects.filter((s) => s.value && s.name !== but && s.name !== "sort" && s.name !== "view");
    return list.rows.filter((r) => wanted.every((s) => r.facets.get(s.name)?.includes(s.value)));
  }

  private sorted(list: List, rows: Row[]): Row[] {
    const key = this.value("sort");
    if (!key) return rows;
    if (key === "title") return [...rows].sort((a, b) => a.title.localeCompare(b.title, "zh"));
    if (key === "newest" || key === "oldest") return [...rows].sort((a, b) => compare(a.day || null, b.day || null, key === "oldest"));
    const at = list.columns.findIndex((c) => c.key === key);
    const lower = list.columns[at]?.better === 2;
    return [...rows].sort((a, b) => compare(a.figures[at] ?? null, b.figures[at] ?? null, lower));
  }

  /** Says at each choice how many entries it would leave. */
  private count(list: List | null): void {
    if (!list) return;
    for (const s of this.selects) {
      if (s.name === "sort" || s.name === "view") continue;
      const rows = this.narrowed(list, s.name);
      for (const o of s.options) {
        if (!o.value) continue;
        const n = rows.filter((r) => r.facets.get(s.name)?.includes(o.value)).length;
        o.textContent = T("named.count", { name: o.value, n });
        o.disabled = n === 0 && !o.selected;
      }
    }
  }

  private render(list: List, rows: Row[]): void {
    const pages = Math.max(1, Math.ceil(rows.length / perPage));
    this.page = Math.min(this.page, pages);
    const from = (this.page - 1) * perPage;
    const part = rows.slice(from, from + perPage);
    const ofVillages = this.form.dataset["index"] !== undefined;
    const view = this.value("view");
    const asTable = ofVillages ? view !== "cards" : view === "table";
    const found = !rows.length ? T("list.none") : pages > 1 ? T("list.found-page", { n: rows.length, all: list.rows.length, page: this.page, pages }) : T("list.found", { n: rows.length, all: list.rows.length });
    const what = this.choices().join(" · ");
    this.status.textContent = what ? T("list.showing", { what, found }) : found;
    if (allSample(list)) this.status.append(" ", sampleMark());
    this.place.replaceChildren(...(rows.length ? [asTable ? table(columnsShown(list, this.value("sort")), list, rows, part, from) : cards(list, part, ofVillages ? columnsShown(list, this.value("sort")) : [])] : []));
    breakTitles(this.place);
    this.pages.replaceChildren(...this.pager(pages));
  }

  private pager(pages: number): Node[] {
    if (pages < 2) return [];
    const nav = make("nav", { class: "pager", "aria-label": T("pager") });
    const turn = (to: number, name: string): void => {
      const b = make("button", { type: "button" }, name);
      b.disabled = to < 1 || to > pages;
      b.addEventListener("click", () => {
        this.page = to;
        this.write();
        void this.show();
        this.form.scrollIntoView();
      });
      nav.append(b);
    };
    turn(this.page - 1, T("pager.prev"));
    nav.append(make("span", {}, T("pager.page", { page: this.page, pages })));
    turn(this.page + 1, T("pager.next"));
    return [nav];
  }
}

/** The columns of a table: the sorted one first, then as many as a page bears. */
function columnsShown(list: List, sort: string): number[] {
  const all = list.columns.map((_, i) => i);
  const first = list.columns.findIndex((c) => c.key === sort);
  return [...new Set([...(first >= 0 ? [first] : []), ...all])].slice(0, shownColumns);
}

/** Where all entries are made up the line above the list says so once; else each of them says it. */
function allSample(list: List): boolean {
  return list.rows.every((r) => r.sample);
}

/** The year that all figures of a column are of, which stands in its head then; 0 where they differ. */
function yearOf(all: Row[], column: number): number {
  const years = new Set(all.filter((r) => typeof r.figures[column] === "number").map((r) => r.years[column] ?? 0));
  return years.size === 1 ? [...years][0]! : 0;
}

function table(columns: number[], list: List, all: Row[], part: Row[], from: number): HTMLElement {
  const used = columns.map((i) => list.columns[i]).filter((c): c is Column => c !== undefined);
  const ranges = columns.map((i) => {
    const values = all.map((r) => r.figures[i]).filter((v): v is number => typeof v === "number");
    return { low: Math.min(...values), high: Math.max(...values) };
  });
  const years = columns.map((i) => yearOf(all, i));
  const ends = (n: number, c: Column): HTMLElement | false => {
    const { low, high } = ranges[n] ?? { low: 0, high: 0 };
    return isNarrow(low, high) && make("span", { class: "ends", "aria-hidden": "true" }, make("span", {}, text(low, c)), make("span", {}, text(high, c)));
  };
  const head = make("tr", {}, make("th", { scope: "col" }, T("head.number")), make("th", { scope: "col" }, T("head.name")), ...used.map((c, n) => make("th", { scope: "col" }, c.name, c.unit && c.unit !== c.name.toLowerCase() && make("span", { class: "u" }, c.unit), years[n]! > 0 && make("span", { class: "u" }, ` ${years[n]}`), ends(n, c))));
  const body = make("tbody"), apart = !allSample(list);
  part.forEach((row, k) => {
    const cells = columns.map((i, n) => {
      const value = row.figures[i] ?? null;
      const c = used[n];
      if (value === null || !c) return make("td", { class: "none" }, "—");
      return make("td", {}, level(value, ranges[n]?.low ?? 0, ranges[n]?.high ?? 0), make("span", {}, text(value, c)), years[n] === 0 && (row.years[i] ?? 0) > 0 && make("small", {}, `${row.years[i]}`));
    });
    const name = make("th", { scope: "row" }, make("a", { href: row.href }, row.title), row.sample && apart && sampleMark(), row.kicker && make("small", {}, row.kicker));
    body.append(make("tr", {}, make("td", {}, String(from + k + 1)), name, ...cells));
  });
  return make("div", { class: "scroll" }, make("table", { class: "list narrowed" }, make("caption", { class: "visually-hidden" }, T("list.caption")), make("thead", {}, head), body));
}

function cards(list: List, part: Row[], columns: number[]): HTMLElement {
  const ul = make("ul", { class: columns.length ? "village-cards" : "items" }), apart = !allSample(list);
  for (const row of part) {
    const item = make("li", { class: "item" });
    if (row.kicker) item.append(make("p", { class: "kicker" }, row.kicker));
    item.append(make("h2", { class: "title" }, make("a", { href: row.href }, row.title), row.sample && apart && sampleMark()));
    if (row.summary) item.append(make("p", { class: "deck" }, row.summary));
    const tags = (row.facets.get("program") ?? []).slice(0, 4); // as many as the still list names
    if (tags.length) item.append(make("p", { class: "tags" }, tags.join("　")));
    const facts = columns.flatMap((i) => {
      const c = list.columns[i];
      const value = row.figures[i] ?? null;
      return c && value !== null ? [make("div", {}, make("dt", {}, c.name), make("dd", {}, text(value, c), make("span", { class: "u" }, c.unit)))] : [];
    });
    if (facts.length) item.append(make("dl", { class: "card" }, ...facts));
    ul.append(item);
  }
  return ul;
}

const form = document.querySelector<HTMLFormElement>("form[data-facets]");
if (form) new Facets(form);
colourTiles();
