// The switches in the masthead: elder mode, and a panel for colours and the size of text.
import { apply, remember, remembered, sizes, themes, type Settings, type Theme } from "./settings";

/** Adds the switches to the masthead. */
export function addDisplaySwitches(): void {
  const tools = document.querySelector("[data-tools]");
  if (!tools) return;
  const settings = remembered();
  const elder = tool("长辈版");
  const open = tool("显示");
  const panel = document.createElement("div");
  panel.className = "panel";
  panel.id = "display";
  panel.hidden = true;
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", "显示设置");
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

function tool(text: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool";
  button.textContent = text;
  return button;
}

function themeChoice(settings: Settings, change: () => void): HTMLFieldSetElement {
  const set = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = "配色";
  set.append(legend);
  for (const [theme, name] of Object.entries(themes) as [Theme, string][]) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = "casebook-theme";
    input.checked = settings.theme === theme;
    input.addEventListener("change", () => {
      settings.theme = theme;
      change();
    });
    label.append(input, name);
    set.append(label);
  }
  return set;
}

function sizeControl(settings: Settings, change: () => void): HTMLFieldSetElement {
  const set = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = "字号";
  const input = document.createElement("input");
  input.type = "range";
  input.min = String(sizes[0]);
  input.max = String(sizes[sizes.length - 1]);
  input.step = "2";
  input.value = String(settings.size);
  input.setAttribute("aria-label", "字号");
  const said = document.createElement("output");
  const say = (): void => {
    said.textContent = `${settings.size} 像素`;
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
