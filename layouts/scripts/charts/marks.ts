// What tells many series apart beside their colours: dashes of lines, textures of bars.
import type { Fields, Subject } from "./subject";

const enough = 4; // series that colours and places tell apart well enough

/** The dashes of a path, in pixels. */
export function dash(path: Element | null | undefined, scale: number): number[] | string {
  const given = path?.getAttribute("stroke-dasharray");
  return given ? given.split(" ").map((n) => Number(n) * scale) : "solid";
}

/** A line's sign in a legend: a stroke so wide, with the dashes of its line. */
export function stroke(dashes: number[] | string, width: number): string {
  if (typeof dashes === "string" || !dashes.length) return `path://M0 4h${width}v2h-${width}z`;
  let path = "path://";
  for (let at = 0, i = 0; at < width; at += dashes[i++ % dashes.length] ?? width) {
    const long = Math.min(dashes[i % dashes.length] ?? 0, width - at);
    if (i % 2 === 0) path += `M${at} 4h${long}v2h-${long}z`;
  }
  return path + `M${width} 5h.1v.1z`; // a dash that ends before makes the sign no shorter
}

/** The same as the ground of an element. */
export function strokeGround(dashes: number[] | string, colour: string): string {
  if (typeof dashes === "string") return `linear-gradient(${colour}, ${colour})`;
  let at = 0;
  const stops = dashes.map((long, i) => `${i % 2 ? "transparent" : colour} ${at}px ${(at += long)}px`);
  return `repeating-linear-gradient(90deg, ${stops.join(", ")})`;
}

const turn = Math.PI / 4;
const textures: (Fields | null)[] = [
  null,
  { dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -turn },
  { symbol: "circle", dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [5, 0], symbolSize: 0.7 },
  { dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: turn },
  { dashArrayX: [1, 0], dashArrayY: [2, 4] },
  { dashArrayX: [[5, 5], [0, 5, 5, 0]], dashArrayY: [5, 0], symbolSize: 1 },
  { dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: 2 * turn },
  { dashArrayX: [1, 0], dashArrayY: [4, 4], rotation: -turn },
  { symbol: "triangle", dashArrayX: [[9, 9], [0, 9, 9, 0]], dashArrayY: [8, 1], symbolSize: 0.75 },
  { dashArrayX: [1, 0], dashArrayY: [4, 4], rotation: turn },
  { dashArrayX: [1, 0], dashArrayY: [5, 5] },
  { dashArrayX: [4, 2], dashArrayY: [2, 2], rotation: turn },
];

/** The texture of bar i where there are many; the ninth has the colour of the first. */
export function texture(s: Subject, i: number): Fields {
  const pattern = textures[i];
  if (!pattern || s.numbers.columns.length <= enough || s.data.highlight !== undefined) return {};
  // Half of the ground shows through, so that colours stay what readers look at; the outline keeps the bar whole.
  const [red = 255, green = 255, blue = 255] = (s.look.paper.match(/[\d.]+/g) ?? []).map(Number);
  return { itemStyle: { borderColor: s.look.colour(i), borderWidth: 1, decal: { ...pattern, color: `rgba(${red},${green},${blue},0.55)` } } };
}
