// Choosing a village or a region step by step: region, region below it, village. Plain selects,
// which everybody knows and every keyboard reaches; nothing is taken before the button is pressed.
import { loadCounty, loadIndex, type CountyFile, type Index } from "./data";
import { make } from "./element";
import { addressOf } from "./subject";
import { T } from "../words";

export type Kind = "villages" | "regions" | "programs";

/** Fills a row with selects and a button that hands over an address. */
export async function startPicker(row: HTMLElement, kind: Kind, label: string, take: (address: string) => void): Promise<void> {
  const index = await loadIndex();
  const picker = kind === "programs" ? programPicker(index) : new PlacePicker(index, kind);
  const button = make("button", { type: "button" }, label);
  row.replaceChildren(picker.box, button);
  button.addEventListener("click", () => {
    const address = picker.address();
    if (address) take(address);
    else picker.box.querySelector<HTMLSelectElement>("label:last-child select")?.focus();
  });
}

interface Picker {
  box: HTMLElement;
  address(): string;
}

function programPicker(index: Index): Picker {
  const box = make("div", { class: "steps" });
  const select = addSelect(box, T("nav.programs"));
  for (const [id, name] of index.programs) select.append(make("option", { value: id }, name));
  return { box, address: () => select.value };
}

function addSelect(box: HTMLElement, label: string, first = T("pick.first")): HTMLSelectElement {
  const select = make("select", {}, make("option", { value: "" }, first));
  box.append(make("label", {}, make("span", {}, label), select));
  return select;
}

class PlacePicker implements Picker {
  readonly box = make("div", { class: "steps" });
  private chosen = -1;
  private county = "";
  private within = "";

  constructor(
    private readonly index: Index,
    private readonly kind: Kind,
  ) {
    this.step(-1);
  }

  address(): string {
    if (this.kind === "villages") return this.within;
    if (this.within) return this.within;
    return this.index.regions[this.chosen]?.[0] ?? "";
  }

  /** Offers what lies under a region; one that stands alone is taken at once, and where villages are looked for not asked for. */
  private step(parent: number): void {
    const list: number[] = [];
    this.index.regions.forEach((r, i) => {
      if (r[2] === parent && (r[3] > 0 || (this.kind === "regions" && r[5] === 1))) list.push(i);
    });
    if (!list.length) return;
    const optional = this.kind === "regions" && parent >= 0;
    if (list.length === 1 && this.kind === "villages") {
      this.choose(list[0] ?? -1, true);
      return;
    }
    const select = addSelect(this.box, this.box.childElementCount === 0 ? T("pick.region") : T("pick.within"), optional ? T("pick.above") : T("pick.first"));
    for (const i of list) select.append(make("option", { value: String(i) }, this.index.regions[i]?.[1] ?? ""));
    select.addEventListener("change", () => {
      this.cut(select);
      this.choose(select.value === "" ? parent : Number(select.value), select.value !== "");
    });
    if (list.length === 1 && !optional) {
      select.value = String(list[0]);
      this.choose(list[0] ?? -1, true);
    }
  }

  /** Takes away the selects after one. */
  private cut(select: HTMLSelectElement): void {
    const label = select.parentElement;
    while (label?.nextElementSibling) label.nextElementSibling.remove();
    this.county = "";
    this.within = "";
  }

  private choose(at: number, deeper: boolean): void {
    this.chosen = at;
    const place = this.index.regions[at];
    if (!place || !deeper) return;
    if (place[4] !== 1) {
      this.step(at);
      return;
    }
    this.county = place[0];
    const county = place[0];
    void loadCounty(county).then((file) => {
      if (this.county !== county) return;
      if (this.kind === "villages") this.offerVillages(county, file);
      else this.offerTowns(county, file);
    });
  }

  private offerVillages(county: string, file: CountyFile): void {
    const select = addSelect(this.box, T("pick.village"));
    const groups = new Map<number, HTMLOptGroupElement>();
    for (const v of file.villages) {
      let group = groups.get(v[2]);
      if (!group) {
        group = make("optgroup", { label: file.regions[v[2]]?.[1] ?? "" });
        groups.set(v[2], group);
        select.append(group);
      }
      group.append(make("option", { value: addressOf(county, v[0]) }, v[1]));
    }
    select.addEventListener("change", () => (this.within = select.value));
  }

  private offerTowns(county: string, file: CountyFile): void {
    const towns = file.regions.slice(1);
    if (!towns.length) return;
    const select = addSelect(this.box, T("pick.town"), T("pick.above"));
    for (const t of towns) select.append(make("option", { value: `${county}:${t[0]}` }, t[1]));
    select.addEventListener("change", () => (this.within = select.value));
  }
}
