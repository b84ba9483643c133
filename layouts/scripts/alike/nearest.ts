// How near two villages are. Pure: figures in, distances out.

/** The figures of a village by name: households, population, indicators' ids. */
export type Figures = Map<string, number>;

export interface Difference {
  key: string;
  own: number;
  other: number;
  /** In spreads of all villages; below 0.5 is alike. */
  spreads: number;
}

export interface Neighbour<T> {
  village: T;
  distance: number;
  /** The most different first. */
  differences: Difference[];
}

/**
 * The villages nearest to given figures. Each figure counts in spreads of all villages (the
 * distance between their quarters), amounts and counts by their logarithm, because from 10 to 20
 * is as far as from 100 to 200. Villages that share fewer figures come after as near ones that
 * share more, and those that share fewer than half of what others do are left out.
 */
export function nearest<T>(own: Figures, all: { village: T; figures: Figures }[], isRate: (key: string) => boolean): Neighbour<T>[] {
  const at = (key: string, value: number): number => (isRate(key) ? value : Math.log(1 + Math.max(0, value)));
  const spreads = new Map<string, number>();
  for (const key of own.keys()) {
    const values = all.flatMap((v) => (v.figures.has(key) ? [at(key, v.figures.get(key) ?? 0)] : []));
    spreads.set(key, Math.max(spreadOf(values), isRate(key) ? leastRate : leastRatio));
  }
  const found = all.map(({ village, figures }) => {
    const differences: Difference[] = [];
    for (const [key, value] of own) {
      const other = figures.get(key);
      if (other === undefined) continue;
      differences.push({ key, own: value, other, spreads: Math.abs(at(key, value) - at(key, other)) / (spreads.get(key) ?? 1) });
    }
    differences.sort((a, b) => b.spreads - a.spreads);
    const mean = Math.sqrt(differences.reduce((sum, d) => sum + d.spreads ** 2, 0) / Math.max(1, differences.length));
    const missing = 1 - differences.length / Math.max(1, own.size);
    return { village, differences, distance: mean + missing };
  });
  const shared = Math.max(0, ...found.map((f) => f.differences.length));
  return found.filter((f) => f.differences.length > 0 && f.differences.length * 2 >= shared).sort((a, b) => a.distance - b.distance);
}

/** Where all villages lie close together, less than this is no difference: five percentage points, a fifth. */
const leastRate = 5;
const leastRatio = Math.log(1.2);

/** The distance between the quarters of values; all of it where the quarters are one. */
function spreadOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  return at(0.75) - at(0.25) || at(1) - at(0);
}
