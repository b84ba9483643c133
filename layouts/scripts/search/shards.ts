// The files of the index: scripts that call one global function, because scripts are what a
// page from a disk may load. Each is fetched once, when a query first needs it.
import { hash } from "./hash";

/** What start.js says. */
export interface Start {
  terms: number; // shards of pages' terms
  names: number; // of villages' terms
  pages: number;
  villages: number;
  folds: string; // traditional characters, each before its simplified one
}

/** A page: path, title, place, summary, pieces of text, tags by lines, 1 where something is made up. */
export type PageEntry = [path: string, title: string, place: string, summary: string, pieces: number, tags: string, sample?: number];
/** A village: name, code, number of its place, summary, 1 where it is made up. */
export type VillageEntry = [name: string, code: string, place: number, summary?: string, sample?: number];

interface Contents {
  index: string;
  names: string;
  pages: Record<string, PageEntry | undefined>;
  villages: [places: string[], list: VillageEntry[]];
  texts: Record<string, string | undefined>;
  text: string;
  start: Start;
  readings: string;
}

declare global {
  interface Window {
    casebookSearch?: (name: string, content: never) => void;
  }
}

const slotsPerShard = 128;
const slotsPerTexts = 32;
const villagesPerShard = 64;
const kindBits = 3;

/** Where a term stands: each list is a letter and the numbers of documents. */
export type Postings = { letter: string; numbers: number[] }[];

export class Shards {
  private readonly loaded = new Map<string, Promise<never>>();
  private readonly waiting = new Map<string, (content: never) => void>();

  constructor() {
    window.casebookSearch = (name, content) => this.waiting.get(name)?.(content);
  }

  start(): Promise<Start> {
    return this.load<"start">("start");
  }

  /** What characters are read as. */
  async readings(): Promise<Map<string, string>> {
    const list = new Map<string, string>();
    for (const [, reading, signs] of (await this.load<"readings">("readings")).matchAll(/([a-z]+)([^a-z]+)/g)) {
      for (const sign of signs ?? "") list.set(sign, reading ?? "");
    }
    return list;
  }

  async postings(term: string): Promise<Postings> {
    const { terms, names } = await this.start();
    const at = hash(term);
    const shards = [this.load<"index">(`index-${at & (terms - 1)}`)];
    if (names > 0) shards.push(this.load<"names">(`names-${at & (names - 1)}`));
    return (await Promise.all(shards)).flatMap((shard) => read(shard, term));
  }

  async page(number: number): Promise<PageEntry | undefined> {
    const slot = number >> kindBits;
    return (await this.load<"pages">(`pages-${Math.floor(slot / slotsPerShard)}`))[slot];
  }

  async village(number: number): Promise<{ entry: VillageEntry; place: string } | undefined> {
    const [places, list] = await this.load<"villages">(`villages-${Math.floor(number / villagesPerShard)}`);
    const entry = list[number % villagesPerShard];
    return entry && { entry, place: places[entry[2]] ?? "" };
  }

  async text(number: number, piece: number): Promise<string> {
    const slot = number >> kindBits;
    if (piece > 0) return this.load<"text">(`text-${slot}-${piece}`);
    return (await this.load<"texts">(`texts-${Math.floor(slot / slotsPerTexts)}`))[slot] ?? "";
  }

  private load<K extends keyof Contents>(name: string): Promise<Contents[K]> {
    let shard: Promise<unknown> | undefined = this.loaded.get(name);
    if (!shard) {
      shard = new Promise<never>((resolve, reject) => {
        this.waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = `${name}.js`;
        script.onload = () => script.remove();
        script.onerror = () => {
          script.remove();
          this.loaded.delete(name); // so that the next query tries again
          reject(new Error(script.src));
        };
        document.head.append(script);
      });
      this.loaded.set(name, shard as Promise<never>);
    }
    return shard as Promise<Contents[K]>;
  }
}

/** Reads a term's lists out of a shard; the letter R has runs, expanded to first and last. */
export function read(shard: string, term: string): Postings {
  const lists: Postings = [];
  const mark = `!${term} `;
  for (let at = shard.indexOf(mark); at >= 0; at = shard.indexOf(mark, at + 1)) {
    const end = shard.indexOf("!", at + 1);
    for (const field of shard.slice(at + mark.length, end).split(" ")) {
      lists.push({ letter: field.charAt(0), numbers: field.startsWith("R") ? runs(field) : sums(field) });
    }
  }
  return lists;
}

const base = 45;

function steps(field: string): number[] {
  const list: number[] = [];
  let n = 0;
  for (let i = 1; i < field.length; i++) {
    const code = field.charCodeAt(i);
    const digit = code - (code > 92 ? 36 : 35);
    if (digit >= base) {
      n = n * base + digit - base;
    } else {
      list.push(n * base + digit);
      n = 0;
    }
  }
  return list;
}

function sums(field: string): number[] {
  const list = steps(field);
  for (let i = 1; i < list.length; i++) list[i] = (list[i] ?? 0) + (list[i - 1] ?? 0);
  return list;
}

function runs(field: string): number[] {
  const list = steps(field);
  let next = 0;
  for (let i = 0; i + 1 < list.length; i += 2) {
    const first = next + (list[i] ?? 0);
    const last = first + (list[i + 1] ?? 0);
    list[i] = first;
    list[i + 1] = last;
    next = last + 1;
  }
  return list;
}
