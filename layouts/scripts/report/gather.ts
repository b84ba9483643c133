// What the site has of what was chosen: texts with their figures and questions, places with
// their series, methods with what they ask for.
import { build, card } from "../booklet/cards";
import { notesOf } from "../booklet/notes";
import { loadExemplars, loadIndex, loadPrograms, type Index, type Program } from "../compare/data";
import { addressOf, region, village, type Subject } from "../compare/subject";
import { most } from "../basket/store";
import type { ReportRequest } from "../offer";

/** What a card carries for the report. */
interface CardData {
  path: string;
  summary: string;
  village: string;
  programs: string[];
  sample: number;
  takeaways: string[];
  figures: [name: string, figure: string, remark: string, source: string][];
}

/** A text. */
export interface Case extends CardData {
  title: string;
  place: string;
  citation: string;
  /** Question and what was noted, "" where nothing was. */
  asked: [question: string, note: string][];
  note: string;
}

export interface Gathered {
  index: Index;
  cases: Case[];
  places: Subject[];
  methods: Program[];
}

/** Gathers it; what cannot be found is left out, as the page has said already. */
export async function gather(request: ReportRequest): Promise<Gathered> {
  const [index, programs, exemplars] = await Promise.all([loadIndex(), loadPrograms(), loadExemplars()]);
  const villages = [...(request.villages ?? [])];
  const slugs = [...(request.slugs ?? [])];
  for (const e of exemplars) {
    if (!villages.includes(addressOf(e[3], e[0]))) continue;
    for (let i = 0; i < e[9].length; i += 2) {
      const slug = (e[9][i] ?? "").split("/").slice(-2)[0];
      if (slug && !slugs.includes(slug)) slugs.push(slug);
    }
  }
  const cases = (await Promise.all(slugs.slice(0, most).map(caseOf))).filter((c) => c !== null);
  for (const c of cases) {
    const e = exemplars.find((x) => x[0] === c.village);
    const address = e ? addressOf(e[3], e[0]) : "";
    if (address && !villages.includes(address)) villages.push(address);
  }
  const found = await Promise.all([...villages.map((a) => village(a).catch(() => null)), ...(request.regions ?? []).map((a) => region(a).catch(() => null))]);
  const places = found.filter((s) => s !== null);
  const wanted = new Set([...(request.programs ?? []), ...cases.flatMap((c) => c.programs)]);
  for (const p of places) if (p.kind === "villages") for (const n of p.programs.keys()) wanted.add(index.programs[n]?.[0] ?? "");
  return { index, cases, places, methods: programs.filter((p) => wanted.has(p[0])) };
}

async function caseOf(slug: string): Promise<Case | null> {
  const html = await card(slug);
  const article = html === null ? null : build(html, 1);
  const holder = article?.querySelector<HTMLElement>("[data-report]");
  if (!article || !holder) return null;
  const notes = notesOf(slug);
  const text = (selector: string): string => article.querySelector(selector)?.textContent?.trim() ?? "";
  return {
    ...(JSON.parse(holder.dataset["report"] ?? "{}") as CardData),
    title: text("h2"),
    place: [...article.querySelectorAll(".kicker > :not(.kind, time, mark)")].map((e) => e.textContent?.trim() ?? "").join(" · "),
    citation: text(".card-source cite"),
    asked: [...article.querySelectorAll(".ask li")].map((li) => [li.textContent ?? "", notes[li.textContent ?? ""] ?? ""]),
    note: notes[""] ?? "",
  };
}
