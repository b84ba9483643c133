// A page's text in what the editor of WeChat keeps: paragraphs, spans, tables and pictures with
// inline styles. It drops div, classes, ids and links to other sites, and of pictures it takes
// PNG and JPEG only. Styles are set by script, because a page may not have them in its HTML.
import { pngOf } from "../charts/download";
import { T } from "../words";

const css = {
  text: "margin:0 0 16px;font-size:16px;line-height:1.8;color:#333;text-align:justify",
  title: "margin:0 0 12px;font-size:22px;line-height:1.4;color:#222;font-weight:bold",
  deck: "margin:0 0 20px;font-size:15px;line-height:1.7;color:#666",
  head: "margin:28px 0 12px;font-size:18px;line-height:1.5;color:#a61f1a;font-weight:bold",
  subhead: "margin:20px 0 10px;font-size:16px;line-height:1.6;color:#222;font-weight:bold",
  quote: "margin:0 0 16px;padding:8px 12px;border-left:3px solid #a61f1a;background-color:#f7f5f0;font-size:15px;line-height:1.7;color:#444",
  picture: "margin:0 0 6px;text-align:center",
  image: "max-width:100%;height:auto",
  caption: "margin:0 0 18px;font-size:13px;line-height:1.6;color:#888;text-align:center",
  note: "margin:0 0 6px;font-size:13px;line-height:1.6;color:#888",
  table: "width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;line-height:1.6;color:#333",
  cell: "border:1px solid #ccc;padding:5px 8px;text-align:left",
  code: "font-family:Menlo,Consolas,monospace;font-size:14px",
  mark: "font-size:12px;line-height:1;vertical-align:super;color:#a61f1a",
};

/** Everything that is copied, from the title to the sources of its figures. */
export async function articleOf(page: Document): Promise<Node[]> {
  const out: Node[] = [];
  const text = (selector: string): string => page.querySelector(selector)?.textContent?.trim() ?? "";
  const sample = page.querySelector("main > .notice-sample");
  out.push(paragraph(css.title, text("main h1")));
  if (sample) out.push(paragraph(css.quote, sample.textContent?.trim() ?? ""));
  if (text("main .standfirst")) out.push(paragraph(css.deck, text("main .standfirst")));
  const cover = page.querySelector<HTMLElement>("main .page-head figure");
  if (cover) out.push(...(await figure(cover)));
  const prose = page.querySelector("main .prose");
  if (prose) out.push(...(await blocks(prose, css.text)));
  for (const chart of page.querySelectorAll<HTMLElement>("main .after > .charts figure.chart")) out.push(...(await figure(chart)));
  const notes = [...page.querySelectorAll("main .notes > li")];
  if (notes.length) out.push(paragraph(css.subhead, T("wechat.sources")), ...notes.map((li) => paragraph(css.note, sourceOf(li))));
  for (const selector of ["main .source-line", "main > .cite p"]) if (text(selector)) out.push(paragraph(css.note, text(selector)));
  return out;
}

function paragraph(style: string, ...children: (Node | string)[]): HTMLElement {
  return styled("p", style, ...children);
}

function styled<K extends keyof HTMLElementTagNameMap>(tag: K, style: string, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  e.style.cssText = style;
  e.append(...children);
  return e;
}

/** A figure's note: its number, value, what it is, where it is from. */
function sourceOf(note: Element): string {
  const part = (name: string): string => note.querySelector(`.note-${name}`)?.textContent?.trim().replace(/\s+/g, " ") ?? "";
  return T("wechat.source", { n: note.id.replace(/\D/g, ""), value: part("value"), about: [part("label"), part("about")].filter(Boolean).join(" "), source: part("source") });
}

const skipped = "details, nav, script, style, button, .chart-tools, .chart-series, .more, .visually-hidden, .note-back, .heading-link";

/** The blocks in an element, one after another. */
async function blocks(parent: Element, style: string): Promise<Node[]> {
  const out: Node[] = [];
  for (const node of parent.childNodes) {
    if (!(node instanceof HTMLElement)) {
      if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) out.push(paragraph(style, node.textContent.trim()));
      continue;
    }
    if (!node.matches(skipped)) out.push(...(await block(node, style)));
  }
  return out;
}

async function block(e: HTMLElement, style: string): Promise<Node[]> {
  switch (e.tagName) {
    case "H1":
    case "H2":
      return [paragraph(css.head, ...inlines(e))];
    case "H3":
    case "H4":
    case "H5":
    case "H6":
      return [paragraph(css.subhead, ...inlines(e))];
    case "P": {
      const pictures = [...e.querySelectorAll("img")];
      const own = e.textContent?.trim() ? [paragraph(e.classList.contains("alert-title") ? css.subhead : style, ...inlines(e))] : [];
      return [...own, ...(await Promise.all(pictures.map(photo))).flat()];
    }
    case "UL":
    case "OL":
      return (await Promise.all([...e.children].map((li, i) => item(li, e.tagName === "OL" ? `${i + 1}. ` : "• ", style)))).flat();
    case "BLOCKQUOTE":
      return blocks(e, css.quote);
    case "FIGURE":
      return figure(e);
    case "IMG":
      return photo(e as HTMLImageElement);
    case "TABLE":
      return [table(e as HTMLTableElement)];
    case "PRE":
      return [paragraph(style, ...lines(e.textContent ?? ""))];
    case "HR":
      return [paragraph(css.caption, "———")];
    case "DL":
      return [...e.querySelectorAll("dt, dd")].map((x) => paragraph(style, ...inlines(x)));
  }
  if (e.querySelector("p, figure, table, ul, ol, h2, h3, blockquote, pre, div")) return blocks(e, e.classList.contains("alert") ? css.quote : style);
  return e.textContent?.trim() ? [paragraph(style, ...inlines(e))] : [];
}

/** An entry of a list as a paragraph with its sign; what stands below it follows. */
async function item(li: Element, sign: string, style: string): Promise<Node[]> {
  const below = [...li.children].filter((c) => c.matches("p, ul, ol, figure, table, blockquote, pre"));
  const line = [...li.childNodes].filter((n) => !below.includes(n as Element)).flatMap((n) => inline(n));
  const rest = (await Promise.all(below.map((b) => block(b as HTMLElement, style)))).flat();
  if (line.some((n) => n.textContent?.trim())) return [paragraph(style, sign, ...line), ...rest];
  if (rest[0] instanceof HTMLElement) rest[0].prepend(sign);
  return rest;
}

function inlines(e: Node): Node[] {
  return [...e.childNodes].flatMap((n) => inline(n));
}

const looks: Record<string, string> = { EM: "font-style:italic", I: "font-style:italic", DEL: "text-decoration:line-through", S: "text-decoration:line-through", CODE: css.code, SUP: css.mark, MARK: "background-color:#fbe9bf" };

function inline(n: Node): Node[] {
  if (!(n instanceof HTMLElement)) return n.nodeType === Node.TEXT_NODE ? [document.createTextNode(n.textContent ?? "")] : [];
  if (n.matches(skipped) || n.tagName === "IMG") return [];
  if (n.tagName === "BR") return [document.createElement("br")];
  if (n.tagName === "STRONG" || n.tagName === "B") return [styled("strong", "font-weight:bold", ...inlines(n))];
  if (n.matches("a.figure")) return [...inlines(n), styled("span", css.mark, T("wechat.mark", { n: (n.getAttribute("href") ?? "").replace(/\D/g, "") }))];
  const look = looks[n.tagName];
  return look ? [styled("span", look, ...inlines(n))] : inlines(n);
}

function lines(text: string): Node[] {
  return text.trimEnd().split("\n").flatMap((line, i) => [...(i ? [document.createElement("br")] : []), styled("span", css.code, line)]);
}

function table(t: HTMLTableElement): HTMLElement {
  const rows = [...t.rows].map((row) => {
    const tr = document.createElement("tr");
    for (const cell of row.cells) {
      const td = styled("td", css.cell, ...(cell.tagName === "TH" ? [styled("strong", "font-weight:bold", ...inlines(cell))] : inlines(cell)));
      if (cell.colSpan > 1) td.colSpan = cell.colSpan;
      if (cell.rowSpan > 1) td.rowSpan = cell.rowSpan;
      tr.append(td);
    }
    return tr;
  });
  const body = document.createElement("tbody");
  body.append(...rows);
  return styled("table", css.table, body);
}

/** A chart or a method's picture as PNG; of a photo the photo. Its caption below. */
async function figure(e: HTMLElement): Promise<Node[]> {
  if (e.querySelector(":scope > svg")) {
    const image = styled("img", css.image);
    image.src = await dataOf(await pngOf(e));
    image.alt = e.querySelector("figcaption b")?.textContent ?? "";
    const said = [...e.querySelectorAll(":scope > figcaption > span, :scope > figcaption > .finding")].map((x) => x.textContent?.trim() ?? "");
    const parts = e.matches(".formula") ? await blocksOfParts(e) : [];
    return [paragraph(css.picture, image), ...(said.length ? [paragraph(css.caption, said.join(" "))] : []), ...parts];
  }
  const caption = e.querySelector("figcaption")?.textContent?.trim();
  const pictures = (await Promise.all([...e.querySelectorAll("img")].map(photo))).flat();
  const tables = [...e.querySelectorAll("table")].map(table);
  return [...pictures, ...tables, ...(caption ? [paragraph(css.caption, caption)] : [])];
}

/** What a method is made of, where it stands in words below the picture. */
async function blocksOfParts(e: HTMLElement): Promise<Node[]> {
  return (await Promise.all([...e.querySelectorAll<HTMLElement>(":scope > ol.parts:not(.visually-hidden)")].map((list) => block(list, css.text)))).flat();
}

/** A photo as JPEG; from a folder on a disk a browser does not hand over its bytes, and its place is marked. */
async function photo(source: HTMLImageElement): Promise<Node[]> {
  const missing = paragraph(css.caption, T("wechat.picture", { text: source.alt }));
  try {
    await source.decode();
    const scale = Math.min(1, 1080 / source.naturalWidth);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(source.naturalWidth * scale);
    canvas.height = Math.round(source.naturalHeight * scale);
    canvas.getContext("2d")?.drawImage(source, 0, 0, canvas.width, canvas.height);
    const image = styled("img", css.image);
    image.src = canvas.toDataURL(source.currentSrc.endsWith(".png") ? "image/png" : "image/jpeg", 0.88);
    image.alt = source.alt;
    return [paragraph(css.picture, image)];
  } catch {
    return [missing];
  }
}

function dataOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("PNG"));
    reader.readAsDataURL(blob);
  });
}
