// Titles break between words. Chinese is written without spaces, and a title that is balanced
// over two lines broke inside words (经／验). A browser knows words, a style sheet cannot ask it.
// Without Intl.Segmenter a title breaks as it did.
import { make } from "./compare/element";

const titles = "h1, h2, h3, h4, .title, .card-head, .card dt, figcaption > b, .hit-title, .items a, .links a, .side-contents a, .booklet-list a, .booklet-contents a, .neighbours a, .formula-box .more a, .index-group .titles a, :is(.figures, .list) :is(thead th, tbody th > a)";
// Words of one character that lead to others. Other single characters are as often halves of
// a word that the browser does not know (脱|贫), and keep to one another in pairs.
const linking = new Set("与和在把被给让用从对到就是将向为促及或");
const clauses = /[、，；：](?=\p{Script=Han})/u; // at these a title of words that no browser knows may break: 三先留、四必清、五及时
// What a word leads to that names a place by it: 山区村, 乡镇村.
const levels = "村镇乡县市区";
const longestRemark = 8;
const shortest = 7;
const atOnce = 12; // titles of which a slow phone makes no task that is felt

/** Marks where the titles within may break, and in what is folded when it is unfolded: a list that nobody sees is not laid out for it. Where that would make one taller, or a phrase is too long for its line and a number in it breaks, it stays. */
export function breakTitles(within: ParentNode): void {
  if (canBreak()) breakAll(titlesIn(within));
}

/** The same for a whole page: what is in sight at once, the rest few at a time when the browser has nothing else to do. What a reader sees already keeps its height, so that nothing below it moves. */
export function breakTitlesOfPage(frame: number): void {
  if (!canBreak()) return;
  const far: HTMLElement[] = [], near: HTMLElement[] = [];
  for (const e of titlesIn(document)) (Math.abs(e.getBoundingClientRect().top) < 2 * innerHeight ? near : far).push(e);
  const shown = performance.getEntriesByName("casebook-shown")[0]?.startTime ?? 0; // early.ts
  breakAll(near, shown < frame);
  const next = (): void => {
    breakAll(far.splice(0, atOnce), true);
    if (far.length) later(next);
  };
  if (far.length) later(next);
}

function later(task: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(task, { timeout: 2000 });
  else setTimeout(task, 50);
}

function canBreak(): boolean {
  return typeof Intl !== "undefined" && "Segmenter" in Intl;
}

function titlesIn(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(titles)].filter((e) => (e.textContent ?? "").trim().length >= shortest && !e.querySelector("wbr") && !e.closest("details:not([open])"));
}

function breakAll(found: HTMLElement[], painted = false): void {
  const words = new Intl.Segmenter("zh", { granularity: "word" });
  const before = found.map((e) => e.offsetHeight);
  const seen = found.map((e) => painted && e.getBoundingClientRect().top < innerHeight);
  const marks = found.map((e) => mark(e, words));
  const after = found.map((e) => e.offsetHeight);
  found.forEach((e, i) => {
    const fits = seen[i] ? after[i] === before[i] : after[i]! <= before[i]!;
    if (fits && !(marks[i]?.length && tearsNumber(e))) return;
    marks[i]?.forEach((m) => m.remove());
    e.normalize();
    e.classList.remove("worded");
    keepPlaces(e, before[i]!);
  });
  keepClauses(found.filter((e) => e.matches("h1, .title")));
}

/** What a title says before its colon and behind it stands in a line each, where they fit and cost none: 建档清单：/抓党建促脱贫要留下哪些资料. */
function keepClauses(found: HTMLElement[]): void {
  const before = found.map((e) => e.offsetHeight);
  const clauses = found.map(clausesOf);
  const after = found.map((e) => e.offsetHeight);
  clauses.forEach((both, i) => {
    if (after[i]! > before[i]!) both.forEach((clause) => clause.replaceWith(...clause.childNodes));
  });
}

/** Makes what stands before the colon of a title and what stands behind it a box each. */
function clausesOf(title: HTMLElement): HTMLElement[] {
  const whole = title.querySelector("a") ?? title;
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text, at = text.data.indexOf("："), named = text.parentElement?.closest(".nb");
    if (at < 0) continue;
    const head = make("span", { class: "clause" }), clause = make("span", { class: "clause" }), range = document.createRange();
    if (named?.parentElement === whole && at === text.data.length - 1) range.setStartAfter(named); // “六个一”：
    else if (text.parentElement === whole) range.setStart(text, at + 1);
    else return [];
    range.setEnd(whole, whole.childNodes.length);
    range.surroundContents(clause);
    range.setStart(whole, 0);
    range.setEndBefore(clause);
    range.surroundContents(head);
    return [head, clause];
  }
  return [];
}

/** A place's name stays whole beside a picture too, where words cannot, unless that makes the title taller. */
function keepPlaces(title: HTMLElement, most: number): void {
  for (const name of placesIn(title, title.textContent ?? "").map(([from, to]) => (title.textContent ?? "").slice(from, to))) {
    const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text, at = text.data.indexOf(name);
      if (at < 0) continue;
      const whole = make("span", { class: "nb" });
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + name.length);
      range.surroundContents(whole);
      if (title.offsetHeight > most) whole.replaceWith(...whole.childNodes);
      break;
    }
  }
}

function tearsNumber(title: HTMLElement): boolean {
  const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    for (const m of text.data.matchAll(/\d[\d,.]*\d/g)) {
      range.setStart(text, m.index);
      range.setEnd(text, m.index + m[0].length);
      if (range.getClientRects().length > 1) return true;
    }
  }
  return false;
}

function mark(title: HTMLElement, words: Intl.Segmenter): HTMLElement[] {
  const said = title.textContent ?? "";
  const breaks = breaksOf(said, words).filter((b) => !placesIn(title, said).some(([from, to]) => b > from && b < to));
  const marks: HTMLElement[] = [];
  const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  let start = 0;
  for (const text of texts) {
    const length = text.data.length;
    const whole = text.parentElement?.closest(".nb, .figure, mark, svg, .visually-hidden");
    const inside = whole ? [] : breaks.filter((b) => b > start && b < start + length);
    for (const at of inside.reverse()) {
      const wbr = document.createElement("wbr");
      text.splitText(at - start).before(wbr);
      marks.push(wbr);
    }
    start += length;
  }
  if (marks.length || clauses.test(said)) title.classList.add("worded");
  return marks;
}

/** Where a title names a place that the line over it names: a browser does not know that 大龙田村 is one word. */
function placesIn(title: HTMLElement, said: string): [number, number][] {
  const line = title.closest("li, header, article")?.querySelector(".kicker");
  return [...(line?.querySelectorAll("span") ?? [])].flatMap((e): [number, number][] => {
    const name = e.textContent ?? "", from = said.indexOf(name);
    return name.length > 1 && from >= 0 ? [[from, from + name.length]] : [];
  });
}

/** Where a line may end, as places in the text. */
export function breaksOf(text: string, words: Intl.Segmenter): number[] {
  const parts = [...words.segment(text)].map((part) => ({ ...part, kind: kindOf(part.segment) }));
  const breaks: number[] = [];
  for (let i = 1; i < parts.length; i++) {
    const left = parts[i - 1]!.kind, right = parts[i]!.kind;
    if (left === "word" && right === "single" && levels.includes(parts[i]!.segment)) continue;
    if (left === "other" || right === "other" || right === "particle") continue; // at marks and numbers the browser's own rules hold
    const after = parts.slice(i).findIndex((p) => p.kind !== "single"), before = parts.slice(0, i).reverse().findIndex((p) => p.kind !== "single");
    const following = after < 0 ? parts.length - i : after, leading = before < 0 ? i : before;
    const paired = left === "single" && leading % 2 === 0 && parts[i - 1 - leading]?.kind !== "word";
    const alone = left === "single" && leading === 1 && parts[i - 2]?.kind === "other"; // behind a mark it is half of a word that the browser does not know: 传动力：结对
    if ((right === "linking" && !alone) || left === "particle") breaks.push(parts[i]!.index);
    else if (right === "word" && (left === "word" || paired)) breaks.push(parts[i]!.index);
    else if (left === "word" && right === "single" && following % 2 === 0) breaks.push(parts[i]!.index);
  }
  return perHead(text, parts, breaks.filter((b) => !inBrackets(text, b)));
}

/** A remark in brackets stands on one line: 一个镇/（资料隐去镇名）. */
function inBrackets(text: string, at: number): boolean {
  const open = text.lastIndexOf("（", at - 1), close = text.indexOf("）", open);
  return open >= 0 && close > at && close - open <= longestRemark;
}

/** A browser reads 人均可支配 as 人, 均可, 支配: what is measured a head begins behind its 均. */
function perHead(text: string, parts: { segment: string; index: number }[], breaks: number[]): number[] {
  for (const m of text.matchAll(/[人户村亩]均/g)) {
    const end = m.index + m[0].length, wrong = parts.find((p) => p.index < end && p.index + p.segment.length > end);
    breaks = breaks.filter((b) => b !== m.index + 1 && b !== end && (!wrong || b !== wrong.index + wrong.segment.length));
    if (end < text.length) breaks.push(end);
  }
  return breaks.sort((a, b) => a - b);
}

type Kind = "word" | "single" | "linking" | "particle" | "other";

function kindOf(word: string): Kind {
  if (!/^\p{Script=Han}+$/u.test(word)) return "other";
  if (word.length > 1) return "word";
  if ("的了".includes(word)) return "particle";
  return linking.has(word) ? "linking" : "single";
}
