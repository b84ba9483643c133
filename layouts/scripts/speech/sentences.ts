// What is read aloud, sentence by sentence: the page's text in its order, and a chart by its
// description in words.

export interface Sentence {
  text: string;
  /** Where it stands; a chart's description stands at the chart. */
  range: Range;
  /** The element that holds it. */
  block: Element;
}

const blocks = "h1, h2, h3, h4, p, li, dt, dd, blockquote, th, td, svg[role=img]";
const passedOver = "nav, .cite, .page-tools, .chart-tools, .notes-section, [hidden], [aria-hidden=true], details:not([open]) > :not(summary), .kicker, .visually-hidden, script";

/** The sentences of an element, in order. */
export function sentences(root: Element): Sentence[] {
  const list: Sentence[] = [];
  for (const block of root.querySelectorAll(blocks)) {
    if (block.closest(passedOver) || !block.getClientRects().length) continue;
    if (block instanceof SVGElement) {
      const text = block.querySelector("desc")?.textContent?.trim();
      if (text) list.push({ text, range: around(block), block: block.closest("figure") ?? block });
    } else if (!block.closest("svg")) {
      list.push(...split(block));
    }
  }
  return list;
}

function around(node: Node): Range {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
}

/** The sentences of one block, without those of blocks within it. */
function split(block: Element): Sentence[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(blocks) === block && !node.parentElement.closest(passedOver) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  const nodes: Text[] = [];
  const starts: number[] = [];
  let text = "";
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    nodes.push(node);
    starts.push(text.length);
    text += node.data;
  }
  const list: Sentence[] = [];
  for (const found of text.matchAll(/[^。！？；!?]+[。！？；!?”’」』）]*/g)) {
    const said = found[0].trim();
    if (!/[\p{L}\p{N}]/u.test(said)) continue;
    const from = found.index + found[0].indexOf(said);
    const range = document.createRange();
    const [a, b] = [at(nodes, starts, from), at(nodes, starts, from + said.length - 1)];
    if (!a || !b) continue;
    range.setStart(...a);
    range.setEnd(b[0], b[1] + 1);
    list.push({ text: said, range, block });
  }
  return list;
}

function at(nodes: Text[], starts: number[], offset: number): [Text, number] | null {
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    const start = starts[i] ?? 0;
    if (node && start <= offset) return [node, offset - start];
  }
  return null;
}
