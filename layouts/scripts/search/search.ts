// The search page. The query and its filters stand in the address after "#", so that a
// search can be shared and found again.
import { readAddress } from "../compare/address";
import { letSlashOpen, slashOpens } from "../search";
import { answerSection, answers } from "./answer";
import { Finder, filterNames, type Query } from "./find";
import { Folder } from "./fold";
import { Results } from "./show";
import { Shards } from "./shards";
import { T } from "../words";

const pause = 150; // milliseconds after the last key
const mostSuggested = 5;

class SearchPage {
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly selects: Map<string, HTMLSelectElement>;
  private readonly status: HTMLElement;
  private readonly found: HTMLElement;
  private readonly index: HTMLElement | null;
  private readonly shards = new Shards();
  private engine: Promise<{ finder: Finder; folder: Folder; results: Results }> | null = null;
  private latest = 0;
  private waiting = 0;

  constructor(private readonly place: HTMLElement) {
    this.form = must(place.querySelector("form"));
    this.input = must(place.querySelector<HTMLInputElement>("input[type=search]"));
    this.selects = new Map([...place.querySelectorAll("select")].map((s) => [s.name, s]));
    this.status = must(place.querySelector<HTMLElement>("[data-count]"));
    this.found = must(place.querySelector<HTMLElement>("[data-found]"));
    this.index = document.querySelector("[data-index]");
  }

  start(): void {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.run().then(() => this.links()[0]?.focus());
    });
    this.input.addEventListener("input", (event) => {
      clearTimeout(this.waiting);
      if (event instanceof InputEvent && event.isComposing) return;
      this.waiting = window.setTimeout(() => void this.run(), pause);
    });
    this.input.addEventListener("compositionend", () => void this.run());
    for (const select of this.selects.values()) select.addEventListener("change", () => void this.run());
    this.place.addEventListener("keydown", (event) => this.key(event));
    addEventListener("hashchange", () => {
      if (location.hash !== this.hash()) this.readAddress();
    });
    this.slashChoice();
    askedByForm();
    this.readAddress();
  }

  private slashChoice(): void {
    const box = this.place.querySelector<HTMLInputElement>("[data-slash]");
    if (!box) return;
    box.checked = slashOpens();
    box.addEventListener("change", () => letSlashOpen(box.checked));
  }

  /** Reads the query out of the address and answers it. */
  private readAddress(): void {
    const given = location.hash.slice(1);
    const query = readAddress();
    if (given && !query.size) return; // a place of this page
    this.input.value = query.get("q") ?? "";
    for (const [name, select] of this.selects) {
      const value = query.get(name) ?? "";
      if (value && ![...select.options].some((o) => o.value === value)) {
        const option = new Option(value, value); // a region that the page does not offer
        select.append(option);
        void this.nameRegion(option);
      }
      select.value = value;
    }
    if (given === "q=") this.input.focus();
    void this.run();
  }

  private async nameRegion(option: HTMLOptionElement): Promise<void> {
    const { finder } = await this.ready();
    const { pages } = await finder.find({ text: option.value, filters: { region: option.value, theme: "", program: "", year: "" } });
    for (const { number } of pages.slice(0, 8)) {
      const entry = await this.shards.page(number);
      if (entry?.[0] === `regions/${option.value}/index.html`) option.text = entry[1];
    }
  }

  private query(): Query {
    const filters = Object.fromEntries(filterNames.map((name) => [name, this.selects.get(name)?.value ?? ""])) as Query["filters"];
    return { text: this.input.value.trim(), filters };
  }

  private chosen(): number {
    return [...this.selects.values()].filter((s) => s.value).length;
  }

  private hash(): string {
    const { text, filters } = this.query();
    const parts: string[] = [];
    if (text) parts.push(`q=${encodeURIComponent(text)}`);
    for (const name of filterNames) if (filters[name]) parts.push(`${name}=${encodeURIComponent(filters[name])}`);
    return parts.length ? `#${parts.join("&")}` : "";
  }

  /** Keeps the query in the address without a step in the history for every key. */
  private writeAddress(): void {
    const hash = this.hash();
    if (hash === location.hash) return;
    try {
      history.replaceState(null, "", hash || "#");
    } catch {
      location.replace(hash || "#");
    }
  }

  private async run(): Promise<void> {
    clearTimeout(this.waiting);
    const mine = ++this.latest;
    const isLatest = (): boolean => mine === this.latest;
    const query = this.query();
    this.writeAddress();
    const chosen = this.chosen();
    const asked = query.text !== "" || chosen > 0;
    if (this.index) this.index.hidden = asked;
    this.narrowIndex("");
    if (!asked) {
      this.status.textContent = "";
      this.status.removeAttribute("data-nothing");
      this.found.replaceChildren();
      this.done(query);
      return;
    }
    try {
      const { finder, folder, results } = await this.ready();
      const found = await finder.find(query);
      if (!isLatest()) return;
      const nothing = found.pages.length + found.villageCount === 0;
      const short = tooShort(query.text);
      const narrowed = short && (nothing || !chosen) && this.narrowIndex(query.text);
      const also = narrowed ? T("search.titles") : !nothing ? "" : short ? T("search.short") : T("search.none");
      if (nothing) this.status.textContent = also;
      this.status.toggleAttribute("data-nothing", nothing && !narrowed);
      if (this.index) this.index.hidden = !nothing && !narrowed;
      const answer = chosen ? [] : await answers(query.text, found, finder, folder, this.shards).catch(() => []);
      if (!isLatest()) return;
      const lead = answer.length ? answerSection(answer) : null;
      await results.show(lead ? { ...found, partly: false } : found, isLatest, (counted) => this.status.replaceChildren(...counted, also && ` ${also}`), lead);
      if (nothing && !narrowed && isLatest()) this.suggest(query.text);
      if (!isLatest()) return;
      this.done(query);
    } catch {
      if (!isLatest()) return;
      this.status.textContent = T("search.failed");
      delete document.documentElement.dataset["asked"];
      if (this.index) this.index.hidden = false;
    }
  }

  /** Leaves of the page's own list what has a character in it; tells whether something has. */
  private narrowIndex(sign: string): boolean {
    let some = false;
    for (const group of this.index?.querySelectorAll<HTMLElement>(".index-group") ?? []) {
      let any = false;
      for (const item of group.querySelectorAll<HTMLElement>("li")) {
        item.hidden = sign !== "" && !(item.textContent ?? "").includes(sign);
        any ||= !item.hidden;
      }
      for (const fold of group.querySelectorAll("details")) {
        fold.open = sign !== "";
        fold.hidden = !fold.querySelector("li:not([hidden])");
      }
      const mark = group.querySelector<HTMLElement>("p:has(> .sample)"); // what is made up stands behind it
      if (mark) mark.hidden = ![...group.querySelectorAll("p:has(> .sample) ~ * li")].some((item) => !(item as HTMLElement).hidden);
      group.hidden = !any;
      some ||= any;
    }
    return some;
  }

  /** Offers the entries of the page's own list whose names have most of what was typed in them. */
  private suggest(text: string): void {
    const typed = new Set([...text].filter((sign) => /[\p{L}\p{N}]/u.test(sign)));
    const likely = [...(this.index?.querySelectorAll<HTMLAnchorElement>("li a") ?? [])]
      .map((link) => ({ link, shared: [...new Set(link.textContent ?? "")].filter((sign) => typed.has(sign)).length }))
      .filter((x) => x.shared >= Math.min(2, typed.size))
      .sort((a, b) => b.shared - a.shared)
      .slice(0, mostSuggested);
    if (!likely.length) return;
    const heading = document.createElement("h2");
    heading.textContent = T("search.perhaps");
    const list = document.createElement("ul");
    list.className = "hits";
    for (const { link } of likely) {
      const item = document.createElement("li");
      item.className = "hit";
      const to = document.createElement("a");
      to.className = "hit-title";
      to.href = link.href;
      to.textContent = link.textContent;
      item.append(to);
      list.append(item);
    }
    const section = document.createElement("section");
    section.className = "hits-group";
    section.append(heading, list);
    this.found.append(section);
  }

  /** Says for which query the page stands. */
  private done(query: Query): void {
    delete document.documentElement.dataset["asked"];
    this.found.dataset["answered"] = JSON.stringify([query.text, ...filterNames.map((name) => query.filters[name])]);
  }

  private ready(): Promise<{ finder: Finder; folder: Folder; results: Results }> {
    this.engine ??= this.shards.start().then(({ folds }) => {
      const folder = new Folder(folds);
      return { folder, finder: new Finder(this.shards, folder), results: new Results(this.found, this.shards, folder) };
    });
    this.engine.catch(() => (this.engine = null));
    return this.engine;
  }

  private links(): HTMLElement[] {
    return [...this.found.querySelectorAll<HTMLElement>("a, button:not([hidden])")];
  }

  /** Arrows walk through the results, Escape leads back to the field and empties it. */
  private key(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    const inField = target === this.input;
    const links = this.links();
    const at = target instanceof HTMLElement ? links.indexOf(target) : -1;
    let to: HTMLElement | undefined;
    if (event.key === "ArrowDown" && (inField || at >= 0)) to = links[at + 1];
    else if (event.key === "ArrowUp" && at >= 0) to = links[at - 1] ?? this.input;
    else if (event.key === "Home" && at >= 0) to = links[0];
    else if (event.key === "End" && at >= 0) to = links[links.length - 1];
    else if (event.key === "Escape" && at >= 0) to = this.input;
    else if (event.key === "Escape" && inField) {
      event.preventDefault();
      this.input.value = "";
      void this.run();
      return;
    } else return;
    event.preventDefault();
    to?.focus();
  }
}

/** The field of the page that is not there asks behind "?": where all others ask, it can be shared too. */
function askedByForm(): void {
  const term = new URLSearchParams(location.search).get("q");
  if (term === null || location.hash) return;
  try {
    history.replaceState(null, "", `${location.pathname}#q=${encodeURIComponent(term)}`);
  } catch {
    location.hash = `q=${encodeURIComponent(term)}`; // a page from a disk keeps its address
  }
}

function tooShort(text: string): boolean {
  return [...text].length === 1;
}

function must<T>(x: T | null): T {
  if (!x) throw new Error("the search page lacks a part");
  return x;
}

const place = document.querySelector<HTMLElement>("[data-search]");
if (place) new SearchPage(place).start();
