// What tells bars and parts apart on paper, where colours may be lost: lines over them, drawn while the page is
// printed. A <pattern> would say the same, but browsers print it as a picture: a page of twenty charts had 29 MB.
// Without scripts bars differ by how dark they are (charts.css).

const SVG = "http://www.w3.org/2000/svg";

/** Lines at these angles, so far apart and so wide, in units of the picture. Round dots would be ten times the bytes of square ones. */
interface Hatch {
  angles: number[];
  gap: number;
  width: number;
  dash?: string;
}

/** The lines of series i + 1; those of the first are full. */
const hatches: Hatch[] = [
  { angles: [45], gap: 4, width: 1.2 },
  { angles: [0], gap: 3.6, width: 1.8, dash: "1.8 1.8" },
  { angles: [135], gap: 5, width: 2.8 },
  { angles: [0], gap: 3.6, width: 1.2 },
  { angles: [90], gap: 4, width: 2 },
  { angles: [45, 135], gap: 5, width: 0.9 },
  { angles: [0], gap: 4, width: 2.2, dash: "5 3" },
  { angles: [0, 90], gap: 4.5, width: 0.9 },
  { angles: [0], gap: 5.5, width: 3.8 },
  { angles: [135], gap: 7, width: 1.2 },
  { angles: [90], gap: 5, width: 1, dash: "3 2" },
];

/** A ring is a line itself: its parts differ by dashes, and so do their signs. */
const rings = ["2 3", "7 2", "1 6", "7 2 2 2", "2 2 2 6", "12 2", "5 5"];

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const e = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, String(value));
  return e;
}

const round = (n: number): string => n.toFixed(1);

/** Lines over a box, at angles through the picture's corner, so that those of neighbours go on. */
function lines(box: DOMRect, { angles, gap }: Hatch): string {
  let path = "";
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const reach = Math.hypot(box.width, box.height) / 2;
  for (const angle of angles) {
    const across = Math.cos((angle * Math.PI) / 180);
    const down = Math.sin((angle * Math.PI) / 180);
    const middle = y * across - x * down; // how far the box's middle lies from the line through the corner
    const along = x * across + y * down;
    for (let at = Math.ceil((middle - reach) / gap) * gap; at < middle + reach; at += gap) {
      const point = (t: number): string => `${round(t * across - at * down)} ${round(t * down + at * across)}`;
      path += `M${point(along - reach)}L${point(along + reach)}`;
    }
  }
  return path;
}

let clips = 0;

/** What lies over a bar or a part of series i + 1; nothing where it has no pattern or is not drawn. */
function texture(path: SVGPathElement, i: number, ring: boolean): SVGElement[] {
  const look = { class: `texture s${i + 1}`, fill: "none", stroke: "currentColor" };
  const dash = rings[i];
  if (path.closest(".r")) return dash ? [element("path", { ...look, d: path.getAttribute("d") ?? "", "stroke-dasharray": dash })] : [];
  const box = path.getBBox();
  if (box.width === 0) return [];
  if (ring && dash) return [element("path", { ...look, d: `M${box.x} ${box.y + box.height / 2}h${box.width}`, "stroke-width": box.height, "stroke-dasharray": dash })];
  const hatch = hatches[i];
  if (!hatch) return [];
  const id = `printed-${clips++}`;
  const clip = element("clipPath", { id });
  clip.append(element("path", { d: path.getAttribute("d") ?? "" }));
  const over = element("path", { ...look, d: lines(box, hatch), "stroke-width": hatch.width, "clip-path": `url(#${id})` });
  if (hatch.dash) over.setAttribute("stroke-dasharray", hatch.dash);
  return [clip, over];
}

/** Has bars and parts drawn with lines over them while the page is printed. */
export function textureForPrint(): void {
  let added: SVGElement[] = [];
  let below: Element[] = [];
  addEventListener("beforeprint", () => {
    for (const path of document.querySelectorAll<SVGPathElement>('.chart > svg :is(.b, .r) > path[class^="s"]:not(.s0)')) {
      const over = texture(path, Number(path.getAttribute("class")?.slice(1)) - 1, path.closest('[data-chart="ring"]') !== null);
      if (!over.length) continue;
      path.after(...over);
      path.classList.add("textured");
      added.push(...over);
      below.push(path);
    }
  });
  addEventListener("afterprint", () => {
    for (const e of added) e.remove();
    for (const e of below) e.classList.remove("textured");
    added = [];
    below = [];
  });
}
