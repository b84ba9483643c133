// QR codes for copies that know no address of their own (no base_url) but were opened at one, on
// an office's own network: the same drawing as the program's, byte mode, level M, mask 0 (ISO/IEC 18004).
import { draw } from "../compare/element";

const border = 4; // modules

interface Version {
  correction: number; // bytes a block
  blocks: number[]; // data bytes of each
  centres: number[]; // of alignment patterns
}

const same = (n: number, bytes: number): number[] => Array<number>(n).fill(bytes);
const versions: Version[] = [
  { correction: 10, blocks: [16], centres: [] },
  { correction: 16, blocks: [28], centres: [6, 18] },
  { correction: 26, blocks: [44], centres: [6, 22] },
  { correction: 18, blocks: same(2, 32), centres: [6, 26] },
  { correction: 24, blocks: same(2, 43), centres: [6, 30] },
  { correction: 16, blocks: same(4, 27), centres: [6, 34] },
  { correction: 18, blocks: same(4, 31), centres: [6, 22, 38] },
  { correction: 22, blocks: [...same(2, 38), ...same(2, 39)], centres: [6, 24, 42] },
  { correction: 22, blocks: [...same(3, 36), ...same(2, 37)], centres: [6, 26, 46] },
  { correction: 26, blocks: [...same(4, 43), 44], centres: [6, 28, 50] },
];

/** The drawing of an address; null where it is longer than 213 bytes. */
export function codeOf(address: string, label: string): SVGElement | null {
  const text = [...new TextEncoder().encode(address)];
  const number = versions.findIndex((v, i) => text.length + (i < 9 ? 2 : 3) <= v.blocks.reduce((a, b) => a + b)) + 1;
  const version = versions[number - 1];
  if (!version) return null;
  const grid = new Grid(17 + 4 * number);
  grid.patterns(number, version.centres);
  grid.fill(interleaved(packed(text, number, version), version));
  return drawing(grid.runs(), String(grid.side + 2 * border), label);
}

/** Draws a code in black on white, whatever the page's colours are. */
export function drawing(path: string, size: string, label: string): SVGElement {
  return draw("svg", { class: "qr", viewBox: `0 0 ${size} ${size}`, "shape-rendering": "crispEdges", role: "img", "aria-label": label },
    draw("path", { fill: "#fff", d: `M0 0h${size}v${size}H0z` }), draw("path", { stroke: "#000", d: path }));
}

/** Mode, length, text, end, and filling up to what the version holds. */
function packed(text: number[], number: number, version: Version): number[] {
  const nibbles = [4, ...(number < 10 ? [] : [0, 0]), text.length >> 4, text.length & 15, ...text.flatMap((b) => [b >> 4, b & 15]), 0];
  const bytes: number[] = [];
  for (let i = 0; i < nibbles.length; i += 2) bytes.push(((nibbles[i] ?? 0) << 4) | (nibbles[i + 1] ?? 0));
  const room = version.blocks.reduce((a, b) => a + b);
  for (let i = 0; bytes.length < room; i++) bytes.push(i % 2 ? 0x11 : 0xec);
  return bytes.slice(0, room);
}

/** The blocks' bytes in turns, then those of their correction. */
function interleaved(bytes: number[], version: Version): number[] {
  const divisor = divisorOf(version.correction);
  let at = 0;
  const data = version.blocks.map((n) => bytes.slice(at, (at += n)));
  const correction = data.map((block) => remainder(block, divisor));
  const inTurns = (lists: number[][]): number[] => Array.from({ length: Math.max(...lists.map((l) => l.length)) }, (_, i) => lists.flatMap((l) => l.slice(i, i + 1))).flat();
  return [...inTurns(data), ...inTurns(correction)];
}

/** Multiplies in the field of 256 elements that the code's correction counts in. */
function times(a: number, b: number): number {
  let z = 0;
  for (let i = 7; i >= 0; i--) z = (z << 1) ^ ((z >> 7) * 0x11d) ^ (((b >> i) & 1) * a);
  return z;
}

function divisorOf(degree: number): number[] {
  const result = [...same(degree - 1, 0), 1];
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
    for (let j = 0; j < degree; j++) result[j] = times(result[j]!, root) ^ (result[j + 1] ?? 0);
  }
  return result;
}

function remainder(data: number[], divisor: number[]): number[] {
  let rest = same(divisor.length, 0);
  for (const b of data) {
    const factor = b ^ rest[0]!;
    rest = divisor.map((d, i) => (rest[i + 1] ?? 0) ^ times(d, factor));
  }
  return rest;
}

class Grid {
  private readonly dark: boolean[][];
  private readonly fixed: boolean[][];

  constructor(readonly side: number) {
    const empty = (): boolean[][] => Array.from({ length: side }, () => Array<boolean>(side).fill(false));
    this.dark = empty();
    this.fixed = empty();
  }

  private set(x: number, y: number, dark: boolean): void {
    if (x < 0 || y < 0 || x >= this.side || y >= this.side) return;
    this.dark[y]![x] = dark;
    this.fixed[y]![x] = true;
  }

  private square(x: number, y: number, reach: number, light: number[]): void {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) this.set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }

  /** What every code of a version has in common. */
  patterns(number: number, centres: number[]): void {
    const end = this.side - 1;
    for (let i = 0; i < this.side; i++) {
      this.set(6, i, i % 2 === 0);
      this.set(i, 6, i % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [end - 3, 3], [3, end - 3]] as const) this.square(x, y, 4, [2, 4]);
    const last = centres[centres.length - 1];
    for (const x of centres) {
      for (const y of centres) if (!(x === 6 && (y === 6 || y === last)) && !(x === last && y === 6)) this.square(x, y, 2, [1]);
    }
    const format = (i: number): boolean => ((0x5412 >> i) & 1) === 1; // level M, mask 0
    for (let i = 0; i < 15; i++) {
      this.set(8, i < 6 ? i : i < 8 ? i + 1 : end - 14 + i, format(i));
      this.set(i < 8 ? end - i : i < 9 ? 7 : 14 - i, 8, format(i));
    }
    this.set(8, end - 7, true);
    if (number < 7) return;
    let rest = number;
    for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
    for (let i = 0; i < 18; i++) {
      const bit = (((number << 12) | rest) >> i) % 2 === 1, a = end - 10 + (i % 3), b = Math.floor(i / 3);
      this.set(a, b, bit);
      this.set(b, a, bit);
    }
  }

  /** Lays the bytes in columns of two, upwards and downwards in turns. */
  fill(bytes: number[]): void {
    let i = 0;
    for (let right = this.side - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < this.side; step++) {
        const y = (right + 1) & 2 ? step : this.side - 1 - step;
        for (const x of [right, right - 1]) {
          if (this.fixed[y]![x]) continue;
          const bit = ((bytes[i >> 3] ?? 0) >> (7 - (i & 7))) & 1;
          i++;
          this.dark[y]![x] = (bit === 1) !== ((x + y) % 2 === 0);
        }
      }
    }
  }

  /** A stroke as wide as a module through each run of dark ones. */
  runs(): string {
    let path = "";
    this.dark.forEach((row, y) => {
      let last = -1;
      for (let x = 0; x < this.side; x++) {
        if (!row[x]) continue;
        const from = x;
        while (x < this.side && row[x]) x++;
        path += `${last < 0 ? `M${from + border} ${y + border}.5` : `m${from - last} 0`}h${x - from}`;
        last = x;
      }
    });
    return path;
  }
}
