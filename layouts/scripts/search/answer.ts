// A question for a figure is answered with the figure: 青石村 人均收入, 云坪县 集体收入 2023, 收入最高的村. Names and
// figures are those of the comparisons, fetched only where a query could mean one, so that the index is as large as before.
import { make, sampleMark, shown as grouped } from "../compare/element";
import { type CountyFile, type Index, loadCounty, loadIndex, loadUpper } from "../compare/data";
import { T, behind, clauses, count } from "../words";
import type { Finder, Found } from "./find";
import type { Folder } from "./fold";
import type { Shards } from "./shards";

/** One figure of a place, with where it can be seen. */
export interface Figure {
  place: string;
  name: string;
  value: string;
  year: number; // 0: of none
  note: string; // what kind of figure it is; "" of the place's own
  sample: boolean;
  href: string;
}

type Series = (number | undefined)[];

/** What a query asks for. */
interface Asked {
  measures: Measure[]; // that its words may mean, the likeliest first
  place: string; // folded; "" of none
  year: number; // 0: the newest
  most: number; // 1: the highest, −1: the lowest, 0: of a place
}

/** An indicator, or the households or people of a village. */
interface Measure {
  at: number; // its place in the index; −1: households, −2: people
  name: string;
  unit: string;
  decimals: number;
}

const regionKind = 3;
const indicatorKind = 5;
const mostShown = 3;
const mostCounties = 4; // whose files are fetched to find the highest: of more its page tells
const fewestPeers = 3; // villages that have a median
const superlative = /最(?:[高多大好快强富]|([低少差小穷]))(?:的)?/u;
const year = /((?:19|20)\d\d)年?/u;
const filler = "(?:多少|几|哪个村|哪些村|哪个|哪些|哪里|哪儿|什么|请问|怎么样|怎样|如何|情况|数据|是|有|的|在|为|吗|呢|了|去年|今年|各)+";
const around = new RegExp(`^${filler}|${filler}$`, "gu");
const endings = /(?:村民委员会|居民委员会|村委会|居委会|社区|村|镇|乡|街道|县|区|市|省)$/u;

/** The figures that a query asks for; none where it asks for none. */
export async function answers(text: string, found: Found, finder: Finder, folder: Folder, shards: Shards): Promise<Figure[]> {
  const typed = folded(folder, text);
  const likely = superlative.test(typed) || year.test(typed) || /多少|几[口户人]|户数|人口/u.test(typed) || found.pages.some((x) => (x.number & 7) === indicatorKind) || namesAMeasure(typed, folder);
  if (!likely || typed.length < 3) return [];
  const index = await loadIndex();
  const asked = read(typed, index, folder);
  if (!asked) return [];
  if (asked.most) return mostOf(asked, index, folder);
  if (!asked.place) return [];
  const { pages, villages } = await finder.find({ text: asked.place, filters: { region: "", theme: "", program: "", year: "" } });
  const of = [ofRegions(asked, index, folder), ofTowns(pages, asked, index, folder, shards), ofVillages(villages, asked, index, folder, shards)];
  return (await Promise.all(of)).flat().slice(0, mostShown);
}

/** Tells whether a query has two signs in a row of an indicator that the page's own list has. */
function namesAMeasure(typed: string, folder: Folder): boolean {
  return [...document.querySelectorAll("#s-indicators li a")].some((link) => {
    const name = folded(folder, link.textContent ?? "");
    return [...name].some((_, k) => k + 1 < name.length && typed.includes(name.slice(k, k + 2)));
  });
}

/** A place's name without what stands in brackets behind it. */
function nameOf(folder: Folder, name: string): string {
  return folded(folder, name.replace(/[（(].*?[）)]/gu, ""));
}

function folded(folder: Folder, text: string): string {
  return folder.units(text).map((u) => u.text).join("");
}

function read(typed: string, index: Index, folder: Folder): Asked | null {
  const when = year.exec(typed);
  const degree = superlative.exec(typed);
  let rest = typed.replace(year, "").replace(superlative, "").replace(/(?:多少|几)(?=[户口人])/u, "");
  const said = measuresIn(rest, index, folder);
  if (!said) return null;
  rest = rest.replace(said.words, "").replace(around, "");
  if (degree) rest = rest.replace(/(?:村|地方)$/u, "").replace(around, "");
  return { measures: said.measures, place: rest, year: Number(when?.[1] ?? 0), most: degree ? (degree[1] ? -1 : 1) : 0 };
}

/** The indicators that the longest words of a query mean: 人均收入 is short for 人均可支配收入. */
function measuresIn(typed: string, index: Index, folder: Folder): { words: string; measures: Measure[] } | null {
  const all = index.indicators.map(([, name, , unit, decimals], at): Measure & { key: string } => ({ at, name, unit, decimals, key: folded(folder, name) }));
  for (let long = Math.min(typed.length, 24); long >= 2; long--) {
    for (let from = 0; from + long <= typed.length; from++) {
      const words = typed.slice(from, from + long);
      const same = all.filter((x) => x.key === words);
      const whole = same.length ? same : all.filter((x) => x.key.includes(words));
      const short = whole.length || long < 3 ? [] : all.filter((x) => isShortFor(words, x.key));
      const measures = whole.length ? whole.sort((a, b) => Number(b.key.endsWith(words)) - Number(a.key.endsWith(words))) : short.slice(0, 1);
      if (measures.length) return { words, measures };
    }
  }
  const people = /人口|口人|人$|人(?=$|[口])/u.exec(typed);
  const households = /户数|户人家|户/u.exec(typed);
  if (households) return { words: households[0], measures: [{ at: -1, name: T("households"), unit: T("unit.households"), decimals: 0 }] };
  if (people) return { words: people[0], measures: [{ at: -2, name: T("population"), unit: T("unit.population"), decimals: 0 }] };
  return null;
}

/** Tells whether words are a name with parts left out, in its order: 人均收入, 贫困率; but not 村人均收入, whose 村人 stands nowhere in it. */
function isShortFor(short: string, name: string): boolean {
  let at = 0;
  for (const sign of short) {
    at = name.indexOf(sign, at) + 1;
    if (!at) return false;
  }
  const [begins, ends] = [name.includes(short.slice(0, 2)), name.includes(short.slice(-2))];
  return short.length > 3 ? begins && ends : begins || ends;
}

/** Tells whether what was typed is a name: 青石 for 青石村, 示例县青石村 for 青石村 in 示例县. */
function isName(typed: string, name: string, above: string): boolean {
  if (typed === name || typed === name.replace(endings, "")) return true;
  const own = typed.endsWith(name) ? name : typed.endsWith(name.replace(endings, "")) ? name.replace(endings, "") : "";
  return own.length > 1 && above.includes(typed.slice(0, -own.length).replace(endings, ""));
}

/** The figure of a series in a year, else in the last that has one. */
function figureOf(list: Series[], x: Measure, wanted: number): { value: number; year: number } | null {
  const series = list.find(([at]) => at === x.at);
  const [, first = 0, , ...values] = series ?? [];
  if (wanted) {
    const value = values[wanted - first];
    return value === undefined || value === null ? null : { value, year: wanted };
  }
  for (let k = values.length - 1; k >= 0; k--) {
    const value = values[k];
    if (value !== undefined && value !== null) return { value, year: first + k };
  }
  return null;
}

type Village = CountyFile["villages"][number];

function villageFigure(v: Village, x: Measure, wanted: number): { value: number; year: number } | null {
  if (x.at >= 0) return figureOf(v[7], x, wanted);
  const value = x.at === -1 ? v[3] : v[4];
  return value && !wanted ? { value, year: 0 } : null;
}

function shown(x: Measure, value: number): string {
  return grouped(value, x.at < 0 ? 0 : x.decimals) + behind(x.unit);
}

const villagePath = (code: string): string => `../villages/${encodeURIComponent(code)}/index.html`;
const regionPath = (code: string): string => `../regions/${encodeURIComponent(code)}/index.html`;

/** Regions of the name: their own figures, else the median of their villages where they have a file. */
async function ofRegions(asked: Asked, index: Index, folder: Folder): Promise<Figure[]> {
  const list = index.regions.filter(([, name]) => isName(asked.place, nameOf(folder, name), "")).slice(0, mostShown);
  const figures: Figure[] = [];
  for (const [code, , , , file, own] of list) {
    const data = file ? await loadCounty(code) : own ? await loadUpper() : null;
    const region = data?.regions.find(([key]) => key === code);
    for (const x of data && region ? asked.measures : []) figures.push(...regionFigure(data!, region!, file ? data!.villages : [], x, asked.year, ""));
  }
  return figures;
}

function isMadeUp(data: CountyFile, region: CountyFile["regions"][number], x: Measure): boolean {
  const source = region[3].find(([at]) => at === x.at)?.[2];
  return data.sources[source ?? -1]?.[1] === 1;
}

function medianOf(villages: Village[], x: Measure, wanted: number): { value: number; year: number; sample: boolean } | null {
  const newest = wanted || Math.max(0, ...villages.map((v) => villageFigure(v, x, 0)?.year ?? 0));
  const those = villages.filter((v) => villageFigure(v, x, newest));
  if (those.length < fewestPeers || x.at < 0) return null;
  const values = those.map((v) => villageFigure(v, x, newest)?.value ?? 0).sort((a, b) => a - b);
  const half = values.length >> 1;
  const value = values.length % 2 ? (values[half] ?? 0) : ((values[half - 1] ?? 0) + (values[half] ?? 0)) / 2;
  return { value, year: newest, sample: those.some((v) => v[6] === 1) };
}

/** The county with a file of its own that a place lies in. */
function countyOf(index: Index, code: string, place: string): Index["regions"][number] | undefined {
  const counties = index.regions.filter(([, , , , file]) => file === 1);
  return (/^\d{9,12}$/.test(code) && counties.find(([key]) => code.startsWith(key))) || counties.find(([, name]) => place.includes(name));
}

/** Regions of the name within a county: a township's own figures, else the median of its villages. */
async function ofTowns(pages: Found["pages"], asked: Asked, index: Index, folder: Folder, shards: Shards): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { number } of pages.filter((x) => (x.number & 7) === regionKind).slice(0, 2 * mostShown)) {
    const [path = "", name = "", place = ""] = (await shards.page(number)) ?? [];
    const code = path.split("/")[1] ?? "";
    const county = countyOf(index, code, place);
    if (!isName(asked.place, nameOf(folder, name), folded(folder, place)) || !county || index.regions.some(([key]) => key === code)) continue;
    const data = await loadCounty(county[0]);
    const at = data.regions.findIndex(([key]) => key === code);
    const region = data.regions[at];
    const isWithin = (k: number): boolean => k === at || (k >= 0 && isWithin(data.regions[k]?.[2] ?? -1));
    for (const x of region ? asked.measures : []) figures.push(...regionFigure(data, region!, data.villages.filter((v) => isWithin(v[2])), x, asked.year, county[1]));
  }
  return figures;
}

/** The figure of a region, else the median of its villages; none of neither. */
function regionFigure(data: CountyFile, region: CountyFile["regions"][number], villages: Village[], x: Measure, wanted: number, above: string): Figure[] {
  const [code, name, , series] = region;
  const own = figureOf(series, x, wanted);
  const middle = own ? null : medianOf(villages, x, wanted);
  const it = own ?? middle;
  if (!it) return [];
  const place = above ? `${name}\n${above}` : name;
  return [{ place, name: x.name, value: shown(x, it.value), year: it.year, note: own ? "" : T("chart.median"), sample: middle ? middle.sample : isMadeUp(data, region, x), href: regionPath(code) + (own ? "#s-charts" : "#s-medians") }];
}

/** Villages of the name. */
async function ofVillages(villages: Found["villages"], asked: Asked, index: Index, folder: Folder, shards: Shards): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { number } of villages.slice(0, 2 * mostShown)) {
    const known = await shards.village(number);
    if (!known || !isName(asked.place, nameOf(folder, known.entry[0]), folded(folder, known.place))) continue;
    const code = known.entry[1];
    const county = countyOf(index, code, known.place);
    const village = county && (await loadCounty(county[0])).villages.find(([key]) => key === code);
    for (const x of village ? asked.measures : []) {
      const it = village && villageFigure(village, x, asked.year);
      if (it) figures.push({ place: `${village[1]}\n${known.place}`, name: x.name, value: shown(x, it.value), year: it.year, note: "", sample: village[6] === 1, href: villagePath(code) + (x.at < 0 ? "" : "#s-charts") });
    }
  }
  return figures;
}

/** The village that has most of something, in a county or in all of few counties. */
async function mostOf(asked: Asked, index: Index, folder: Folder): Promise<Figure[]> {
  const counties = index.regions.filter(([, , , , file]) => file === 1);
  const within = asked.place ? counties.filter(([, name]) => isName(asked.place, nameOf(folder, name), "")) : counties;
  const [x] = asked.measures;
  if (!x || !within.length || within.length > mostCounties) return [];
  const files = await Promise.all(within.map(async ([code, name]) => ({ name, data: await loadCounty(code) })));
  const newest = asked.year || Math.max(0, ...files.flatMap(({ data }) => data.villages.map((v) => villageFigure(v, x, 0)?.year ?? 0)));
  const all = files.flatMap(({ name, data }) => data.villages.map((v) => ({ v, name, value: villageFigure(v, x, x.at < 0 ? 0 : newest)?.value })));
  const ranked = all.filter((one): one is typeof one & { value: number } => one.value !== undefined).sort((a, b) => asked.most * (b.value - a.value));
  const best = ranked[0]?.value;
  return ranked
    .filter(({ value }) => value === best)
    .slice(0, mostShown)
    .map(({ v, name, value }) => ({
      place: `${v[1]}\n${name}`, name: x.name, value: shown(x, value), year: x.at < 0 ? 0 : newest,
      note: asked.most > 0 ? count("search.most", ranked.length) : count("search.least", ranked.length), sample: v[6] === 1, href: villagePath(v[0]) + (x.at < 0 ? "" : "#s-charts"),
    }));
}

/** The figures as they stand over the results. */
export function answerSection(list: Figure[]): HTMLElement {
  const section = make("section", { class: "answers", "aria-label": T("search.answer") });
  for (const x of list) {
    const [own = "", above = ""] = x.place.split("\n");
    const link = make("a", { href: x.href }, clausesOf(own, x.name));
    const year = x.year ? T("year", { year: x.year }) : "";
    const about = [above, x.note].filter(Boolean).join(" · ");
    const line = make("p", {}, link, " ", make("b", {}, x.value), year && " ", year && make("span", {}, year));
    if (about) line.append(" ", make("small", {}, about));
    if (x.sample) line.append(" ", sampleMark());
    section.append(line);
  }
  return section;
}

const clausesOf = (place: string, name: string): string => clauses([place, name]);
