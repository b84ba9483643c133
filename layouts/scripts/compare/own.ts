// A village of one's own in an indicator's figures: marked in the ranking and the distribution,
// its years against those of its township, its county and what lies above.
import { readAddress, writeAddress } from "./address";
import { lineFigure, type Line } from "./chart";
import { loadCounty, loadIndex, loadUpper, type CountyFile, type Index } from "./data";
import { draw, make, shown } from "./element";
import { startPicker } from "./picker";
import { countyOf, inYear, last, region, village, type Series, type Subject } from "./subject";
import { T } from "../words";
import { country } from "./money";

const key = "casebook-village";

function remembered(): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return ""; // a browser may keep nothing for a page from a disk
  }
}

function remember(address: string): void {
  try {
    localStorage.setItem(key, address);
  } catch {
    // The choice then holds for this page's address only.
  }
}

/** Starts the choosing where the page is an indicator's. */
export function startOwn(): void {
  const box = document.querySelector<HTMLElement>("[data-own]");
  const row = box?.querySelector<HTMLElement>("[data-pick]");
  if (!box || !row) return;
  const indicator = Number(box.dataset["own"]);
  const status = box.querySelector<HTMLElement>("[data-status]") ?? box;
  const fail = (): void => {
    status.textContent = T("load.failed");
  };
  box.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  const mark = (address: string): void => {
    show(box, status, indicator, address).catch(fail);
  };
  startPicker(row, "villages", T("own.mark"), (address) => {
    remember(address);
    writeAddress([["village", address]]);
    mark(address);
  }).catch(fail);
  const follow = (): void => {
    const address = readAddress().get("village") ?? "";
    if (address) mark(address);
  };
  addEventListener("hashchange", follow);
  if (readAddress().has("village")) follow();
  else if (remembered()) mark(remembered());
}

async function show(box: HTMLElement, status: HTMLElement, indicator: number, address: string): Promise<void> {
  const [index, v] = await Promise.all([loadIndex(), village(address)]);
  const known = index.indicators[indicator];
  const result = box.querySelector<HTMLElement>("[data-result]");
  if (!known || !result) return;
  document.querySelectorAll(".mine").forEach((e) => e.classList.remove("mine"));
  document.querySelectorAll(".my-mark").forEach((e) => e.remove());
  result.replaceChildren();
  const series = v?.series.get(indicator);
  if (!v || !series) {
    status.textContent = v ? T("own.no-data", { name: v.name }) : T("own.not-found");
    return;
  }
  const county = await loadCounty(countyOf(address));
  const year = last(series);
  const value = inYear(series, year) ?? 0;
  const decimals = known[4];
  const said = { name: v.name, year, value: shown(value, decimals), unit: known[3] };
  const standing = standingIn(county, indicator, year, value, known[5]);
  status.textContent = (standing ? T("own.standing", { ...said, ...standing }) : T("own.value", said)) + ranked(v);
  markRanking(v);
  markDistribution(v, value);
  const lines = await linesOf(index, v, series, county, indicator);
  const chart = lineFigure(T("own.chart", { name: v.name, indicator: known[1] }), known[3], decimals, lines, v.sample, "b");
  if (chart) result.append(chart, make("p", { class: "hint" }, lines.filter((l) => l.series.median).map((l) => T("own.median", { name: l.name })).join("")));
}

/** The place among the villages of the county in a year; null where there is no better or worse. */
function standingIn(county: CountyFile, indicator: number, year: number, value: number, better: number): { place: string; n: number; rank: number } | null {
  const values: number[] = [];
  for (const v of county.villages) {
    const raw = v[7].find((s) => s[0] === indicator);
    const other = raw?.[3 + year - (raw[1] ?? 0)];
    if (other !== undefined) values.push(other);
  }
  const name = county.regions[0]?.[1] ?? "";
  if (values.length < 2 || better === 0) return null;
  return { place: name, n: values.length, rank: 1 + values.filter((x) => (better === 2 ? x < value : x > value)).length };
}

function rankingLink(v: Subject): HTMLAnchorElement | undefined {
  const code = v.address.slice(v.address.indexOf(":") + 1);
  return [...document.querySelectorAll<HTMLAnchorElement>("table.rank a")].find((a) => a.getAttribute("href")?.endsWith(`villages/${encodeURIComponent(code)}/index.html`));
}

function ranked(v: Subject): string {
  const row = rankingLink(v)?.closest("tr");
  return row ? T("own.ranked", { rank: row.querySelector("td")?.textContent ?? "" }) : "";
}

function markRanking(v: Subject): void {
  const link = rankingLink(v);
  link?.closest("tr")?.classList.add("mine");
  const folded = link?.closest("details");
  if (folded) folded.open = true;
  link?.after(make("mark", { class: "my-mark" }, T("my.village")));
}

/** Puts a pointer over the bar of the distribution that a value falls in. */
function markDistribution(v: Subject, value: number): void {
  const figure = document.querySelector<HTMLElement>("#s-distribution ~ .charts .chart, .distribution .chart");
  const svg = figure?.querySelector<SVGSVGElement>(":scope > svg");
  const frame = (svg?.dataset["frame"] ?? "").split(" ").map(Number);
  const names = [...(figure?.querySelectorAll("tbody th") ?? [])].map((th) => (th.textContent ?? "").replace(/,/g, "").split("–").map(Number));
  if (!svg || !names.length || frame.length < 4) return;
  let at = names.findIndex(([low = 0, high = 0]) => value >= low && value < high);
  if (at < 0) at = value >= (names[names.length - 1]?.[0] ?? 0) ? names.length - 1 : 0;
  const [left = 0, top = 0, right = 0] = frame;
  const x = left + ((at + 0.5) / names.length) * (right - left);
  const mark = draw("g", { class: "my-mark" }, draw("path", { d: `M${x - 6} ${top - 9}h12l-6 8z` }), draw("text", { x, y: top - 12, "text-anchor": "middle" }, v.name));
  svg.append(mark);
  figure?.querySelector("figcaption span")?.append(make("span", { class: "my-mark" }, T("own.bar", { name: v.name })));
}

/** The village's years, and those of the regions above it. */
async function linesOf(index: Index, v: Subject, series: Series, county: CountyFile, indicator: number): Promise<Line[]> {
  const lines: Line[] = [{ name: v.name, series, colour: 0 }];
  const code = v.address.slice(v.address.indexOf(":") + 1);
  let at = county.villages.find((x) => x[0] === code)?.[2] ?? -1;
  const countyCode = county.regions[0]?.[0] ?? "";
  while (at >= 0) {
    const r = county.regions[at];
    if (!r) break;
    const s = (await region(at === 0 ? countyCode : `${countyCode}:${r[0]}`))?.series.get(indicator);
    if (s) lines.push({ name: r[1], series: s, colour: lines.length });
    at = r[2];
  }
  lines.push(...(await above(index, countyCode, indicator, lines.length)));
  return lines.slice(0, 5);
}

/** Regions above the county that have figures of their own, and a root that stands for all. */
async function above(index: Index, county: string, indicator: number, colour: number): Promise<Line[]> {
  const file = await loadUpper();
  const wanted: string[] = [];
  let at = index.regions.findIndex((r) => r[0] === county);
  while (at >= 0) {
    wanted.push(index.regions[at]?.[0] ?? "");
    at = index.regions[at]?.[2] ?? -1;
  }
  const whole = file.regions.find((r) => r[2] < 0 && r[1] === country);
  const found = file.regions.filter((r) => wanted.includes(r[0]) || r === whole);
  const lines: Line[] = [];
  for (const r of found) {
    const s = (await region(r[0]))?.series.get(indicator);
    if (s) lines.push({ name: r[1], series: s, colour: colour + lines.length });
  }
  return lines;
}

