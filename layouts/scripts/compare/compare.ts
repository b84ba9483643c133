// The script of the comparison and of a village of one's own on indicator pages.
import { startAlike } from "../alike/alike";
import { readAddress, writeAddress } from "./address";
import { answers, apart } from "./answer";
import { lineFigure } from "./chart";
import { loadIndex, loadPrograms, type Index, type Program } from "./data";
import { make } from "./element";
import { startOwn } from "./own";
import { startPicker, type Kind } from "./picker";
import { besideOf } from "./programs";
import { region, village, type Subject } from "./subject";
import { cautions, programMatrix, rowsOf, sideBySide, type Row } from "./table";
import { offerReport } from "../offer";
import { breakTitles } from "../titles";
import { T, count, listed } from "../words";

const most = 4;
const atOnce = 6; // charts drawn in one go
const openCharts = 3; // of what differs most; twenty below one another are looked through by nobody
const kinds: Kind[] = ["villages", "regions", "programs"];

class Comparison {
  private kind: Kind = "villages";
  private chosen: string[] = [];
  private latest = 0;
  private readonly row: HTMLElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly result: HTMLElement;

  constructor(private readonly box: HTMLElement) {
    const part = (name: string): HTMLElement => box.querySelector<HTMLElement>(`[data-${name}]`) ?? box;
    this.row = part("pick");
    this.list = part("chosen");
    this.status = part("status");
    this.result = part("result");
    box.addEventListener("change", (event) => {
      const input = event.target;
      if (input instanceof HTMLInputElement && input.name === "kind") this.turn(input.value as Kind);
    });
    box.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", () => this.follow());
    const first = box.querySelector<HTMLInputElement>("input[name=kind]")?.value as Kind | undefined;
    this.kind = first ?? "villages";
    this.offer();
    this.follow();
  }

  /** Shows what the address says. */
  private follow(): void {
    const address = readAddress();
    const kind = kinds.find((k) => address.get(k));
    if (!kind) return;
    const chosen = [...new Set((address.get(kind) ?? "").split(",").filter(Boolean))].slice(0, most);
    if (kind !== this.kind) {
      this.kind = kind;
      const radio = this.box.querySelector<HTMLInputElement>(`input[value=${kind}]`);
      if (radio) radio.checked = true;
      this.offer();
    }
    this.chosen = chosen;
    // On a phone the answer of an address that was passed on lies below the first screen.
    void this.show().then(() => { if (scrollY === 0 && chosen.length > 1 && matchMedia("(max-width: 44rem)").matches) this.list.scrollIntoView(); });
  }

  private turn(kind: Kind): void {
    this.kind = kind;
    this.chosen = [];
    this.offer();
    this.changed();
  }

  private offer(): void {
    startPicker(this.row, this.kind, T("compare.add"), (address) => this.add(address)).catch(() => this.fail());
  }

  private add(address: string): void {
    if (this.chosen.includes(address)) {
      this.status.textContent = T("compare.there");
    } else if (this.chosen.length >= most) {
      this.status.textContent = this.kind === "programs" ? T("compare.full.programs", { most }) : T("compare.full.places", { most });
    } else {
      this.chosen.push(address);
      this.changed();
    }
  }

  private changed(): void {
    const rest = readAddress();
    for (const k of kinds) rest.delete(k);
    writeAddress([[this.kind, this.chosen.join(",")], ...rest]);
    void this.show();
  }

  private fail(): void {
    this.status.textContent = T("compare.failed");
  }

  private async show(): Promise<void> {
    const mine = ++this.latest;
    try {
      const index = await loadIndex();
      if (this.kind === "programs") {
        const programs = await loadPrograms();
        if (mine === this.latest) this.showPrograms(programs);
        return;
      }
      const find = this.kind === "villages" ? village : region;
      const found = await Promise.all(this.chosen.map((a) => find(a).catch(() => null)));
      if (mine !== this.latest) return;
      const subjects = found.filter((s): s is Subject => s !== null);
      this.chips(this.chosen.map((a, i) => [a, found[i]?.name ?? T("compare.not-found", { address: a })]));
      if (this.enough(subjects.length)) await this.fill(index, subjects, mine);
    } catch {
      if (mine === this.latest) this.fail();
    } finally {
      // else another answer is to come
      if (mine === this.latest && document.documentElement.dataset["asked"] !== "near") delete document.documentElement.dataset["asked"];
    }
  }

  /** What is read first is there first; twenty charts with it would keep a phone from answering. */
  private async fill(index: Index, subjects: Subject[], mine: number): Promise<void> {
    const rows = rowsOf(index, subjects);
    this.result.replaceChildren(...this.render(index, subjects, rows));
    breakTitles(this.result);
    const charts: [HTMLElement, Row][] = [];
    for (let i = 0; i < rows.length; i += atOnce) {
      await pause();
      charts.push(...chartsOf(index, subjects, rows.slice(i, i + atOnce)));
    }
    if (charts.length && mine === this.latest) this.result.append(make("h3", {}, T("compare.trends")), ...inOrder(index, charts));
  }

  private showPrograms(all: Program[]): void {
    const programs = this.chosen.map((id) => all.find((p) => p[0] === id));
    this.chips(this.chosen.map((id, i) => [id, programs[i]?.[1] ?? T("compare.not-found", { address: id })]));
    const found = programs.filter((p) => p !== undefined);
    if (this.enough(found.length)) this.result.replaceChildren(this.head(), besideOf(found));
  }

  private enough(n: number): boolean {
    const one: Record<Kind, string> = { villages: T("compare.one.villages"), regions: T("compare.one.regions"), programs: T("compare.one.programs") };
    const now: Record<Kind, string> = { villages: T("compare.now.villages", { n }), regions: T("compare.now.regions", { n }), programs: T("compare.now.programs", { n }) };
    this.status.textContent = n === 0 ? "" : n === 1 ? one[this.kind] : now[this.kind];
    if (n < 2) this.result.replaceChildren();
    return n >= 2;
  }

  private chips(list: [address: string, name: string][]): void {
    const items = list.map(([address, name], k) => {
      const button = make("button", { type: "button", "aria-label": T("compare.remove", { name }) }, "×");
      button.addEventListener("click", () => {
        this.chosen = this.chosen.filter((a) => a !== address);
        this.changed();
        this.row.querySelector<HTMLElement>("select")?.focus();
      });
      return make("li", {}, make("span", { class: `key s${k}`, "aria-hidden": "true" }, "■"), " ", name, " ", button);
    });
    this.list.replaceChildren(...items);
  }

  private head(): HTMLElement {
    const print = make("button", { type: "button", class: "print" }, T("compare.print"));
    print.addEventListener("click", () => window.print());
    document.body.classList.add("comparing");
    return make("p", { class: "acts" }, print, offerReport(() => ({ [this.kind]: this.chosen })), make("span", { class: "hint" }, T("compare.share")));
  }

  private render(index: Index, subjects: Subject[], rows: Row[]): HTMLElement[] {
    const parts = [this.head()];
    if (subjects.some((s) => s.sample) && !document.querySelector("main > .notice-sample")) {
      parts.push(make("p", { class: "notice notice-sample" }, make("strong", {}, T("sample")), ` ${T("compare.sample", { names: listed(subjects.filter((s) => s.sample).map((s) => s.name)) })}`));
    }
    const found = answers(index, subjects, rows);
    if (found) parts.push(found);
    parts.push(sideBySide(index, subjects, rows));
    parts.push(make("p", { class: "hint" }, T("compare.sources", { list: sourcesOf(subjects) })));
    const warned = cautions(index, subjects, rows);
    if (warned.length) parts.push(make("h3", {}, T("compare.cautions")), make("ul", { class: "cautions" }, ...warned.map((w) => make("li", {}, w))));
    const runs = programMatrix(index, subjects);
    if (runs) parts.push(make("h3", {}, T("compare.runs")), runs);
    return parts;
  }
}

function sourcesOf(subjects: Subject[]): string {
  const titles = new Set(subjects.flatMap((s) => [...s.series.values()].map((x) => x.source)).filter(Boolean));
  return titles.size ? listed([...titles].map((title) => T("work.title", { title }))) : T("unsaid.source");
}

/** First what differs most, the others in their own order behind a fold. */
function inOrder(index: Index, charts: [HTMLElement, Row][]): HTMLElement[] {
  const grid = (list: [HTMLElement, Row][]): HTMLElement => make("div", { class: "charts" }, ...list.map(([figure]) => figure));
  if (charts.length <= openCharts + 1) return [grid(charts)];
  const most = [...charts].sort(([, a], [, b]) => apart(index, b) - apart(index, a)).slice(0, openCharts);
  const others = charts.filter((c) => !most.includes(c));
  return [grid(most), make("details", { class: "fold" }, make("summary", {}, count("compare.trends.rest", others.length)), grid(others))];
}

function chartsOf(index: Index, subjects: Subject[], rows: Row[]): [HTMLElement, Row][] {
  const charts: [HTMLElement, Row][] = [];
  for (const row of rows) {
    const lines = subjects.flatMap((s) => {
      const series = s.series.get(row.indicator);
      return series ? [{ name: s.name, series, colour: subjects.indexOf(s) }] : [];
    });
    const indicator = index.indicators[row.indicator];
    if (lines.length < 2 || !indicator) continue;
    const chart = lineFigure(indicator[1], indicator[3], indicator[4], lines, subjects.some((s) => s.sample));
    if (chart) charts.push([chart, row]);
  }
  return charts;
}

/** Lets the browser paint, and answer its reader. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const box = document.querySelector<HTMLElement>("[data-compare]");
if (box) new Comparison(box);
startAlike();
startOwn();
