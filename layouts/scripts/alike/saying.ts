// How two figures lie to each other, in words.
import { isMoney } from "../compare/money";
import { shown } from "../compare/element";
import { T } from "../words";

const manyTimes = 10; // from which on a percentage is worked out, and how many times as much is read

/** How another village's figure lies to one's own: in points for rates, else in percent, or in times where it is many. */
export function saying(own: number, other: number, unit: string): string {
  if (own === other) return T("alike.same");
  const up = other > own;
  if (unit === "%") {
    const by = Math.abs(other - own).toFixed(1);
    if (by === "0.0") return T("alike.level");
    return up ? T("alike.points-up", { by }) : T("alike.points-down", { by });
  }
  if (own === 0) return T("alike.more", { by: shown(other, 0) });
  const times = other / own;
  if (own > 0 && times >= manyTimes) return T("alike.times", { by: shown(times, times < 100 ? 1 : 0) });
  const by = shown((Math.abs(other - own) / Math.abs(own)) * 100, 0) + "%";
  if (by === "0%") return T("alike.level");
  if (isMoney(unit)) return up ? T("alike.higher", { by }) : T("alike.lower", { by });
  return up ? T("alike.more", { by }) : T("alike.fewer", { by });
}
