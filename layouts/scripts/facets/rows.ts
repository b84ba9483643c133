// The entries of a list, whatever they are of.
import { load, loadIndex, rootOf, type CountyFile, type Index } from "../compare/data";
import { shown } from "../compare/element";
import { T } from "../words";

export interface Column {
  key: string;
  name: string;
  unit: string;
  decimals: number;
  /** 2: the lower is the better. */
  better: number;
}

export interface Row {
  href: string;
  title: string;
  kicker: string;
  summary: string;
  sample: boolean;
  /** 20260130; 0 of what is not dated. */
  day: number;
  /** Values of each facet by its key. */
  facets: Map<string, string[]>;
  /** One for each column; null is a gap. */
  figures: (number | null)[];
  /** The year of each figure; 0 where it has none. */
  years: number[];
}

export interface List {
  columns: Column[];
  rows: Row[];
}

type RawRow = [path: string, title: string, kicker: string, summary: string, sample: number, values: number[][], ...figures: number[]];

interface RawList {
  facets: [key: string, values: string[]][];
  columns: string[];
  rows: RawRow[];
  days?: number[];
}

/** Narratives or programs, from the list's own script. */
export async function readList(address: string): Promise<List> {
  const raw = await load<RawList>("list", address);
  const columns = raw.columns.map((name) => ({ key: name, name, unit: "", decimals: 0, better: 0 }));
  const rows = raw.rows.map(([path, title, kicker, summary, sample, values, ...figures], n) => ({
    href: rootOf() + path.split("/").map(encodeURIComponent).join("/"),
    title, kicker, summary, sample: sample === 1, day: raw.days?.[n] ?? 0, figures, years: figures.map(() => 0),
    facets: new Map(raw.facets.map(([key, names], i): [string, string[]] => [key, (values[i] ?? []).map((n) => names[n] ?? "")])),
  }));
  return { columns, rows };
}

/** The villages of a county, from its figures. */
export async function readCounty(address: string, code: string): Promise<List> {
  const [index, file] = await Promise.all([loadIndex(), load<CountyFile>(`counties/${code}`, address)]);
  const used = columnsOf(index, file);
  const columns: Column[] = [
    { key: "households", name: T("households"), unit: T("households.unit"), decimals: 0, better: 0 },
    { key: "population", name: T("population"), unit: T("population.unit"), decimals: 0, better: 0 },
    ...used.map((i) => ({ key: index.indicators[i]?.[0] ?? "", name: index.indicators[i]?.[1] ?? "", unit: index.indicators[i]?.[3] ?? "", decimals: index.indicators[i]?.[4] ?? 0, better: index.indicators[i]?.[5] ?? 0 })),
  ];
  const rows = file.villages.map((v): Row => {
    const series = new Map(v[7].map((s) => [s[0] ?? -1, s]));
    const latest = used.map((i) => series.get(i));
    const town = file.regions[v[2]]?.[1] ?? "";
    return {
      href: `${rootOf()}villages/${encodeURIComponent(v[0])}/index.html`, title: v[1], kicker: town, summary: "", sample: v[6] === 1, day: 0,
      facets: new Map([["region", [town]], ["program", v[5].map((p) => index.programs[p]?.[1] ?? "")]]),
      figures: [v[3] < 0 ? null : v[3], v[4] < 0 ? null : v[4], ...latest.map((s) => (s ? (s[s.length - 1] ?? null) : null))],
      years: [0, 0, ...latest.map((s) => (s ? (s[1] ?? 0) + s.length - 4 : 0))],
    };
  });
  return { columns, rows };
}

/** The indicators that some village has figures of. */
function columnsOf(index: Index, file: CountyFile): number[] {
  const there = new Set(file.villages.flatMap((v) => v[7].map((s) => s[0] ?? -1)));
  return index.indicators.map((_, i) => i).filter((i) => there.has(i));
}

/** Where a row that has no figure of the sorted column goes: to the end. */
export function compare(a: number | null, b: number | null, lower: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return lower ? a - b : b - a;
}

export function text(value: number | null, c: Column): string {
  return value === null ? "" : shown(value, c.decimals);
}
