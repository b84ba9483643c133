// The way to the search page from any page: the key "/". The page itself has a script of its
// own, search/search.ts.

const key = "casebook-slash";

/** Tells whether "/" opens the search: a reader may turn it off, as WCAG 2.1.4 asks. */
export function slashOpens(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true; // a browser may keep nothing for a page from a disk
  }
}

/** Remembers whether "/" opens the search. */
export function letSlashOpen(opens: boolean): void {
  try {
    if (opens) localStorage.removeItem(key);
    else localStorage.setItem(key, "off");
  } catch {
    // The choice then holds for no other page.
  }
}

/** Lets "/" open the search where it is not typed into something. */
export function startSearch(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const at = event.target;
    if (at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select"))) return;
    if (!slashOpens()) return;
    const field = document.querySelector<HTMLInputElement>("[data-search] input[type=search]");
    const link = document.querySelector<HTMLAnchorElement>('a[href$="search/index.html"]');
    if (!field && !link) return;
    event.preventDefault();
    if (field) field.select();
    else if (link) location.assign(`${link.href}#q=`);
  });
}
