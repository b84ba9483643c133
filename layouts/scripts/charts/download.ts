// Downloads that are made from the figure itself, so that they work from a folder on a USB
// stick as from a web server.
import { T } from "../words";
import { readTable, type Column, type Numbers } from "./table";

/** The figure's numbers as CSV, with what a reader must know of them in front. */
export function csvOf(figure: Element): string {
  const numbers = readTable(figure);
  if (!numbers) return "";
  const lines: string[][] = [];
  const caption = figure.querySelector("figcaption");
  for (const part of [caption?.querySelector("b"), caption?.querySelector(".finding"), caption?.querySelector("span")]) {
    if (part?.textContent) lines.push([part.textContent.trim()]);
  }
  lines.push([]);
  lines.push(...tableLines(numbers));
  // A spreadsheet reads Chinese only with a byte order mark in front.
  return "\uFEFF" + lines.map((line) => line.map(field).join(",") + "\r\n").join("");
}

function tableLines(numbers: Numbers): string[][] {
  const columns: Column[] = [...numbers.columns, ...numbers.references, ...(numbers.band ? [numbers.band.low, numbers.band.high] : []), ...numbers.among.flatMap((a) => [a.median, ...(a.low && a.high ? [a.low, a.high] : [])])];
  const lines = [[numbers.head, ...columns.map((c) => c.name)]];
  if (numbers.units) lines[0]?.push(T("chart.unit-head"));
  numbers.categories.forEach((category, i) => {
    const line = [category];
    for (const column of columns) {
      const cell = column.cells[i];
      line.push(cell?.value === null ? "" : (cell?.text ?? "").replace(/,/g, ""));
    }
    if (numbers.units) line.push(numbers.units[i] ?? "");
    lines.push(line);
  });
  return lines;
}

/** A field of a CSV line. Text that a spreadsheet would run as a formula is made plain text. */
export function field(text: string): string {
  const number = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !number && /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
}

const svgName = "http://www.w3.org/2000/svg";

/** The figure's picture as a file of its own: with title, unit, year and source around it. */
export function svgOf(figure: Element): string {
  const picture = figure.querySelector("svg");
  if (!picture) return "";
  const box = picture.viewBox.baseVal;
  const titles = wrap(figure.querySelector("figcaption b")?.textContent ?? "", 24);
  const notes = wrap(figure.querySelector("figcaption span")?.textContent ?? "", 38);
  const finding = wrap(figure.querySelector("figcaption .finding")?.textContent ?? "", 31);
  const above = 14 + titles.length * 22 + finding.length * 18;
  const below = 12 + notes.length * 16;
  const sheet = document.createElementNS(svgName, "svg");
  sheet.setAttribute("xmlns", svgName);
  sheet.setAttribute("viewBox", `-12 ${-above} ${box.width + 24} ${above + box.height + below + 6}`);
  sheet.setAttribute("width", String((box.width + 24) * 2));
  sheet.setAttribute("font-family", "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif");
  sheet.append(make("rect", { x: -12, y: -above, width: box.width + 24, height: above + box.height + below + 6, fill: "#fff" }));
  titles.forEach((line, i) => sheet.append(make("text", { x: 0, y: 20 - above + i * 22, "font-size": 17, "font-weight": "bold", fill: "#222" }, line)));
  finding.forEach((line, i) => sheet.append(make("text", { x: 0, y: 18 - above + titles.length * 22 + i * 18, "font-size": 13, fill: "#333" }, line)));
  const copy = picture.cloneNode(true) as SVGSVGElement;
  for (const [name, value] of Object.entries({ x: 0, y: 0, width: box.width, height: box.height })) copy.setAttribute(name, String(value));
  for (const name of ["data-frame", "style", "tabindex"]) copy.removeAttribute(name);
  sheet.append(copy);
  notes.forEach((line, i) => sheet.append(make("text", { x: 0, y: box.height + 20 + i * 16, "font-size": 11, fill: "#666" }, line)));
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(sheet);
}

function make(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const element = document.createElementNS(svgName, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

/** Lines of at most so many ems: a Chinese character is one, a Latin letter about half. */
function wrap(text: string, ems: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const c of text.trim().replace(/\s+/g, " ")) {
    const w = c.charCodeAt(0) < 0x250 ? 0.6 : 1;
    if (used + w > ems) {
      lines.push(line);
      [line, used] = ["", 0];
    }
    line += c;
    used += w;
  }
  return line ? [...lines, line] : lines;
}

/** The figure's picture as PNG, two pixels a unit of a screen. */
export async function pngOf(figure: Element): Promise<Blob> {
  const sheet = new DOMParser().parseFromString(svgOf(figure), "image/svg+xml").documentElement;
  const [, , width = 0, height = 0] = (sheet.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const scale = (2 * 544) / width; // 544 pixels are as wide as a chart is shown at most
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  sheet.setAttribute("width", String(canvas.width));
  sheet.setAttribute("height", String(canvas.height));
  const image = new Image();
  // A data address and not a blob's: from file:// a blob's picture taints the canvas in some browsers.
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(sheet));
  await image.decode();
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("PNG"))), "image/png"));
}

/** Hands a text or a picture to the browser as a file. */
export function save(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file's name from a figure's title, without what file systems refuse. */
export function fileName(figure: Element, ending: string): string {
  const title = figure.querySelector("figcaption b")?.textContent ?? "";
  const safe = title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, " ").trim().slice(0, 60);
  return (safe || T("chart.file")) + ending;
}
