// Light or dark: as the system has it until a reader chooses; the choice is remembered.
type Mode = "auto" | "light" | "dark";

const key = "casebook-mode";
const names: Record<Mode, string> = { auto: "随系统", light: "浅色", dark: "深色" };
const order: Mode[] = ["auto", "light", "dark"];

function remembered(): Mode {
  try {
    const mode = localStorage.getItem(key);
    return mode === "light" || mode === "dark" ? mode : "auto";
  } catch {
    return "auto"; // a browser may keep nothing for a page from a disk
  }
}

function remember(mode: Mode): void {
  try {
    localStorage.setItem(key, mode);
  } catch {
    // The choice then holds for this page only.
  }
}

/** Applies the remembered choice. */
export function applyMode(mode = remembered()): void {
  if (mode === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = mode;
}

/** Adds the switch to the masthead. */
export function addModeSwitch(): void {
  const tools = document.querySelector("[data-tools]");
  if (!tools) return;
  let mode = remembered();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool";
  const label = (): void => {
    button.textContent = `显示：${names[mode]}`;
  };
  button.addEventListener("click", () => {
    mode = order[(order.indexOf(mode) + 1) % order.length] ?? "auto";
    remember(mode);
    applyMode(mode);
    label();
  });
  label();
  tools.append(button);
}
