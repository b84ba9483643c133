// Results as a reader sees them: groups by kind, the best first, each entry a plain link with
// its place and the passage of the hit.
import { type Folder } from "./fold";
import { type Found, type Scored, type Word } from "./find";
import { appendMarked, hitsIn, passageOf } from "./passage";
import { type Shards } from "./shards";
import { breakTitles } from "../titles";
import { T, clauses, count, listed, nodes } from "../words";

/** The kinds of results by their number in the index; villages are the last. */
const kindsOf = (): string[] => [T("nav.cases"), T("nav.programs"), T("nav.studies"), T("nav.regions"), T("nav.themes"), T("nav.indicators"), T("search.other-pages"), T("nav.villages")];
const programKind = 1;
const regionKind = 3;
const indicatorKind = 5;
const villageKind = 7;
const shownFirst = 6; // of the best group
const shownEach = 3; // of the others
const shownMore = 12; // at each wish for more
const weighed = 6; // of a group, whose titles are looked at once more
const mostPieces = 4; // of a long text

interface Entry {
  number: number;
  kind: number;
  path: string;
  title: string;
  code: string;
  place: string;
  summary: string;
  pieces: number;
  tags: string[];
  sample: boolean;
  score: number;
}

interface Group {
  kind: number;
  all: Scored[];
  count: number; // all.length, or more where a list would be too long
  first: Entry[]; // of all, weighed again
}

export class Results {
  constructor(
    private readonly place: HTMLElement,
    private readonly shards: Shards,
    private readonly folder: Folder,
  ) {}

  /**
   * Shows what was found; resolves when the passages are there too. isLatest tells whether nothing else is
   * asked meanwhile; say is told how many there are of what, each a way to its group, in the groups' order. lead
   * stands over them.
   */
  async show(found: Found, isLatest: () => boolean, say: (counted: (string | Node)[]) => void, lead: HTMLElement | null): Promise<void> {
    const groups = await Promise.all(grouped(found).map((group) => this.weigh(group, found.words)));
    if (!isLatest()) return;
    groups.sort((a, b) => (b.first[0]?.score ?? 0) - (a.first[0]?.score ?? 0) || a.kind - b.kind);
    const passages: Promise<void>[] = [];
    const sections = groups.map((group, i) => this.section(group, i === 0 ? shownFirst : shownEach, found.words, passages));
    this.place.replaceChildren(...(lead ? [lead] : []), ...sections);
    if (groups.length) say(countOf(found, groups.map((group, i) => way(group, sections[i]!))));
    breakTitles(this.place);
    await Promise.all(passages);
  }

  /** Looks at the titles of a group's best: one that is what was typed goes first. */
  private async weigh(group: Group, words: Word[]): Promise<Group> {
    group.first = await this.entries(group.all.slice(0, weighed), group.kind);
    const typed = words.map((w) => w.key).join("");
    for (const entry of group.first) {
      const title = this.folder.units(entry.title).map((u) => u.text).join("");
      if (typed === "" || !words.length) continue;
      if (title === typed || entry.path.includes(`/${typed}/`)) entry.score += 4;
      else if (title.includes(typed)) entry.score += 1;
      else if (typed.length > 2 && isShortFor(typed, title)) entry.score += 2;
    }
    group.first.sort((a, b) => b.score - a.score);
    return group;
  }

  private async entries(list: Scored[], kind: number): Promise<Entry[]> {
    const entries = await Promise.all(list.map((x) => (kind === villageKind ? this.village(x) : this.page(x))));
    return entries.filter((e): e is Entry => e !== undefined);
  }

  private async page({ number, score }: Scored): Promise<Entry | undefined> {
    const entry = await this.shards.page(number);
    if (!entry) return undefined;
    const [path, title, place, summary, pieces, tags, sample] = entry;
    return { number, score, kind: number & 7, path, title, code: "", place, summary, pieces, tags: tags.split("\n"), sample: sample === 1 };
  }

  private async village({ number, score }: Scored): Promise<Entry | undefined> {
    const village = await this.shards.village(number);
    if (!village) return undefined;
    const [title, code, , summary, sample] = village.entry;
    const path = `villages/${code}/index.html`;
    return { number, score, kind: villageKind, path, title, code, place: village.place, summary: summary ?? "", pieces: 0, tags: [], sample: sample === 1 };
  }

  private section(group: Group, show: number, words: Word[], passages: Promise<void>[]): HTMLElement {
    const section = document.createElement("section");
    section.className = "hits-group";
    const heading = document.createElement("h2");
    heading.append(kindsOf()[group.kind] ?? "", " ", tagged("small", "", String(group.count)));
    const list = document.createElement("ul");
    list.className = "hits";
    let shown = 0;
    const add = (entries: Entry[], waiting: Promise<void>[]): void => {
      for (const entry of entries) list.append(this.item(entry, words, waiting));
      shown += entries.length;
      more.textContent = count("search.more", Math.min(shownMore, group.all.length - shown));
      more.hidden = shown >= group.all.length;
    };
    const more = document.createElement("button");
    more.type = "button";
    more.className = "hits-more";
    more.addEventListener("click", () => void this.more(group, shown, add, list));
    add(group.first.slice(0, show), passages);
    section.append(heading, list, more);
    return section;
  }

  /** Adds the next of a group and moves on to them. */
  private async more(group: Group, shown: number, add: (entries: Entry[], waiting: Promise<void>[]) => void, list: HTMLElement): Promise<void> {
    const ready = group.first.slice(shown, shown + shownMore);
    const from = Math.max(shown, group.first.length);
    const rest = await this.entries(group.all.slice(from, shown + shownMore), group.kind);
    add([...ready, ...rest], []);
    list.children[shown]?.querySelector<HTMLElement>("a")?.focus();
  }

  private item(entry: Entry, words: Word[], passages: Promise<void>[]): HTMLElement {
    const item = document.createElement("li");
    item.className = "hit";
    const title = document.createElement("a");
    title.className = "hit-title";
    title.href = "../" + entry.path.split("/").map(encodeURIComponent).join("/");
    appendMarked(title, this.folder, entry.title, words);
    item.append(title);
    if (entry.kind === regionKind) item.append(" ", this.inside(entry));
    if (entry.sample) item.append(" ", tagged("mark", "sample", T("sample")));
    const code = /^\d+$/.test(entry.code) ? entry.code : "";
    const tags = listed(entry.tags.filter((tag) => !entry.place.split(" · ").includes(tag) && hitsIn(this.folder, tag, words).score > 0));
    // An indicator's group that repeats what its name has says nothing of why it was found.
    const place = entry.kind === indicatorKind && hitsIn(this.folder, entry.title, words).score >= hitsIn(this.folder, entry.place, words).score ? "" : entry.place;
    const about = [place, code, tags].filter((x) => x !== "").join(" · ");
    if (about) {
      const line = tagged("p", "hit-place", "");
      appendMarked(line, this.folder, about, words);
      item.append(line);
    }
    const passage = document.createElement("p");
    passage.className = "hit-passage";
    appendMarked(passage, this.folder, entry.summary, words);
    if (entry.summary || entry.pieces) item.append(passage);
    if (entry.pieces && words.length && !this.isTold(entry, words)) passages.push(this.findPassage(entry, words, passage));
    return item;
  }

  /** A link that looks further within a region. */
  private inside(entry: Entry): HTMLElement {
    const link = document.createElement("a");
    link.className = "hit-inside";
    link.href = `#region=${encodeURIComponent(entry.path.split("/")[1] ?? "")}`;
    link.textContent = T("search.inside");
    link.setAttribute("aria-label", T("named", { name: T("search.inside"), text: entry.title }));
    return link;
  }

  /** Tells whether the title and the summary already show every word. */
  private isTold(entry: Entry, words: Word[]): boolean {
    return words.every((word) => hitsIn(this.folder, entry.summary, [word]).score >= 10);
  }

  /** The labels of a method's page that words mean. */
  private labels(words: Word[]): Word[] {
    return labelled()
      .filter(([said]) => words.some((word) => hitsIn(this.folder, said, [word]).score >= 10))
      .map(([, label]) => ({ units: this.folder.units(label), key: label, must: [], may: [] }));
  }

  private async findPassage(entry: Entry, words: Word[], place: HTMLElement): Promise<void> {
    let best = { text: "", score: 0 };
    if (entry.kind === programKind) words = [...words, ...this.labels(words)];
    for (let i = 0; i < Math.min(entry.pieces, mostPieces) && best.score < 10; i++) {
      const next = passageOf(this.folder, await this.shards.text(entry.number, i), words);
      if (next.score > best.score) best = next;
    }
    if (!best.text || hitsIn(this.folder, entry.summary, words).score >= best.score) return;
    place.replaceChildren();
    appendMarked(place, this.folder, best.text, words);
  }
}

/** What people say for the labels of a method's page, and the labels: 成本 stands there as 花费. */
const labelled = (): [said: string, label: string][] => [
  [T("search.cost"), T("replicate.cost")],
  [T("search.people"), T("head.people")],
  [T("search.months"), T("head.time")],
  [T("search.conditions"), T("replicate.conditions")],
  [T("search.risks"), T("replicate.risks")],
];

/** Tells whether a name has all characters of a shorter form in their order: 贫困率 for 贫困发生率. */
function isShortFor(short: string, name: string): boolean {
  let at = 0;
  for (const sign of short) {
    at = name.indexOf(sign, at) + 1;
    if (!at) return false;
  }
  return true;
}

function grouped(found: Found): Group[] {
  const groups = kindsOf().map((_, kind): Group => ({ kind, all: [], count: 0, first: [] }));
  for (const x of found.pages) groups[x.number & 7]?.all.push(x);
  const villages = groups[villageKind];
  for (const group of groups) group.count = group.all.length;
  if (villages) Object.assign(villages, { all: found.villages, count: found.villageCount });
  return groups.filter((g) => g.all.length > 0);
}

/** How many were found, in words. */
function countOf(found: Found, ways: Node[]): (string | Node)[] {
  const all = found.pages.length + found.villageCount;
  const says = found.heard ? count("search.heard", all) : found.partly ? count("search.partly", all) : count("search.found", all);
  const parts = document.createElement("span");
  ways.forEach((to, i) => parts.append(i ? clauses(["", ""]) : "", to));
  return nodes(says, { parts });
}

/** A group's name and number, which lead to it: on a phone the villages may lie five screens below. */
function way(group: Group, section: HTMLElement): HTMLElement {
  const link = document.createElement("a");
  const heading = section.querySelector("h2");
  link.href = "";
  link.textContent = `${kindsOf()[group.kind] ?? ""}\u00a0${group.count}`;
  link.addEventListener("click", (event) => {
    event.preventDefault(); // the address is the query's
    section.scrollIntoView();
    if (heading) heading.tabIndex = -1;
    heading?.focus({ preventScroll: true });
  });
  return link;
}

function tagged(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}
