// The axes, of the same ends, steps and labels as the picture has.
import type { Look } from "./look";
import { numbersOf, plain, type Fields, type Subject } from "./subject";

export function grid(look: Look): Fields {
  const f = look.frame;
  return { left: f.left, top: f.top, width: f.right - f.left, height: f.bottom - f.top, outerBoundsMode: "none" };
}

/** A tick's text: whole numbers of steps, counted in 万 or 亿 as the static axis is. */
export function tick(s: Subject): (value: number) => string {
  const step = (numbersOf(s.data.axis)[2] ?? 1) / 10 ** Number(s.data.power ?? 0);
  const places = (String(Number(step.toPrecision(12))).split(".")[1] ?? "").length;
  return (value) => {
    const v = value / 10 ** Number(s.data.power ?? 0);
    return Math.abs(v) < step / 1000 ? "0" : v.toLocaleString("en-US", { minimumFractionDigits: places, maximumFractionDigits: places });
  };
}

export function valueAxis(s: Subject, pattern: Fields): Fields {
  const { look } = s;
  const [min, max, interval] = numbersOf(s.data.axis);
  const quiet = s.data.labels !== undefined;
  return {
    ...pattern,
    type: "value",
    min,
    max,
    interval,
    splitLine: { show: !quiet, lineStyle: { color: look.rule } },
    axisTick: { show: false }, // go-echarts has no field for it
    axisLabel: { show: !quiet, color: look.soft, fontSize: look.size, fontFamily: look.font, margin: 6 * look.scale, formatter: tick(s) },
  };
}

/** Where zero lies between two places of the frame. */
export function zeroAt(s: Subject, from: number, to: number): number | null {
  const [low = 0, high = 1] = numbersOf(s.data.axis);
  return low > 0 || high < 0 ? null : from + ((0 - low) / (high - low)) * (to - from);
}

export function categoryAxis(s: Subject, pattern: Fields): Fields {
  const { look, numbers, picture } = s;
  const group = picture.querySelector(".c");
  const turned = group?.classList.contains("turned") ?? false;
  const wrapped = group?.classList.contains("wrapped") ?? false;
  const zero = zeroAt(s, look.frame.bottom, look.frame.top);
  const drop = (s.data.labels !== undefined && (numbersOf(s.data.axis)[0] ?? 0) < 0 ? 20 : 6) * look.scale;
  const slot = (look.frame.right - look.frame.left) / numbers.categories.length;
  const texts = turned ? [...(group?.querySelectorAll("text") ?? [])].map((t) => t.textContent ?? "") : numbers.categories;
  return {
    ...pattern,
    type: "category",
    data: numbers.categories,
    axisLine: { show: zero !== null, onZero: true, lineStyle: { color: look.ink } },
    axisTick: { show: false },
    axisLabel: {
      color: look.ink,
      fontSize: look.size,
      fontFamily: look.font,
      margin: drop,
      interval: turned || wrapped ? 0 : "auto",
      hideOverlap: !turned && !wrapped,
      rotate: turned ? 45 : 0,
      formatter: (_: string, i: number) => plain(texts[i] ?? ""),
      ...(wrapped ? { width: slot - 4 * look.scale, overflow: "break", lineHeight: 15 * look.scale } : {}),
    },
  };
}

/** Years stand by their distance, eight units in from the frame's ends, as in the picture. */
export function yearAxis(s: Subject, pattern: Fields): Fields {
  const { look, numbers, picture } = s;
  const years = numbers.categories.map(Number);
  const first = years[0] ?? 0;
  const last = years[years.length - 1] ?? 0;
  const inner = look.frame.right - look.frame.left - 16 * look.scale;
  const margin = last > first ? ((last - first) * 8 * look.scale) / inner : 1;
  const labelled = [...picture.querySelectorAll(".c text")].map((t) => Number(t.textContent));
  const zero = zeroAt(s, look.frame.bottom, look.frame.top);
  return {
    ...pattern,
    type: "value",
    data: undefined,
    min: first - margin,
    max: last + margin,
    splitLine: { show: false },
    axisLine: { show: zero !== null, onZero: true, lineStyle: { color: look.ink } },
    axisTick: { show: false },
    axisLabel: {
      color: look.ink,
      fontSize: look.size,
      fontFamily: look.font,
      margin: 6 * look.scale,
      customValues: labelled,
      showMinLabel: null,
      showMaxLabel: null,
      formatter: (v: number) => String(v),
    },
    axisPointer: { snap: true, label: { show: false } },
  };
}
