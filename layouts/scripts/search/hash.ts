/** FNV-1a over the characters, as package search has it. */
export function hash(term: string): number {
  let h = 2166136261;
  for (const sign of term) h = Math.imul(h ^ (sign.codePointAt(0) ?? 0), 16777619);
  return h >>> 0;
}
