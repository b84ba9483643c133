// What a reader takes along: the slugs of texts, in the reader's order. Kept by the browser
// where it can, and in the address of the booklet, which can be handed on.

const key = "casebook-basket";

/** More than a booklet that anybody carries. */
export const most = 60;

const slugPattern = /^[^\s,/#]+$/;

/** The slugs in the basket. */
export function basket(): string[] {
  try {
    return clean(JSON.parse(localStorage.getItem(key) ?? "[]"));
  } catch {
    return [];
  }
}

/** Keeps the slugs and tells the page. */
export function keep(slugs: string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(clean(slugs)));
  } catch {
    // The booklet's address still has them.
  }
  dispatchEvent(new Event("casebook-basket"));
}

/** Puts texts in, or takes them out where all of them are there. */
export function toggle(texts: string[]): void {
  const slugs = basket();
  const others = slugs.filter((s) => !texts.includes(s));
  keep(texts.every((s) => slugs.includes(s)) ? others : [...slugs, ...texts.filter((s) => !slugs.includes(s))]);
}

/** Calls back when this page or another one changes the basket. */
export function onChange(call: () => void): void {
  addEventListener("casebook-basket", call);
  addEventListener("storage", (event) => {
    if (event.key === key) call();
  });
}

/** "#cases=a,b" of slugs, "" of none. */
export function toHash(slugs: string[]): string {
  return slugs.length ? "#cases=" + slugs.map(encodeURIComponent).join(",") : "";
}

/** The slugs of "#cases=a,b"; null where the address says nothing. */
export function fromHash(hash: string): string[] | null {
  const found = /^#cases=(.*)$/.exec(hash);
  if (!found) return null;
  try {
    return clean((found[1] ?? "").split(",").map(decodeURIComponent));
  } catch {
    return [];
  }
}

function clean(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  const slugs = list.filter((s): s is string => typeof s === "string" && slugPattern.test(s) && s !== "." && s !== "..");
  return [...new Set(slugs)].slice(0, most);
}
