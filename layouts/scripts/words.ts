// The texts that scripts show, in the language of the site. The theme finds the keys that
// scripts ask for, which must therefore stand here in full, and puts their texts before
// site.js, the first script that asks.

type Values = Record<string, string | number>;

declare global {
  var casebookWords: Record<string, string> | undefined;
}

/** The text of a key with values in its holes. */
export function T(key: string, values: Values = {}): string {
  return filled(globalThis.casebookWords?.[key] ?? key, values);
}

/** The form of a text that goes with n things; {n} is their number. */
export function count(key: string, n: number, values: Values = {}): string {
  const words = globalThis.casebookWords ?? {};
  const form = new Intl.PluralRules(document.documentElement.lang || "zh-CN").select(Math.abs(n));
  return filled(words[`${key}.${form}`] ?? words[`${key}.other`] ?? key, { n, ...values });
}

/** A text in whose holes elements stand. */
export function nodes(text: string, values: Record<string, Node>): (string | Node)[] {
  return text.split(/(\{[a-z0-9_]+\})/).filter(Boolean).map((piece) => values[piece.slice(1, -1)] ?? piece);
}

/** A unit as it stands behind a number: 520 yuan, but 520元. */
export function behind(unit: string): string {
  return /^[a-z]/i.test(unit) ? `\u00a0${unit}` : unit;
}

/** Several things in one line. */
export function listed(things: string[]): string {
  return things.join(T("list.and"));
}

/** Several statements in one line. */
export function clauses(statements: string[]): string {
  return statements.join(T("list.comma"));
}

function filled(text: string, values: Values): string {
  return text.replace(/\{([a-z0-9_]+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
