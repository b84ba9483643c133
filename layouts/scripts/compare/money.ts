// What scripts know of the words of data: the units of money, of which a difference is higher
// or lower and not more or fewer, and the name of a root that stands for all places.

const money: readonly string[] = ["元", "万元", "亿元"];

export const country = "全国";

export function isMoney(unit: string): boolean {
  return money.includes(unit);
}
