// What a comparison comes to, before its table: a card for each place beside the first, with what
// differs most in words and the methods that the first one does not run.
import { type Index, type Indicator } from "./data";
import { make } from "./element";
import { type Subject } from "./subject";
import { type Row } from "./table";
import { saying } from "../alike/saying";
import { T, listed } from "../words";

const shownDifferences = 3;
const leastPoints = 1; // of a hundred
const leastShare = 0.03; // of the first one's figure

/** The cards; nothing where the places have no figures of the same years. */
export function answers(index: Index, subjects: Subject[], rows: Row[]): HTMLElement | null {
  const [own, ...others] = subjects;
  if (!own) return null;
  const cards = others.map((other, k) => {
    const lines = differences(index, rows, k + 1);
    const methods = [...other.programs.keys()].filter((n) => !own.programs.has(n)).map((n) => since(index, n));
    if (!lines) return null;
    const items = lines.length ? lines : [T("compare.answer-alike")];
    if (methods.length) items.push(T("compare.answer-runs", { methods: listed(methods) }));
    return make("li", {}, make("h3", {}, make("span", { class: `key s${k + 1}`, "aria-hidden": "true" }, "■"), " ", T("compare.answer", { other: other.name, own: own.name })), make("ul", {}, ...items.map((text) => make("li", {}, text))));
  });
  const there = cards.filter((c) => c !== null);
  return there.length ? make("ul", { class: "answers" }, ...there) : null;
}

/** A method, and since when it is one. */
export function since(index: Index, n: number): string {
  const [, name, year] = index.programs[n] ?? ["", "", 0];
  return year ? T("method.from", { name, year }) : name;
}

/** Both figures, and what they are of: of counts the shares, because a place three times as large has three times as many of all. */
function comparable(indicator: Indicator, row: Row, k: number): [number | null, number | null, string, string] {
  const [, name, , unit, , , share] = indicator;
  const own = row.shares[0] ?? null;
  const value = row.shares[k] ?? null;
  if (share && own !== null && value !== null) return [own, value, T("compare.answer-share", { name, share: share[4] }), share[3]];
  return [row.values[0] ?? null, row.values[k] ?? null, name, unit];
}

function distance(own: number, value: number, unit: string): number {
  return unit === "%" ? Math.abs(value - own) / 50 : own > 0 && value > 0 ? Math.abs(Math.log(value / own)) : 0;
}

/** A measure that is neither good nor bad, such as a count that grows with the place, says less. */
const weighed = (indicator: Indicator, size: number): number => (indicator[5] === 0 ? size / 4 : size);

/** How far the places lie from the first one in a row's figures, by the measure of the cards. */
export function apart(index: Index, row: Row): number {
  const indicator = index.indicators[row.indicator];
  if (!indicator || !row.common) return 0;
  const sizes = row.values.map((_, k) => {
    const [own, value, , unit] = comparable(indicator, row, k);
    return own === null || value === null ? 0 : distance(own, value, unit);
  });
  return weighed(indicator, Math.max(...sizes));
}

/** The largest differences of a place to the first, in words; null where no figure can be compared. */
function differences(index: Index, rows: Row[], k: number): string[] | null {
  const list: { text: string; size: number }[] = [];
  let compared = 0;
  for (const row of rows) {
    const indicator = index.indicators[row.indicator];
    if (!row.common || !indicator) continue;
    const [own, value, name, unit] = comparable(indicator, row, k);
    if (own === null || value === null) continue;
    compared++;
    const size = distance(own, value, unit);
    if (size > (unit === "%" ? leastPoints / 50 : leastShare)) list.push({ text: T("compare.answer-item", { name, said: saying(own, value, unit) }), size: weighed(indicator, size) });
  }
  if (!compared) return null;
  return list
    .sort((a, b) => b.size - a.size)
    .slice(0, shownDifferences)
    .map((x) => x.text);
}
