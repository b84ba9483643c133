// How the static picture looks at this moment: the interactive chart takes size, colours
// and places from it.

export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
  middle: number;
}

export interface Look {
  /** Screen pixels in a unit of the picture. */
  scale: number;
  /** Size of texts in screen pixels. */
  size: number;
  font: string;
  ink: string;
  soft: string;
  rule: string;
  paper: string;
  /** The rectangle of values in screen pixels: left, top, right, bottom, and a pyramid's middle. */
  frame: Frame;
  /** The rectangles of a figure's panels. */
  frames: Frame[];
  /** The colour of series i, or of category i where categories are told apart. */
  colour(i: number): string;
  /** What surrounds and is not meant. */
  grey: string;
  /** Whether series or category i is drawn grey. */
  muted(i: number): boolean;
}

export function lookOf(figure: HTMLElement, picture: SVGSVGElement, box: HTMLElement): Look {
  const scale = box.clientWidth / picture.viewBox.baseVal.width;
  const style = getComputedStyle(picture);
  const ink = style.fill;
  const at = (picture.dataset.frame ?? "0 0 420 200").split(" ").map((n) => Number(n) * scale);
  const frame = (i: number): Frame => ({ left: at[i] ?? 0, top: at[i + 1] ?? 0, right: at[i + 2] ?? 0, bottom: at[i + 3] ?? 0, middle: at[i + 4] ?? 0 });
  const colours = new Map<number, string>();
  const grey = colourOf(picture.querySelector(".ref"), "stroke") ?? colourOf(picture.querySelector(".band"), "fill") ?? "#979797";
  const chosen = figure.dataset.highlight?.split(" ").map(Number);
  const muted = (i: number): boolean => (chosen ? !chosen.includes(i) : i >= 12);
  return {
    scale,
    size: parseFloat(style.fontSize) * scale,
    font: style.fontFamily,
    ink,
    soft: colourOf(picture.querySelector(".t, .u, .n"), "fill") ?? ink,
    rule: colourOf(picture.querySelector(".g"), "stroke") ?? "#8884",
    paper: ground(figure),
    frame: frame(0),
    frames: at.length < 8 ? [frame(0)] : Array.from({ length: Math.floor(at.length / 4) }, (_, i) => frame(i * 4)),
    grey,
    muted,
    colour(i) {
      if (muted(i)) return grey;
      const known = colours.get(i);
      if (known) return known;
      const found = picture.querySelector(`.s${i}`) ?? picture.querySelector(".s0");
      const colour = found ? getComputedStyle(found).color : ink;
      colours.set(i, colour);
      return colour;
    },
  };
}

/** A paint with its opacity, as a colour that a canvas takes. */
function colourOf(element: Element | null, paint: "fill" | "stroke"): string | undefined {
  if (!element) return undefined;
  const style = getComputedStyle(element);
  const opacity = Number(paint === "fill" ? style.fillOpacity : style.strokeOpacity);
  const parts = style[paint].match(/[\d.]+/g);
  if (!parts || parts.length < 3) return undefined;
  return `rgba(${parts[0]},${parts[1]},${parts[2]},${opacity * Number(parts[3] ?? 1)})`;
}

/** The first ground behind an element that is not transparent. */
function ground(element: Element | null): string {
  for (let e = element; e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor;
    if (colour !== "transparent" && !/, 0\)$/.test(colour)) return colour;
  }
  return "#fff";
}
