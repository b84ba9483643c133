// The dialog that asks what the site cannot know: who went where and when, which village is
// one's own, which conditions it meets.
import { village } from "../compare/subject";
import { startPicker } from "../compare/picker";
import { make } from "../compare/element";
import type { Subject } from "../compare/subject";
import type { ReportRequest } from "../offer";
import { T, listed, nodes } from "../words";
import type { Gathered } from "./gather";

/** What was answered. */
export interface Answers {
  title: string;
  unit: string;
  people: string;
  date: string;
  places: string;
  /** One's own village: of the site, or typed. */
  own: Own | null;
  /** Ticked conditions: "program:number". */
  met: Set<string>;
}

export interface Own {
  name: string;
  subject: Subject | null;
  typed: Map<string, number>;
}

/** Shows the dialog; write is called when the file is asked for, and gives its name. */
export function ask(request: ReportRequest, gathered: Gathered, write: (answers: Answers) => Promise<string>): void {
  const dialog = make("dialog", { class: "dialog report-dialog", "aria-labelledby": "report-title" });
  const said = make("p", { role: "status" });
  // Villages that were found by figures are not yet villages that were visited.
  const places = request.typed ? [] : gathered.places.map((p) => p.name);
  const fields = {
    title: line(T("report.title"), request.topic || (places.length ? T("report.title.of", { places: listed(places.slice(0, 3)) }) : T("report.title.plain"))),
    unit: line(T("booklet.unit"), request.unit),
    people: line(T("report.people"), request.people),
    date: line(T("report.date"), request.date),
    places: line(T("report.places"), listed(places)),
  };
  const own = new OwnChoice(request, gathered);
  const met = new Set(request.met);
  const form = make("form", { method: "dialog" }, ...Object.values(fields).map((f) => f.label), own.box, conditions(gathered, met));
  const go = make("button", { type: "submit", class: "tool" }, T("report.make"));
  const close = make("button", { type: "button", class: "tool" }, T("close"));
  close.addEventListener("click", () => dialog.close());
  form.append(make("p", {}, go, close), said);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go.disabled = true;
    said.textContent = T("report.making");
    const { title, unit, people, date, places: where } = fields;
    own.chosen()
      .then((mine) => write({ title: title.value(), unit: unit.value(), people: people.value(), date: date.value(), places: where.value(), own: mine, met }))
      .then((name) => (said.textContent = T("report.made", { name })))
      .catch((error: unknown) => (said.textContent = T("report.failed", { why: error instanceof Error ? error.message : "" })))
      .finally(() => (go.disabled = false));
  });
  dialog.append(make("h2", { id: "report-title" }, T("report.offer")), make("p", { class: "hint" }, T("report.hint")), form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function line(name: string, value = ""): { label: HTMLElement; value: () => string } {
  const input = make("input", { type: "text", value, autocomplete: "off" });
  return { label: make("label", { class: "line" }, make("span", {}, name), input), value: () => input.value.trim() };
}

/** One's own village: none, one of those compared, the typed figures, or another one of the site. */
class OwnChoice {
  readonly box = make("fieldset", {}, make("legend", {}, T("report.own")));
  private readonly select = make("select", { "aria-label": T("report.own") });
  private readonly name = make("input", { type: "text", autocomplete: "off" });
  private readonly more = make("div", { class: "pick" });
  private other = "";

  constructor(
    private readonly request: ReportRequest,
    private readonly gathered: Gathered,
  ) {
    const offer = (value: string, text: string): void => this.select.append(make("option", { value }, text));
    offer("", T("report.own.none"));
    if (request.typed?.size) offer("typed", T("report.own.typed"));
    for (const p of gathered.places) if (p.kind === "villages") offer(p.address, p.name);
    offer("other", T("report.own.another"));
    this.select.value = request.typed?.size ? "typed" : "";
    this.select.addEventListener("change", () => this.turn());
    this.box.append(this.select, make("label", { class: "line" }, make("span", {}, T("report.own.name")), this.name), this.more);
    this.turn();
  }

  private turn(): void {
    this.more.hidden = this.select.value !== "other";
    if (this.more.hidden || this.more.firstChild) return;
    startPicker(this.more, "villages", T("report.own.take"), (address) => {
      this.other = address;
      void village(address).then((v) => (this.name.value = v?.name ?? ""));
    }).catch(() => (this.more.textContent = T("load.failed")));
  }

  async chosen(): Promise<Own | null> {
    const named = this.name.value.trim();
    switch (this.select.value) {
      case "":
        return named ? { name: named, subject: null, typed: new Map() } : null;
      case "typed":
        return { name: named || T("alike.mine"), subject: null, typed: this.request.typed ?? new Map() };
      case "other": {
        const subject = this.other ? await village(this.other) : null;
        return subject && { name: subject.name, subject, typed: new Map() };
      }
    }
    const subject = this.gathered.places.find((p) => p.address === this.select.value) ?? null;
    return subject && { name: subject.name, subject, typed: new Map() };
  }
}

/** The conditions of the methods, to be ticked by someone who knows the home village. */
function conditions(gathered: Gathered, met: Set<string>): HTMLElement | null {
  const methods = gathered.methods.filter((p) => p[10].length);
  if (!methods.length) return null;
  const sets = methods.map((p) => {
    const boxes = p[10].map((text, i) => {
      const tick = make("input", { type: "checkbox" });
      const key = `${p[0]}:${i}`;
      tick.checked = met.has(key);
      tick.addEventListener("change", () => void (tick.checked ? met.add(key) : met.delete(key)));
      return make("label", { class: "tick" }, tick, " ", text);
    });
    return make("fieldset", { class: "conditions" }, make("legend", {}, ...nodes(T("alike.conditions"), { method: document.createTextNode(p[1]) })), ...boxes);
  });
  return make("details", {}, make("summary", {}, T("report.conditions")), ...sets);
}
