// “Villages like mine”: a reader types the figures of a village, or takes a village of the
// site, and sees the nearest exemplars, what differs, and what their programs ask for.
import { readAddress, writeAddress } from "../compare/address";
import { loadExemplars, loadIndex, loadPrograms, rootOf, type Exemplar, type Index, type Program } from "../compare/data";
import { make, sampleMark } from "../compare/element";
import { startPicker } from "../compare/picker";
import { addressOf, codeOf, countyOf, last, village } from "../compare/subject";
import { offerReport } from "../offer";
import { breakTitles } from "../titles";
import { nearest, type Figures, type Neighbour } from "./nearest";
import { type Given, differenceTable, givenTo, inWords, pageOf, sideBySide } from "./show";
import { T, count, nodes } from "../words";

const shownVillages = 5;

/** Starts the form where the page has one. */
export function startAlike(): void {
  const box = document.querySelector<HTMLElement>("[data-alike]");
  if (box) new Alike(box);
  else answered();
}

/** What stands below waited for the answer to an address (early.ts). */
function answered(): void {
  if (document.documentElement.dataset["asked"] === "near") delete document.documentElement.dataset["asked"];
}

class Alike {
  private readonly form: HTMLFormElement;
  private readonly status: HTMLElement;
  private readonly result: HTMLElement;
  /** Of the village that the figures were taken from, which is no neighbour of itself. */
  private from = "";
  /** Ticked conditions: "program:number". */
  private met = new Set<string>();

  constructor(private readonly box: HTMLElement) {
    this.form = box.querySelector<HTMLFormElement>(".alike-form") ?? document.createElement("form");
    this.status = box.querySelector<HTMLElement>("[data-status]") ?? box;
    this.result = box.querySelector<HTMLElement>("[data-result]") ?? box;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.write();
      void this.find();
    });
    this.form.addEventListener("reset", () => {
      this.from = "";
      this.met.clear();
      this.result.replaceChildren();
      this.status.textContent = "";
      this.settle(false);
      setTimeout(() => this.write());
    });
    this.form.addEventListener("input", () => (this.from = ""));
    this.box.querySelector(".pick")?.addEventListener("submit", (event) => event.preventDefault());
    this.box.querySelector<HTMLDetailsElement>(".alike-fill")?.addEventListener("toggle", () => this.offer());
    addEventListener("hashchange", () => this.follow());
    this.follow();
  }

  private offered = false;

  private offer(): void {
    const row = this.box.querySelector<HTMLElement>("[data-pick]");
    if (this.offered || !row) return;
    this.offered = true;
    startPicker(row, "villages", T("alike.take"), (address) => void this.fill(address)).catch(() => this.fail());
  }

  private async fill(address: string): Promise<void> {
    const [index, v] = await Promise.all([loadIndex(), village(address)]);
    if (!v) return this.fail();
    this.form.reset();
    for (const input of this.inputs()) {
      const i = index.indicators.findIndex((x) => x[0] === input.name);
      const series = v.series.get(i);
      const value = input.name === "households" ? v.households : input.name === "population" ? v.population : series ? series.values[last(series) - series.first] : null;
      input.value = value === null || value === undefined || value < 0 ? "" : String(value);
    }
    this.unfold();
    await new Promise((done) => setTimeout(done)); // the form's reset writes the address too
    this.from = addressOf(countyOf(address), codeOf(address)); // however the link wrote it, as the exemplars have it
    this.write();
    await this.find();
  }

  private inputs(): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>("input")];
  }

  /** What was filled in is seen. */
  private unfold(): void {
    for (const fold of this.form.querySelectorAll("details")) if ([...fold.querySelectorAll("input")].some((i) => i.value !== "")) fold.open = true;
  }

  private write(): void {
    const rest = readAddress();
    rest.delete("like");
    rest.delete("from");
    rest.delete("met");
    rest.delete("near");
    const figures = this.inputs().filter((i) => i.value !== "").map((i) => `${i.name}:${i.value}`);
    writeAddress([...rest, ["like", figures.join(",")], ["from", this.from], ["met", [...this.met].join(",")]]);
  }

  private follow(): void {
    const address = readAddress();
    const near = address.get("near");
    if (near) { // from a village's own page
      this.settle(true);
      this.box.scrollIntoView();
      void this.fill(near).catch(() => this.fail()).finally(answered);
      return;
    }
    const like = address.get("like");
    if (!like) return;
    const values = new Map(like.split(",").map((pair): [string, string] => [pair.split(":")[0] ?? "", pair.split(":")[1] ?? ""]));
    for (const input of this.inputs()) input.value = values.get(input.name) ?? "";
    this.unfold();
    this.from = address.get("from") ?? "";
    this.met = new Set((address.get("met") ?? "").split(",").filter(Boolean));
    void this.find();
  }

  /** Where the figures came from the site the answer stands in place of the form, which one button brings back. */
  private settle(settled: boolean): void {
    this.box.classList.toggle("settled", settled);
    if (!settled || this.box.querySelector(".alike-again")) return;
    const again = make("button", { type: "button", class: "alike-again" }, T("alike.again"));
    again.addEventListener("click", () => {
      this.settle(false);
      this.form.querySelector("input")?.focus();
    });
    this.status.after(again);
  }

  private fail(): void {
    this.settle(false);
    this.box.classList.add("unanswered"); // it stays where it stands
    this.status.textContent = T("load.failed");
  }

  private async find(): Promise<void> {
    const own: Figures = new Map();
    for (const input of this.inputs()) {
      if (input.value !== "" && Number.isFinite(input.valueAsNumber)) own.set(input.name, input.valueAsNumber);
    }
    if (!own.size) {
      this.status.textContent = T("alike.empty");
      this.result.replaceChildren();
      return;
    }
    try {
      const [index, exemplars, programs] = await Promise.all([loadIndex(), loadExemplars(), loadPrograms()]);
      const all = exemplars
        .filter((e) => addressOf(e[3], e[0]) !== this.from)
        .map((e) => ({ village: e, figures: figuresOf(index, e) }));
      const rate = (key: string): boolean => index.indicators.find((i) => i[0] === key)?.[3] === "%";
      const found = nearest(own, all, rate).slice(0, shownVillages);
      this.status.textContent = found.length ? count("alike.found", found.length, { own: own.size, all: all.length }) : T("alike.none");
      const home = this.from ? await village(this.from) : undefined;
      const given = givenTo(index, own, home?.name ?? T("alike.mine"));
      if (home && found.length) this.status.prepend(T("alike.of", { name: home.name }));
      const marked = all.some((e) => e.village[7] !== 1); // else the notice at the page's head says it of all
      this.settle(home !== undefined);
      this.result.replaceChildren(sideBySide(given, found), make("ol", { class: "nearest" }, ...found.map((f) => this.item(given, f, programs, marked))));
      breakTitles(this.result);
      const villages = found.map((f) => addressOf(f.village[3], f.village[0]));
      const report = offerReport(() => ({ villages, typed: own, from: this.from, met: this.met }));
      if (report && found.length) this.result.append(make("p", { class: "acts" }, report));
    } catch {
      this.fail();
    }
  }

  private item(given: Given, found: Neighbour<Exemplar>, programs: Program[], marked: boolean): HTMLElement {
    const [code, name, place, county, , , runs, sample, , narratives] = found.village;
    const head = make("h3", {}, make("a", { href: pageOf(code) }, name), marked && sample === 1 && sampleMark());
    const item = make("li", {}, make("p", { class: "kicker" }, place), head, ...inWords(given, found));
    for (let i = 0; i + 1 < narratives.length; i += 2) {
      item.append(make("p", { class: "more" }, make("a", { href: rootOf() + narratives[i] }, T("alike.read", { title: narratives[i + 1] ?? "" }))));
    }
    for (const n of runs) {
      const p = programs[n];
      if (p) item.append(this.conditions(p));
    }
    item.append(differenceTable(given, found));
    const other = addressOf(county, code);
    if (this.from) {
      const link = make("a", { href: `#villages=${this.from},${other}` }, T("alike.beside"));
      link.addEventListener("click", () => document.querySelector("[data-compare]")?.scrollIntoView());
      item.append(make("p", { class: "more" }, link));
    }
    return item;
  }

  /** What a program asks for, to be ticked by someone who knows the home village. */
  private conditions(p: Program): HTMLElement {
    const [id, name] = p;
    const wanted = p[10];
    const link = make("a", { href: `${rootOf()}programs/${encodeURIComponent(id)}/index.html` }, name);
    if (!wanted.length) return make("p", { class: "conditions" }, ...nodes(T("alike.unstated"), { method: link }));
    const met = make("span", { class: "met", role: "status" });
    const update = (): void => {
      const n = wanted.filter((_, i) => this.met.has(`${id}:${i}`)).length;
      met.textContent = n === wanted.length ? T("alike.met-all") : T("alike.met", { n, all: wanted.length });
      met.classList.toggle("all", n === wanted.length);
    };
    const boxes = wanted.map((text, i) => {
      const key = `${id}:${i}`;
      const tick = make("input", { type: "checkbox" });
      tick.checked = this.met.has(key);
      tick.addEventListener("change", () => {
        if (tick.checked) this.met.add(key);
        else this.met.delete(key);
        this.write();
        update();
      });
      return make("label", {}, tick, " ", text);
    });
    update();
    return make("fieldset", { class: "conditions" }, make("legend", {}, ...nodes(T("alike.conditions"), { method: link })), ...boxes, met);
  }
}

function figuresOf(index: Index, e: Exemplar): Figures {
  const figures: Figures = new Map();
  if (e[4] >= 0) figures.set("households", e[4]);
  if (e[5] >= 0) figures.set("population", e[5]);
  const list = e[8];
  for (let i = 0; i + 2 < list.length; i += 3) figures.set(index.indicators[list[i] ?? -1]?.[0] ?? "", list[i + 2] ?? 0);
  return figures;
}
