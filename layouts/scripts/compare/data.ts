// The figures that pages compare. They come as scripts that call one global function, because
// a page from a disk may load nothing else; package compose says what each file holds.

/** [indicator, first year, source, value, …]; a hole is a gap. */
type RawSeries = (number | undefined)[];
type RawRegion = [code: string, name: string, parent: number, series: RawSeries[]];
type RawVillage = [code: string, name: string, region: number, households: number, population: number, programs: number[], sample: number, series: RawSeries[]];
type RawSource = [title: string, sample: number];

/** One county, or what stands above all counties. */
export interface CountyFile {
  regions: RawRegion[];
  villages: RawVillage[];
  sources: RawSource[];
}

type RawShare = [of: "population" | "households" | "indicator", base: number, factor: number, unit: string, name: string];
export type Indicator = [id: string, name: string, group: number, unit: string, decimals: number, better: number, share: RawShare | 0, meaning: string];
export type Place = [code: string, name: string, parent: number, villages: number, file: number, figures: number];

export interface Index {
  groups: string[];
  indicators: Indicator[];
  programs: [id: string, name: string, since: number][]; // 0: not said
  regions: Place[];
}

export type Program = [
  id: string, name: string, kind: string, origin: string, since: number, stated: number, parts: string[], villages: number, cases: number,
  summary: string, conditions: string[], people: string, cost: string, months: number, risks: string[],
];

export type Exemplar = [
  code: string, name: string, place: string, county: string, households: number, population: number, programs: number[], sample: number,
  figures: number[], narratives: string[],
];

declare global {
  interface Window {
    casebookData?: (name: string, value: unknown) => void;
    casebookArrived?: Map<string, unknown>;
  }
}

/** Of the page, whose scripts have them in common. */
const arrived = (window.casebookArrived ??= new Map<string, unknown>());
const asked = new Map<string, Promise<unknown>>();

/** Loads the data of a name from an address relative to the page; each address once. */
export function load<T>(name: string, address: string): Promise<T> {
  window.casebookData ??= (key, value) => arrived.set(key, value);
  let promise = asked.get(address);
  if (!promise) {
    promise = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => (arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(address)));
      script.onerror = () => reject(new Error(address));
      document.head.append(script);
    });
    asked.set(address, promise);
  }
  return promise as Promise<T>;
}

/** The root of the site as the page's links have it: "../". */
export function rootOf(): string {
  return document.querySelector(".brand a")?.getAttribute("href")?.replace(/index\.html$/, "") ?? "../";
}

export const loadIndex = (): Promise<Index> => load("index", `${rootOf()}data/index.js`);
export const loadCounty = (code: string): Promise<CountyFile> => load(`counties/${code}`, `${rootOf()}data/counties/${encodeURIComponent(code)}.js`);
export const loadUpper = (): Promise<CountyFile> => load("regions", `${rootOf()}data/regions.js`);
export const loadPrograms = (): Promise<Program[]> => load("programs", `${rootOf()}data/programs.js`);
export const loadExemplars = (): Promise<Exemplar[]> => load("exemplars", `${rootOf()}data/exemplars.js`);
