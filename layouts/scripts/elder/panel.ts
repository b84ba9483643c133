// The switches in the masthead: elder mode, and a panel for colours and the size of text.
import { apply, remember, remembered, sizes, themes, type Settings, type Theme } from "./settings";
import { T } from "../words";
import { toolButton } from "../compare/element";

/** Adds the switches to the masthead. */
export function addDisplaySwitches(): void {
  const tools = document.querySelector("[data-tools]");
  if (!tools) return;
  const settings = remembered();
  const elder = toolButton(T("display.elder"));
  const open = toolButton(T("display"));
  const panel = document.createElement("div");
  panel.className = "panel";
  panel.id = "display";
  panel.hidden = true;
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", T("display.settings"));
  open.setAttribute("aria-controls", panel.id);
  const size = sizeControl(settings, () => change());
  const change = (): void => {
    apply(settings);
    remember(settings);
    show();
    dispatchEvent(new Event("resize")); // what fits the screen may not any more
  };
  const show = (): void => {
    elder.setAttribute("aria-pressed", String(settings.elder));
    open.setAttribute("aria-expanded", String(!panel.hidden));
    size.hidden = !settings.elder;
  };
  elder.addEventListener("click", () => {
    settings.elder = !settings.elder;
    change();
  });
  panel.append(themeChoice(settings, change), size);
  tools.append(elder, open, panel);
  openAndClose(open, panel, show);
  show();
}

function themeChoice(settings: Settings, change: () => void): HTMLFieldSetElement {
  const set = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = T("display.colours");
  set.append(legend);
  const names: Record<Theme, string> = { auto: T("display.auto"), light: T("display.light"), dark: T("display.dark"), contrast: T("display.contrast") };
  for (const theme of themes) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = "casebook-theme";
    input.checked = settings.theme === theme;
    input.addEventListener("change", () => {
      settings.theme = theme;
      change();
    });
    label.append(input, names[theme]);
    set.append(label);
  }
  return set;
}

function sizeControl(settings: Settings, change: () => void): HTMLFieldSetElement {
  const set = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = T("display.size");
  const input = document.createElement("input");
  input.type = "range";
  input.min = String(sizes[0]);
  input.max = String(sizes[sizes.length - 1]);
  input.step = "2";
  input.value = String(settings.size);
  input.setAttribute("aria-label", T("display.size"));
  const said = document.createElement("output");
  const say = (): void => {
    said.textContent = T("display.pixels", { n: settings.size });
    input.setAttribute("aria-valuetext", said.textContent);
  };
  input.addEventListener("input", () => {
    settings.size = Number(input.value);
    say();
    change();
  });
  say();
  set.append(legend, input, said);
  return set;
}

/** Opens the panel at its button; Escape, a click elsewhere and leaving it close it. */
function openAndClose(button: HTMLButtonElement, panel: HTMLElement, changed: () => void): void {
  const set = (open: boolean): void => {
    if (open === !panel.hidden) return;
    panel.hidden = !open;
    changed();
  };
  button.addEventListener("click", () => set(Boolean(panel.hidden)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    if (panel.contains(document.activeElement)) button.focus();
    set(false);
  });
  const outside = (event: Event): void => {
    const { target } = event;
    if (target instanceof Node && !panel.contains(target) && !button.contains(target)) set(false);
  };
  document.addEventListener("pointerdown", outside);
  document.addEventListener("focusin", outside);
}
