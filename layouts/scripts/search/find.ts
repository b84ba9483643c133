// Finds the documents of a query: all of its words must be there; where no document has them
// all, those that have most. Pages and villages are numbered apart.
import type { Folder, Unit } from "./fold";
import { matterOf, otherWords } from "./meant";
import { everyWay, nearSounds } from "./near";
import { type Postings, type Shards } from "./shards";

export interface Query {
  text: string;
  filters: Record<FilterName, string>;
}
export const filterNames = ["region", "theme", "program", "year"] as const;
export type FilterName = (typeof filterNames)[number];

/** A part of a query without a space or a mark in it. */
export interface Word {
  units: Unit[];
  key: string; // folded
  must: string[]; // terms
  may: string[]; // terms that only count in favour
}

export interface Scored {
  number: number;
  score: number;
}
export interface Found {
  pages: Scored[];
  villages: Scored[];
  villageCount: number; // of which villages may be the first few
  words: Word[];
  partly: boolean; // no document has all words
  heard?: boolean; // what was found only sounds like the words
}

type Scores = Map<number, number>;
interface Hits {
  pages: Scores;
  villages: Scores;
  within: number[]; // runs of villages in a region of this name
}

/** Weights by letter: text once, twice, often, summary, heading, tag, titles from long to short. */
const weights = [1, 1.5, 2, 3, 4, 5, 7, 9, 10, 11, 12];
const longestQuery = 64; // characters
const mostWords = 6;
const mostTerms = 6; // of a word: a longer one is looked up by every second pair
const trimmed = 5; // letters taken off an unknown spelling, a third of it at most
const listedByCode = 512; // villages whose whole codes are looked at
const listed = 1000; // villages without a word to look for
const mostByCode = 100000;
const mostWays = 32; // in which a word is looked up by near sounds
const farther = 16; // by how much a near sound weighs less than the same
/** What a question is made of besides its matter: 党群理事会怎么做, 胡家田的收入. */
const asking = /(?:怎么做|怎么办|怎么学|怎么样|怎么|怎样|如何|为什么|什么是|是什么|有什么|什么|有哪些|哪些|哪里|多少|请问|吗|呢|的)+/gu;
const suffix = /(?:村民委员会|居民委员会|村委会|居委会|社区|村)$/;

export class Finder {
  constructor(
    private readonly shards: Shards,
    private readonly folder: Folder,
  ) {}

  async find(query: Query): Promise<Found> {
    const words = this.words(query.text);
    const [hits, filters] = await Promise.all([
      this.hits(words),
      Promise.all(filterNames.filter((name) => query.filters[name]).map((name) => this.filter(name, query.filters[name]))),
    ]);
    if (!words.length) return { ...listAll(filters), words, partly: false };
    const whole = this.whole(hits, filters);
    if (whole.pages.length || whole.villageCount) return { ...whole, words, partly: false };
    for (const said of otherWords(matterOf(query.text))) {
      const other = this.words(said);
      const found = this.whole(await this.hits(other), filters);
      if (found.pages.length) return { ...found, words: other, partly: false };
    }
    const heard = await this.heard(words, hits, filters);
    if (heard.pages.length || heard.villages.length) return { ...heard, villageCount: heard.villages.length, words, partly: false, heard: true };
    const apart = this.apart(words);
    const parted = apart.length > 1 ? await this.partly(apart, await this.hits(apart), filters) : null;
    if (parted && (parted.pages.length || parted.villages.length)) return { ...parted, villageCount: parted.villages.length, words: apart, partly: true };
    const some = await this.partly(words, hits, filters);
    return { ...some, villageCount: some.villages.length, words, partly: true };
  }

  /** The documents that have all words. */
  private whole(hits: Hits[], filters: Filter[]): Pick<Found, "pages" | "villages" | "villageCount"> {
    const pages = scored(everywhere(hits.map((h) => h.pages)), (n) => filters.every((f) => f.pages.has(n)));
    const villages = scored(villagesOf(hits), (n) => filters.every((f) => isWithin(f.runs, n)));
    return { pages, villages, villageCount: villages.length };
  }

  /** The words of a query. */
  words(text: string): Word[] {
    const words: Word[] = [];
    const typed = matterOf(text.slice(0, longestQuery)).trim();
    const matter = typed.replace(asking, " ").trim() || typed;
    for (const part of matter.replace(/\s*[+＋﹢]\s*/g, "+").split(/\s+/)) {
      let run: Unit[] = [];
      const end = (): void => {
        if (run.length) words.push(wordOf(run));
        run = [];
      };
      for (const unit of this.folder.units(part)) {
        if (unit.broken) end();
        run.push(unit);
      }
      end();
    }
    return words.slice(0, mostWords);
  }

  /** The words that were typed without a space, where the browser knows them all: 收入增长. */
  private apart(words: Word[]): Word[] {
    const [single, more] = words;
    if (!single || more || typeof Intl === "undefined" || !("Segmenter" in Intl)) return [];
    const parts: string[] = [];
    for (const { segment } of new Intl.Segmenter("zh", { granularity: "word" }).segment(single.key)) {
      const before = parts.length - 1;
      if (/^[村镇乡县区市州省]$/.test(segment) && before >= 0) parts[before] += segment; // 示例 + 县
      else parts.push(segment);
    }
    return parts.every((part) => /^\p{Script=Han}{2,}$/u.test(part)) ? this.words(parts.join(" ")) : [];
  }

  private async hits(words: Word[]): Promise<Hits[]> {
    const few = words.length < 3; // of many words each is told by fewer pairs
    const hits = await Promise.all(words.map((w) => (w.units.length === 1 && !w.units[0]?.han ? this.latin(w.key) : this.pairs(w, few))));
    if (words.length > 1 && hits.some((h) => h.villages.size)) {
      const within = await Promise.all(words.map((w) => this.within(w.key)));
      within.forEach((runs, i) => hits[i]?.within.push(...runs));
    }
    return hits;
  }

  private async pairs(word: Word, all: boolean): Promise<Hits> {
    const must = all ? word.must : word.must.filter((_, i) => i === 0 || i === word.must.length - 1);
    const lists = await Promise.all([...must, ...(all ? word.may : [])].map((term) => this.shards.postings(term)));
    const found = lists.slice(0, must.length).map(byDocument);
    const hits: Hits = { pages: everywhere(found.map((h) => h.pages)), villages: everywhere(found.map((h) => h.villages)), within: [] };
    for (const more of lists.slice(must.length).map(byDocument)) {
      for (const [number, score] of hits.pages) hits.pages.set(number, score + (more.pages.get(number) ?? 0) / 4);
    }
    return hits;
  }

  /** A word of letters or digits: itself, a spelling, the beginning of a code. */
  private async latin(key: string): Promise<Hits> {
    const [list, coded] = await Promise.all([this.shards.postings(key), /^\d{2,12}$/.test(key) ? this.coded(key) : null]);
    let hits = byDocument(list);
    for (const [number, score] of coded ?? []) hits.villages.set(number, Math.max(score, hits.villages.get(number) ?? 0));
    for (let n = 1; !hits.pages.size && !hits.villages.size && n <= Math.min(trimmed, Math.floor(key.length / 3)) && key.length - n >= 3 && /^[a-z]+$/.test(key); n++) {
      hits = byDocument(await this.shards.postings(key.slice(0, -n)));
    }
    return hits;
  }

  /** Villages whose code begins so. */
  private async coded(key: string): Promise<Scores> {
    const known = [9, 6, 4, 2].find((n) => n <= key.length) ?? 2;
    const within = runsOf(await this.shards.postings(`@code:${key.slice(0, known)}`));
    const found: Scores = new Map();
    const all = expand(within, known === key.length ? mostByCode : listedByCode);
    if (known === key.length) {
      for (const number of all) found.set(number, 4);
      return found;
    }
    const entries = await Promise.all(all.map((number) => this.shards.village(number)));
    entries.forEach((village, i) => {
      if (village?.entry[1].startsWith(key)) found.set(all[i] ?? 0, village.entry[1] === key ? 14 : 4);
    });
    return found;
  }

  private async within(key: string): Promise<number[]> {
    return runsOf(await this.shards.postings(`@in:${key}`));
  }

  private async filter(name: FilterName, value: string): Promise<Filter> {
    const list = await this.shards.postings(`@${name}:${value}`);
    const pages = new Set<number>();
    for (const { letter, numbers } of list) {
      if (letter >= "a") for (const number of numbers) pages.add(number);
    }
    return { pages, runs: runsOf(list) };
  }

  /** The documents whose names sound like the words: 唐约 is typed for 塘约. */
  private async heard(words: Word[], hits: Hits[], filters: Filter[]): Promise<Pick<Found, "pages" | "villages">> {
    const isSounded = (word: Word): boolean => word.units.length > 1 && word.units.length <= mostTerms && word.units.every((u) => u.han);
    if (!words.some(isSounded)) return { pages: [], villages: [] };
    const readings = await this.shards.readings();
    const all = await Promise.all(
      words.map(async (word, i) => {
        const known = hits[i];
        const within = await this.within(word.key);
        if (known && (!isSounded(word) || known.pages.size || known.villages.size || within.length)) return { ...known, within };
        return this.sounding(word, readings);
      }),
    );
    return {
      pages: scored(everywhere(all.map((h) => h.pages)), (n) => filters.every((f) => f.pages.has(n))),
      villages: scored(villagesOf(all), (n) => filters.every((f) => isWithin(f.runs, n))),
    };
  }

  private async sounding(word: Word, readings: Map<string, string>): Promise<Hits> {
    const ending = suffix.exec(word.key)?.[0].length ?? 0;
    const stem = word.units.length - ending >= 2 ? word.units.length - ending : word.units.length;
    const sounds = word.units.slice(0, stem).map((u) => readings.get(u.text) ?? "");
    if (sounds.includes("")) return { pages: new Map(), villages: new Map(), within: [] };
    const near = sounds.map(nearSounds);
    const exact = await this.spelled(sounds.map((sound) => [sound]));
    const other = await this.spelled(near);
    for (const kind of ["pages", "villages"] as const) {
      for (const [number, score] of other[kind]) if (!exact[kind].has(number)) exact[kind].set(number, score / farther);
    }
    return exact;
  }

  /** The documents whose names are read so, where each character may be read in one of several ways. */
  private async spelled(sounds: string[][]): Promise<Hits> {
    const terms = [everyWay(sounds, mostWays), ...sounds.slice(1).map((way, k) => everyWay([sounds[k] ?? [], way], mostWays))];
    const [whole, ...parts] = (await Promise.all(terms.map(async (ways) => (await Promise.all(ways.map((term) => this.shards.postings(term)))).flat()))).map(byDocument);
    const pages = everywhere(parts.map((h) => h.pages));
    for (const [number, score] of whole?.pages ?? []) pages.set(number, Math.max(score, pages.get(number) ?? 0));
    return { pages, villages: whole?.villages ?? new Map(), within: [] };
  }

  /** The documents that have some of the words, or of a single word two thirds of its pairs, or what comes nearest. */
  private async partly(words: Word[], hits: Hits[], filters: Filter[]): Promise<Pick<Found, "pages" | "villages">> {
    const single = words[0];
    let parts = hits;
    let enough = 1;
    if (words.length === 1 && single) {
      parts = (await Promise.all(single.must.map((term) => this.shards.postings(term)))).map(byDocument);
      enough = Math.max(2, Math.ceil((2 * parts.length) / 3));
    }
    for (;; enough--) { // 胡家填 has one pair of 胡家田, and half of the pairs is better than nothing
      const pages = scored(some(parts.map((h) => h.pages), enough), (n) => filters.every((f) => f.pages.has(n)));
      const villages = scored(some(parts.map((h) => h.villages), enough), (n) => filters.every((f) => isWithin(f.runs, n)));
      if (pages.length || villages.length || enough <= Math.max(1, parts.length / 3)) return { pages, villages };
    }
  }
}

/** The documents that at least so many have; those of more come first. */
function some(all: Scores[], enough: number): Scores {
  const sums: Scores = new Map();
  const counts: Scores = new Map();
  for (const scores of all) {
    for (const [number, score] of scores) {
      sums.set(number, (sums.get(number) ?? 0) + score);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
  }
  for (const [number, count] of counts) {
    if (count < enough) sums.delete(number);
    else sums.set(number, ((sums.get(number) ?? 0) * count) / all.length ** 2);
  }
  return sums;
}

interface Filter {
  pages: Set<number>;
  runs: number[];
}

function wordOf(units: Unit[]): Word {
  const key = units.map((u) => u.text).join("");
  const pairs: string[] = [];
  for (let i = 0; i + 1 < units.length; i++) pairs.push((units[i]?.text ?? "") + (units[i + 1]?.text ?? ""));
  if (!pairs.length) return { units, key, must: [key], may: [] };
  const ending = suffix.exec(key)?.[0].length ?? 0;
  const stem = ending && units.length - ending >= 2 ? pairs.length - ending : pairs.length;
  let must = pairs.slice(0, stem);
  if (must.length > mostTerms) {
    const step = Math.max(2, Math.ceil(must.length / mostTerms));
    must = must.filter((_, i) => i % step === 0 || i === must.length - 1);
  }
  return { units, key, must: [...new Set(must)], may: stem < pairs.length ? pairs.slice(stem, stem + 1) : [] };
}

/** The highest weight of each document of a term. */
function byDocument(list: Postings): Hits {
  const hits: Hits = { pages: new Map(), villages: new Map(), within: [] };
  for (const { letter, numbers } of list) {
    if (letter === "R") continue;
    const isPage = letter >= "a";
    const weight = weights[letter.charCodeAt(0) - (isPage ? 97 : 65)] ?? 0;
    const scores = isPage ? hits.pages : hits.villages;
    for (const number of numbers) scores.set(number, Math.max(weight, scores.get(number) ?? 0));
  }
  return hits;
}

/** The documents that all have, with their mean. */
function everywhere(all: Scores[]): Scores {
  const [first, ...rest] = [...all].sort((a, b) => a.size - b.size);
  const together: Scores = new Map();
  for (const [number, score] of first ?? []) {
    let sum = score;
    if (rest.every((scores) => ((sum += scores.get(number) ?? 0), scores.has(number)))) together.set(number, sum / all.length);
  }
  return together;
}

/** The villages that have each word in their name or in that of a region above them. */
function villagesOf(hits: Hits[]): Scores {
  const together: Scores = new Map();
  const named = hits.filter((h) => h.villages.size).sort((a, b) => a.villages.size - b.villages.size)[0];
  if (!named) return together;
  for (const number of named.villages.keys()) {
    let sum = 0;
    const all = hits.every((h) => {
      const score = h.villages.get(number) ?? (isWithin(h.within, number) ? 11 : 0);
      sum += score;
      return score > 0;
    });
    if (all) together.set(number, sum / hits.length);
  }
  return together;
}

function scored(scores: Scores, keep: (number: number) => boolean): Scored[] {
  const list: Scored[] = [];
  for (const [number, score] of scores) if (keep(number)) list.push({ number, score });
  return list.sort((a, b) => b.score - a.score || a.number - b.number);
}

/** What a query without words asks for: all that the filters leave. */
function listAll(filters: Filter[]): Pick<Found, "pages" | "villages" | "villageCount"> {
  const [first, ...rest] = filters;
  if (!first) return { pages: [], villages: [], villageCount: 0 };
  const pages = [...first.pages].filter((n) => rest.every((f) => f.pages.has(n)));
  const runs = rest.reduce((common, f) => inBoth(common, f.runs), first.runs);
  let villageCount = 0;
  for (let i = 0; i + 1 < runs.length; i += 2) villageCount += (runs[i + 1] ?? 0) - (runs[i] ?? 0) + 1;
  const plain = (number: number): Scored => ({ number, score: 0 });
  return { pages: pages.sort((a, b) => a - b).map(plain), villages: expand(runs, listed).map(plain), villageCount };
}

/** The runs that two have in common. */
function inBoth(a: number[], b: number[]): number[] {
  const common: number[] = [];
  for (let i = 0, k = 0; i + 1 < a.length && k + 1 < b.length; ) {
    const first = Math.max(a[i] ?? 0, b[k] ?? 0);
    const last = Math.min(a[i + 1] ?? 0, b[k + 1] ?? 0);
    if (first <= last) common.push(first, last);
    if ((a[i + 1] ?? 0) < (b[k + 1] ?? 0)) i += 2;
    else k += 2;
  }
  return common;
}

function runsOf(list: Postings): number[] {
  return list.find(({ letter }) => letter === "R")?.numbers ?? [];
}

/** Runs are the first and last number of each, in order. */
function isWithin(runs: number[], number: number): boolean {
  let low = 0;
  let high = runs.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (number < (runs[2 * middle] ?? 0)) high = middle - 1;
    else if (number > (runs[2 * middle + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

function expand(runs: number[], most: number): number[] {
  const list: number[] = [];
  for (let i = 0; i + 1 < runs.length; i += 2) {
    for (let n = runs[i] ?? 0; n <= (runs[i + 1] ?? -1) && list.length < most; n++) list.push(n);
  }
  return list;
}
