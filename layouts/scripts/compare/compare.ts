// The script of the comparison and of a village of one's own on indicator pages.
import { startAlike } from "../alike/alike";
import { readAddress, writeAddress } from "./address";
import { lineFigure } from "./chart";
import { loadIndex, loadPrograms, type Index, type Program } from "./data";
import { make } from "./element";
import { startOwn } from "./own";
import { startPicker, type Kind } from "./picker";
import { besideOf } from "./programs";
import { region, village, type Subject } from "./subject";
import { cautions, programMatrix, rowsOf, sideBySide, type Row } from "./table";

const most = 4;
const kinds: Kind[] = ["villages", "regions", "programs"];
const nouns: Record<Kind, string> = { villages: "村", regions: "地区", programs: "工作方法" };
const measures: Record<Kind, string> = { villages: "个", regions: "个", programs: "种" };

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
    void this.show();
  }

  private turn(kind: Kind): void {
    this.kind = kind;
    this.chosen = [];
    this.offer();
    this.changed();
  }

  private offer(): void {
    startPicker(this.row, this.kind, `加入对照`, (address) => this.add(address)).catch(() => this.fail());
  }

  private add(address: string): void {
    if (this.chosen.includes(address)) {
      this.status.textContent = "已经在对照里了。";
    } else if (this.chosen.length >= most) {
      this.status.textContent = `最多并排看${most}${measures[this.kind]}，请先去掉一${measures[this.kind]}。`;
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
    this.status.textContent = "对照用的数据没有载入。可以刷新再试，或看下面的排列和表。";
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
      this.chips(this.chosen.map((a, i) => [a, found[i]?.name ?? `没有找到：${a}`]));
      if (this.enough(subjects.length)) this.result.replaceChildren(...this.render(index, subjects));
    } catch {
      if (mine === this.latest) this.fail();
    }
  }

  private showPrograms(all: Program[]): void {
    const programs = this.chosen.map((id) => all.find((p) => p[0] === id));
    this.chips(this.chosen.map((id, i) => [id, programs[i]?.[1] ?? `没有找到：${id}`]));
    const found = programs.filter((p) => p !== undefined);
    if (this.enough(found.length)) this.result.replaceChildren(this.head(), besideOf(found));
  }

  private enough(n: number): boolean {
    const what = measures[this.kind] + nouns[this.kind];
    this.status.textContent = n === 0 ? "" : n === 1 ? `再选一${what}就能对照。` : `正在对照 ${n} ${what}。`;
    if (n < 2) this.result.replaceChildren();
    return n >= 2;
  }

  private chips(list: [address: string, name: string][]): void {
    const items = list.map(([address, name], k) => {
      const button = make("button", { type: "button", "aria-label": `去掉${name}` }, "×");
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
    const print = make("button", { type: "button", class: "print" }, "打印对照");
    print.addEventListener("click", () => window.print());
    document.body.classList.add("comparing");
    return make("p", { class: "acts" }, print, make("span", { class: "hint" }, "网址已记下所选，复制网址就能分享。"));
  }

  private render(index: Index, subjects: Subject[]): HTMLElement[] {
    const rows = rowsOf(index, subjects);
    const parts = [this.head()];
    if (subjects.some((s) => s.sample) && !document.querySelector("main > .notice-sample")) {
      parts.push(make("p", { class: "notice notice-sample" }, make("strong", {}, "示例数据"), ` ${subjects.filter((s) => s.sample).map((s) => s.name).join("、")}的数字是编造的，只为演示。`));
    }
    parts.push(sideBySide(index, subjects, rows));
    parts.push(make("p", { class: "hint" }, `来源：${sourcesOf(subjects)}。折算的比重与人均按表中户数、人口计算；户数、人口的年份资料没有注明。`));
    const warned = cautions(index, subjects, rows);
    if (warned.length) parts.push(make("h3", {}, "相比之前要知道"), make("ul", { class: "cautions" }, ...warned.map((w) => make("li", {}, w))));
    const runs = programMatrix(index, subjects);
    if (runs) parts.push(make("h3", {}, "谁在实行哪些工作方法"), runs);
    const charts = chartsOf(index, subjects, rows);
    if (charts.length) parts.push(make("h3", {}, "历年走势（同一坐标）"), make("div", { class: "charts" }, ...charts));
    return parts;
  }
}

function sourcesOf(subjects: Subject[]): string {
  const titles = new Set(subjects.flatMap((s) => [...s.series.values()].map((x) => x.source)).filter(Boolean));
  return titles.size ? [...titles].map((t) => `《${t}》`).join("、") : "未注明";
}

function chartsOf(index: Index, subjects: Subject[], rows: Row[]): HTMLElement[] {
  const charts: HTMLElement[] = [];
  for (const row of rows) {
    const lines = subjects.flatMap((s) => {
      const series = s.series.get(row.indicator);
      return series ? [{ name: s.name, series, colour: subjects.indexOf(s) }] : [];
    });
    const indicator = index.indicators[row.indicator];
    if (lines.length < 2 || !indicator) continue;
    const chart = lineFigure(indicator[1], indicator[3], indicator[4], lines, subjects.some((s) => s.sample));
    if (chart) charts.push(chart);
  }
  return charts;
}

const box = document.querySelector<HTMLElement>("[data-compare]");
if (box) new Comparison(box);
startAlike();
startOwn();
