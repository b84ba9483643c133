// The passage of a hit, and where the hit is in a text.
import type { Folder, Unit } from "./fold";
import type { Word } from "./find";

/** A stretch of a text, end excluded. */
export type Stretch = [from: number, to: number];

const passageLength = 96; // characters
const before = 24; // of them before the hit

const loose = 4; // units of a word of which pairs are marked where it does not stand whole

/** Where the words stand in a text; where a long word does not stand whole, its pairs. */
export function hitsIn(folder: Folder, text: string, words: Word[]): { stretches: Stretch[]; score: number } {
  const units = folder.units(text);
  const stretches: Stretch[] = [];
  let score = 0;
  for (const word of words) {
    const whole = occurrences(units, word.units.map((u) => u.text));
    stretches.push(...whole);
    if (whole.length) {
      score += 10 + Math.min(whole.length, 3);
      continue;
    }
    const seen = new Set<number>();
    for (let i = 0; word.units.length >= loose && i + 1 < word.units.length; i++) {
      const pair = occurrences(units, [word.units[i]?.text ?? "", word.units[i + 1]?.text ?? ""]);
      if (pair.length) seen.add(i);
      stretches.push(...pair);
    }
    score += (6 * seen.size) / Math.max(1, word.units.length - 1);
  }
  return { stretches: joined(stretches), score };
}

function occurrences(units: Unit[], wanted: string[]): Stretch[] {
  const found: Stretch[] = [];
  const first = wanted[0];
  if (first === undefined) return found;
  for (let i = 0; i + wanted.length <= units.length; i++) {
    if (units[i]?.text !== first) continue;
    if (wanted.every((text, k) => units[i + k]?.text === text && (k === 0 || !units[i + k]?.broken))) {
      found.push([units[i]?.from ?? 0, units[i + wanted.length - 1]?.to ?? 0]);
    }
  }
  return found;
}

function joined(list: Stretch[]): Stretch[] {
  const sorted = [...list].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const out: Stretch[] = [];
  for (const [from, to] of sorted) {
    const last = out[out.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** The sentence of a text that says most of the words, cut to a few lines; "" of none. */
export function passageOf(folder: Folder, text: string, words: Word[]): { text: string; score: number } {
  let best = { text: "", score: 0 };
  for (const sentence of text.match(/[^。！？；\n]+[。！？；\n]?/gu) ?? []) {
    const plain = sentence.trim();
    if (plain.length < 2) continue;
    const { stretches, score } = hitsIn(folder, plain, words);
    if (score > best.score) best = { text: clip(plain, stretches[0]?.[0] ?? 0), score };
  }
  return best;
}

function clip(text: string, at: number): string {
  if (text.length <= passageLength) return text;
  let from = Math.max(0, Math.min(at - before, text.length - passageLength));
  const mark = text.slice(from, at).search(/[，、：]/u);
  if (from > 0 && mark >= 0) from += mark + 1;
  const to = Math.min(text.length, from + passageLength);
  return (from > 0 ? "…" : "") + text.slice(from, to) + (to < text.length ? "…" : "");
}

/** Appends a text with its hits marked. */
export function appendMarked(place: HTMLElement, folder: Folder, text: string, words: Word[]): void {
  let at = 0;
  for (const [from, to] of hitsIn(folder, text, words).stretches) {
    place.append(text.slice(at, from));
    const mark = document.createElement("mark");
    mark.className = "hit-mark";
    mark.textContent = text.slice(from, to);
    place.append(mark);
    at = to;
  }
  place.append(text.slice(at));
}
