// How a reader wants pages to look; remembered over pages and visits.


/** Colours: as the system has them, light, dark, or white and yellow on black. */
export type Theme = "auto" | "light" | "dark" | "contrast";

export interface Settings {
  theme: Theme;
  elder: boolean;
  /** Of the text in elder mode, in CSS pixels. */
  size: number;
}

/** The sizes that elder mode offers; styles/elder.css has a rule for each. */
export const sizes = [18, 20, 22, 24, 26, 28, 30] as const;

export const themes: readonly Theme[] = ["auto", "light", "dark", "contrast"];

const key = "casebook-view";
const plain: Settings = { theme: "auto", elder: false, size: 20 };

/** What the reader chose before; what was stored by something else counts as nothing. */
export function remembered(): Settings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    if (typeof stored !== "object" || stored === null) return { ...plain };
    const { theme, elder, size } = stored as Record<string, unknown>;
    return {
      theme: typeof theme === "string" && (themes as readonly string[]).includes(theme) ? (theme as Theme) : plain.theme,
      elder: elder === true,
      size: sizes.find((s) => s === size) ?? plain.size,
    };
  } catch {
    return { ...plain }; // a browser may keep nothing for a page from a disk
  }
}

export function remember(settings: Settings): void {
  try {
    localStorage.setItem(key, JSON.stringify(settings));
  } catch {
    // The choice then holds for this page only.
  }
}

/** Puts the choice at the root element, where the style sheet looks for it. */
export function apply(settings: Settings): void {
  const { dataset } = document.documentElement;
  if (settings.theme === "auto") delete dataset["theme"];
  else dataset["theme"] = settings.theme;
  if (settings.elder) dataset["elder"] = String(settings.size);
  else delete dataset["elder"];
}
