// What stands in a column of a comparison: a village or a region with its figures.
import { loadCounty, loadIndex, loadUpper, rootOf, type CountyFile, type Index } from "./data";

/** Yearly figures of one indicator; null is a gap. */
export interface Series {
  first: number;
  values: (number | null)[];
  source: string;
  /** A median of villages, not the region's own figure. */
  median: boolean;
}

export interface Subject {
  kind: "villages" | "regions";
  /** As the address has it: CODE, or COUNTY:CODE. */
  address: string;
  name: string;
  place: string;
  href: string;
  sample: boolean;
  households: number;
  population: number;
  villages: number;
  /** Programs by number, with how many of its villages run them. */
  programs: Map<number, number>;
  series: Map<number, Series>;
}

type RawSeries = CountyFile["villages"][number][7][number];

function seriesOf(file: CountyFile, list: RawSeries[]): Map<number, Series> {
  const all = new Map<number, Series>();
  for (const raw of list) {
    const [indicator = 0, first = 0, source = -1] = raw;
    const values: (number | null)[] = [];
    for (let i = 3; i < raw.length; i++) values.push(raw[i] ?? null);
    all.set(indicator, { first, values, source: file.sources[source]?.[0] ?? "", median: false });
  }
  return all;
}

export function last(s: Series): number {
  return s.first + s.values.length - 1;
}

export function inYear(s: Series | undefined, year: number): number | null {
  return s?.values[year - s.first] ?? null;
}

/** The county of an address: what stands before the colon, else the first six digits. */
export function countyOf(address: string): string {
  const at = address.indexOf(":");
  return at >= 0 ? address.slice(0, at) : address.slice(0, 6);
}

export const codeOf = (address: string): string => address.slice(address.indexOf(":") + 1);

/** A village's address: the county is said where it does not follow from the code. */
export function addressOf(county: string, code: string): string {
  return /^\d{12}$/.test(code) && code.slice(0, 6) === county ? code : `${county}:${code}`;
}

export async function village(address: string): Promise<Subject | null> {
  const file = await loadCounty(countyOf(address));
  const code = codeOf(address);
  const v = file.villages.find((x) => x[0] === code);
  if (!v) return null;
  const place = file.regions[v[2]];
  return {
    kind: "villages", address, name: v[1], place: placeName(file, v[2]), href: `${rootOf()}villages/${encodeURIComponent(code)}/index.html`,
    sample: v[6] === 1, households: v[3], population: v[4], villages: place ? 1 : 0,
    programs: new Map(v[5].map((p) => [p, 1])), series: seriesOf(file, v[7]),
  };
}

function placeName(file: CountyFile, at: number): string {
  const names: string[] = [];
  for (let i = at, depth = 0; i >= 0 && depth < 32; depth++) {
    const r = file.regions[i];
    if (!r) break;
    names.unshift(r[1]);
    i = r[2];
  }
  return names.join("\u00a0· ");
}

export async function region(address: string): Promise<Subject | null> {
  const index = await loadIndex();
  const code = codeOf(address);
  const at = index.regions.findIndex((r) => r[0] === code);
  const known = index.regions[at];
  if (known && known[4] !== 1) return upper(index, at, address);
  const file = await loadCounty(known ? code : countyOf(address));
  const k = file.regions.findIndex((r) => r[0] === code);
  return k < 0 ? null : regionIn(file, k, address, index);
}

async function upper(index: Index, at: number, address: string): Promise<Subject | null> {
  const known = index.regions[at];
  if (!known) return null;
  const file = await loadUpper();
  const own = file.regions.find((r) => r[0] === known[0]);
  const above = known[2] >= 0 ? (index.regions[known[2]]?.[1] ?? "") : "";
  return {
    kind: "regions", address, name: known[1], place: above, href: regionHref(known[0]), sample: own ? hasSample(file, own[3]) : false,
    households: -1, population: -1, villages: known[3], programs: new Map(), series: own ? seriesOf(file, own[3]) : new Map(),
  };
}

const regionHref = (code: string): string => `${rootOf()}regions/${encodeURIComponent(code)}/index.html`;

function hasSample(file: CountyFile, list: RawSeries[]): boolean {
  return list.some((raw) => file.sources[raw[2] ?? -1]?.[1] === 1);
}

/** The places in a file of a region and all under it. */
function under(file: CountyFile, at: number): Set<number> {
  const all = new Set([at]);
  file.regions.forEach((r, i) => {
    if (all.has(r[2])) all.add(i);
  });
  return all;
}

function regionIn(file: CountyFile, at: number, address: string, index: Index): Subject | null {
  const r = file.regions[at];
  if (!r) return null;
  const places = under(file, at);
  const villages = file.villages.filter((v) => places.has(v[2]));
  const sum = (i: 3 | 4): number => (villages.every((v) => v[i] >= 0) && villages.length ? villages.reduce((n, v) => n + v[i], 0) : -1);
  const programs = new Map<number, number>();
  for (const v of villages) for (const p of v[5]) programs.set(p, (programs.get(p) ?? 0) + 1);
  const series = seriesOf(file, r[3]);
  for (let i = 0; i < index.indicators.length; i++) {
    const medians = series.has(i) ? null : medianSeries(villages, i, file);
    if (medians) series.set(i, medians);
  }
  return {
    kind: "regions", address, name: r[1], place: placeName(file, r[2]), href: regionHref(r[0]),
    sample: hasSample(file, r[3]) || villages.some((v) => v[6] === 1),
    households: sum(3), population: sum(4), villages: villages.length, programs, series,
  };
}

/** The middle figures of villages by year; null where fewer than two have any. */
export function medianSeries(villages: CountyFile["villages"], indicator: number, file: CountyFile): Series | null {
  const lists = new Map<number, number[]>();
  let source = "";
  let holders = 0;
  for (const v of villages) {
    const raw = v[7].find((s) => s[0] === indicator);
    if (!raw) continue;
    holders++;
    source ||= file.sources[raw[2] ?? -1]?.[0] ?? "";
    for (let i = 3; i < raw.length; i++) {
      const value = raw[i];
      const year = (raw[1] ?? 0) + i - 3;
      if (value !== undefined) lists.set(year, [...(lists.get(year) ?? []), value]);
    }
  }
  if (holders < 2) return null;
  const years = [...lists.keys()].sort((a, b) => a - b);
  const [first = 0] = years;
  const values: (number | null)[] = [];
  for (let y = first; y <= (years[years.length - 1] ?? first); y++) values.push(median(lists.get(y) ?? []));
  return { first, values, source, median: true };
}

export function median(list: number[]): number | null {
  const sorted = [...list].sort((a, b) => a - b);
  const n = sorted.length;
  if (!n) return null;
  return n % 2 ? (sorted[(n - 1) / 2] ?? null) : ((sorted[n / 2 - 1] ?? 0) + (sorted[n / 2] ?? 0)) / 2;
}

/** An indicator made comparable between large and small: a share, or for each of something. */
export function shareOf(s: Subject, index: Index, indicator: number, year: number): number | null {
  const rule = index.indicators[indicator]?.[6];
  const value = inYear(s.series.get(indicator), year);
  if (!rule || value === null) return null;
  if (s.kind === "regions" && (rule[0] !== "indicator" || s.series.get(indicator)?.median)) return null;
  const base = rule[0] === "indicator" ? inYear(s.series.get(rule[1]), year) : rule[0] === "population" ? s.population : s.households;
  return base !== null && base > 0 ? (value / base) * rule[2] : null;
}
