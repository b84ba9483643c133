// Search without a server: shards of the index are scripts that call one global function,
// because scripts are what a page from a disk may load. A query fetches the shards of its
// terms and of the documents that it shows.

type Postings = Record<string, number[]>;
type Entry = [path: string, kind: string, title: string, place: string, summary: string];
type Entries = Record<string, Entry>;

declare global {
  interface Window {
    casebookIndex?: (shard: number, of: number, terms: Postings, documents: Entries) => void;
  }
}

interface Shard {
  terms: Postings;
  documents: Entries;
}

const shown = 40;
const kinds: Record<string, string> = {
  cases: "案例", programs: "工作方法", studies: "考察", villages: "村", regions: "地区",
  themes: "主题", indicators: "指标", pages: "其他",
};

/** Adds the search box to the search page. */
export function startSearch(): void {
  const place = document.querySelector<HTMLElement>("[data-search]");
  if (!place) return;
  const count = Number(place.dataset["shards"] ?? "1");
  const shards = new Shards(count);
  const form = document.createElement("form");
  form.className = "finder";
  form.setAttribute("role", "search");
  const input = document.createElement("input");
  input.type = "search";
  input.setAttribute("aria-label", "检索词");
  input.placeholder = "村名、方法、关键词";
  input.autocomplete = "off";
  form.append(input);
  const status = document.createElement("p");
  status.className = "found-count";
  status.setAttribute("role", "status");
  const results = document.createElement("div");
  place.append(form, status, results);

  let latest = 0;
  const run = async (): Promise<void> => {
    const query = input.value.trim();
    const mine = ++latest;
    history.replaceState(null, "", query ? `#${encodeURIComponent(query)}` : location.pathname);
    if (!query) {
      status.textContent = "";
      results.replaceChildren();
      return;
    }
    try {
      const found = await find(shards, query);
      if (mine !== latest) return;
      status.textContent = found.length ? `找到 ${found.length} 个网页` : "没有找到，换个词试试，或从下面的索引查找";
      const entries = await Promise.all(found.slice(0, shown).map((doc) => shards.document(doc)));
      if (mine === latest) show(results, entries);
    } catch {
      if (mine === latest) status.textContent = "检索索引没有载入，请从下面的索引查找";
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void run();
  });
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void run(), 120);
  });
  if (location.hash.length > 1 && !document.getElementById(location.hash.slice(1))) {
    try {
      input.value = decodeURIComponent(location.hash.slice(1));
    } catch {
      // Not an address that this page wrote.
    }
    void run();
  }
}

class Shards {
  private readonly loaded = new Map<number, Promise<Shard>>();
  private readonly waiting = new Map<number, (shard: Shard) => void>();

  constructor(private readonly count: number) {
    window.casebookIndex = (shard, _of, terms, documents) => this.waiting.get(shard)?.({ terms, documents });
  }

  /** The postings of a term: documents with their weights. */
  async postings(term: string): Promise<Map<number, number>> {
    const shard = await this.load(shardOf(term, this.count));
    const flat = Object.prototype.hasOwnProperty.call(shard.terms, term) ? (shard.terms[term] ?? []) : [];
    const list = new Map<number, number>();
    let doc = 0;
    for (let i = 0; i + 1 < flat.length; i += 2) {
      doc += flat[i] ?? 0;
      list.set(doc, flat[i + 1] ?? 0);
    }
    return list;
  }

  async document(doc: number): Promise<Entry | undefined> {
    return (await this.load(doc % this.count)).documents[String(doc)];
  }

  private load(i: number): Promise<Shard> {
    let shard = this.loaded.get(i);
    if (!shard) {
      shard = new Promise((resolve, reject) => {
        this.waiting.set(i, resolve);
        const script = document.createElement("script");
        script.src = `index-${i}.js`;
        script.onerror = () => reject(new Error(script.src));
        document.head.append(script);
      });
      this.loaded.set(i, shard);
    }
    return shard;
  }
}

/** Documents that have all terms of the query, the heaviest first. */
async function find(shards: Shards, query: string): Promise<number[]> {
  const terms = termsOf(query);
  if (!terms.length) return [];
  const lists = await Promise.all(terms.map((term) => shards.postings(term)));
  const weights = new Map<number, number>();
  const [first, ...rest] = lists;
  for (const [doc, weight] of first ?? []) {
    let sum = weight;
    if (rest.every((list) => (sum += list.get(doc) ?? NaN, list.has(doc)))) weights.set(doc, sum);
  }
  return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([doc]) => doc);
}

function show(place: HTMLElement, entries: (Entry | undefined)[]): void {
  const list = document.createElement("ul");
  list.className = "items";
  for (const entry of entries) {
    if (!entry) continue;
    const [path, kind, title, where, summary] = entry;
    const item = document.createElement("li");
    item.className = "item";
    const kicker = document.createElement("p");
    kicker.className = "kicker";
    kicker.append(spanOf(kinds[kind] ?? kind, "kind"));
    if (where) kicker.append(" ", spanOf(where, ""));
    const heading = document.createElement("h2");
    heading.className = "found";
    const link = document.createElement("a");
    link.href = "../" + path.split("/").map(encodeURIComponent).join("/");
    link.textContent = title;
    heading.append(link);
    item.append(kicker, heading);
    if (summary) {
      const deck = document.createElement("p");
      deck.className = "deck";
      deck.textContent = summary;
      item.append(deck);
    }
    list.append(item);
  }
  place.replaceChildren(list);
}

function spanOf(text: string, className: string): HTMLSpanElement {
  const span = document.createElement("span");
  if (className) span.className = className;
  span.textContent = text;
  return span;
}

/** The terms of a text, as package search makes them: pairs of Chinese characters, words. */
export function termsOf(text: string): string[] {
  const terms = new Set<string>();
  let last = "";
  let word = "";
  const end = (): void => {
    if (word) terms.add(word);
    word = "";
  };
  for (const raw of text) {
    const code = raw.codePointAt(0) ?? 0;
    const sign = code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : raw;
    if (/\p{Script=Han}/u.test(sign)) {
      end();
      if (last) terms.add(last + sign);
      last = sign;
      continue;
    }
    if (/[\p{L}\p{Nd}]/u.test(sign) || (sign === "+" && word)) word += sign.toLowerCase();
    else end();
    last = "";
  }
  end();
  return [...terms];
}

/** FNV-1a over code points, as package search has it. */
export function shardOf(term: string, count: number): number {
  let hash = 2166136261;
  for (const sign of term) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash % count;
}
