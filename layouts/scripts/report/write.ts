// The report's sections, in the order in which such a report is read: what it is, who went
// where, what was seen, how one's own village lies to it, what it takes, what was asked, what
// is proposed.
import { count, listed, T } from "../words";
import type { Answers } from "./ask";
import type { Case, Gathered } from "./gather";
import { gap } from "./gap";
import { Paper, type Cell, type Piece } from "./paper";
import type { Program } from "../compare/data";

/** Makes the file. */
export function blobOf(gathered: Gathered, answers: Answers): Promise<Blob> {
  const paper = new Paper();
  const site = document.querySelector<HTMLMetaElement>("meta[name=SiteName]")?.content ?? "";
  const title = answers.title || T("report.title.plain");
  paper.title(title);
  remarks(paper, gathered, site);
  trip(paper, gathered, answers);
  paper.heading(1, T("report.seen"));
  if (!gathered.cases.length) paper.text(T("report.seen.none"), blank(T("report.blank.seen")));
  gathered.cases.forEach((c, i) => seen(paper, c, i, gathered));
  paper.heading(1, T("report.gap"));
  gap(paper, gathered, answers.own);
  paper.heading(1, T("report.needs"));
  if (!gathered.methods.length) paper.text(T("report.needs.none"), blank(T("report.blank.needs")));
  gathered.methods.forEach((p, i) => needs(paper, p, i, gathered, answers));
  asked(paper, gathered.cases);
  proposal(paper, gathered, answers);
  sources(paper, gathered.cases);
  return paper.blob({ title, creator: answers.unit });
}

const blank = (what: string): Piece => ({ blank: what });

/** What was answered, or the place for it. */
const or = (text: string, what: string): Piece => text || blank(what);

/** A sentence without its stop, to stand in a list. */
const bare = (text: string): string => text.replace(/[.;\u3002\uff1b]$/, "");

/** The number of a heading of the second level. */
function nth(i: number): string {
  return T("report.ordinals").split(" ")[i] ?? String(i + 1);
}

/** What is the site's and what the writer must do: first of all, and to be taken away. */
function remarks(paper: Paper, gathered: Gathered, site: string): void {
  const code = globalThis.casebookEdition?.code;
  const now = new Date();
  const date = T("report.day", { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
  paper.remark(T("report.first", { site, date }) + (code ? T("report.first.edition", { code }) : ""));
  paper.remark(T("report.first.taken"));
  paper.remark(T("report.first.write"));
  const samples = [...gathered.cases.filter((c) => c.sample).map((c) => T("work.title", { title: c.title })), ...gathered.places.filter((p) => p.sample).map((p) => p.name)];
  if (samples.length) paper.remark(T("report.first.sample", { names: listed([...new Set(samples)]) }));
  if (document.documentElement.dataset["edition"] === "internal") paper.remark(T("report.first.internal"));
}

function trip(paper: Paper, gathered: Gathered, answers: Answers): void {
  paper.heading(1, T("report.trip"));
  paper.text(
    or(answers.date, T("report.blank.date")), T("report.trip.who"), or(answers.unit, T("report.blank.unit")), T("report.trip.people"), or(answers.people, T("report.blank.people")),
    T("report.trip.where"), or(answers.places, T("report.blank.places")), gathered.cases.length ? count("report.trip.cases", gathered.cases.length, { titles: listed(gathered.cases.map((c) => T("work.title", { title: c.title }))) }) : T("report.stop"),
  );
  paper.text(T("report.trip.why"), blank(T("report.blank.why")));
}

/** A text: where, what it says in short, what to take home, its figures with their sources. */
function seen(paper: Paper, c: Case, i: number, gathered: Gathered): void {
  paper.heading(2, T("report.second", { n: nth(i), text: c.title }), c.sample ? T("report.sample") : "");
  if (c.place) paper.text(T("report.place", { place: c.place }));
  if (c.summary) paper.text(c.summary);
  c.takeaways.forEach((t, k) => paper.text(T("report.takeaway", { n: k + 1, text: t })));
  const methods = gathered.methods.filter((p) => c.programs.includes(p[0]));
  if (methods.length) paper.text(T("report.methods", { names: listed(methods.map((p) => p[1])) }));
  figures(paper, c);
  paper.text(T("report.saw"), blank(T("report.blank.saw")));
}

function figures(paper: Paper, c: Case): void {
  if (!c.figures.length) return;
  const sources = new Set(c.figures.map((f) => f[3]));
  const [only = ""] = sources.size === 1 ? sources : [];
  const caption: Piece[] = [T("report.figures")];
  if (sources.size === 1) caption.push(source(only));
  const rows = c.figures.map(([name, figure, remark, from]): Cell[] => [name, sources.size === 1 ? figure : [figure, source(from)], remark]);
  paper.table(caption, [T("head.item"), T("report.figure"), T("report.remark")], rows, [5, 3, 3]);
}

/** A source as a footnote. */
export function source(title: string): Piece {
  return { note: title ? T("booklet.source", { source: title }) : T("source.unstated") };
}

/** Conditions that are met and those that are not. */
function conditionsOf(p: Program, met: Set<string>): { have: string[]; lack: string[] } {
  const has = (i: number): boolean => met.has(`${p[0]}:${i}`);
  return { have: p[10].filter((_, i) => has(i)), lack: p[10].filter((_, i) => !has(i)) };
}

/** What a method asks for. */
function needs(paper: Paper, p: Program, i: number, gathered: Gathered, answers: Answers): void {
  const unsaid = T("compare.unsaid");
  const list = (texts: string[]): string => texts.map((t, k) => T("report.item", { n: k + 1, text: bare(t) })).join(T("report.semicolon")) + T("report.stop");
  paper.heading(2, T("report.second", { n: nth(i), text: p[1] }));
  if (p[9]) paper.text(p[9]);
  const where = gathered.places.filter((s) => s.programs.has(gathered.index.programs.findIndex((x) => x[0] === p[0])) && s.name !== answers.own?.name);
  if (where.length) paper.text(T("report.needs.where", { names: listed(where.map((s) => s.name)) }));
  const { have, lack } = conditionsOf(p, answers.met);
  if (!p[10].length) paper.text(T("method.conditions"), T("report.colon"), unsaid, T("report.stop"));
  if (have.length) paper.text(T("report.have"), list(have));
  if (lack.length) paper.text(answers.met.size ? T("report.lack") : T("report.unticked"), list(lack));
  paper.text(T("method.people"), T("report.colon"), bare(p[11] || unsaid), T("report.stop"));
  paper.text(T("method.cost"), T("report.colon"), bare(p[12] || unsaid), T("report.stop"));
  paper.text(T("method.months"), T("report.colon"), p[13] ? count("method.about-months", p[13]) : unsaid, T("report.stop"));
  if (p[14].length) paper.text(T("method.risks"), T("report.colon"), list(p[14]));
}

/** The booklet's questions with what was noted on the spot. */
function asked(paper: Paper, cases: Case[]): void {
  paper.heading(1, T("report.asked"));
  if (!cases.length) paper.text(blank(T("report.blank.asked")));
  cases.forEach((c, i) => {
    paper.heading(2, T("report.second", { n: nth(i), text: c.title }));
    c.asked.forEach(([question, note], k) => {
      paper.text(T("report.question", { n: k + 1, text: question }));
      paper.text(T("report.answer"), or(note, T("report.blank.answer")));
    });
    c.note.split("\n").filter((line) => line.trim()).forEach((line, k) => paper.text(k ? "" : T("report.note"), line.trim()));
  });
}

/** The skeleton of a proposal: what is known stands in it, the rest is to be written. */
function proposal(paper: Paper, gathered: Gathered, answers: Answers): void {
  paper.heading(1, T("report.proposal"));
  paper.text(T("report.proposal.why"), blank(T("report.blank.proposal")));
  const rows = (gathered.methods.length ? gathered.methods : [null]).map((p): Cell[] => {
    if (!p) return [blank(T("report.blank.method")), blank(T("report.blank.site")), "", "", "", blank(T("report.blank.who"))];
    const { have, lack } = conditionsOf(p, answers.met);
    const joined = (texts: string[]): string => texts.map(bare).join(T("report.semicolon"));
    const money = joined([p[11], p[12]].filter(Boolean));
    return [
      p[1], blank(T("report.blank.site")), have.length ? joined(have) : blank(T("report.blank.check")), answers.met.size && lack.length ? joined(lack) : blank(T("report.blank.check")),
      money || blank(T("report.blank.money")), [p[13] ? count("method.about-months", p[13]) : blank(T("report.blank.months")), T("report.semicolon"), blank(T("report.blank.who"))],
    ];
  });
  const heads = [T("booklet.home.what"), T("report.site"), T("report.had"), T("report.lacks"), T("report.money"), T("report.when")];
  paper.table([T("report.proposal.table")], heads, rows, [3, 2, 4, 4, 4, 3]);
  paper.text(T("report.proposal.first"), blank(T("report.blank.first")));
  paper.text(T("report.proposal.support"), blank(T("report.blank.support")));
}

function sources(paper: Paper, cases: Case[]): void {
  if (!cases.length) return;
  paper.heading(1, T("report.sources"));
  cases.forEach((c, i) => paper.text(T("report.item", { n: i + 1, text: c.citation })));
}
