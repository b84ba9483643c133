// Brings charts to life when a reader first reaches for one: points at it, touches it or
// moves the focus into it. A page that is only read fetches nothing.
import { T } from "../words";
import { csvOf, fileName, pngOf, save, svgOf } from "./download";
import { forgetHint, hint } from "./hint";
import { fitCharts } from "./large";
import { readTable } from "./table";
import type { Charts, Live, Options } from "./types";

/**
 * Adds the downloads to every chart of the page and waits for a reader. The
 * addresses of the two scripts stand in `<html data-echarts data-chart-options>`, relative
 * to the page; without them the page keeps its static pictures.
 */
export function enlivenCharts(): void {
  const charts = document.querySelectorAll<HTMLElement>("figure.chart");
  charts.forEach(addTools);
  fitCharts(() => charts);
  const { echarts, chartOptions } = document.documentElement.dataset;
  if (!charts.length || !echarts || !chartOptions) return;
  const reach = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    const figure = target?.closest<HTMLElement>("figure.chart[data-chart]:not(.card-charts *)");
    if (!figure) return;
    forgetHint();
    void enliven(figure, echarts, chartOptions, event);
  };
  for (const name of ["pointerover", "touchstart", "focusin"]) {
    document.addEventListener(name, reach, { passive: true });
  }
  watchTheme();
  afterPaint(() => hint(charts));
}

/** Does what nobody waits for once the page stands. */
function afterPaint(task: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(task, { timeout: 2000 });
  else setTimeout(task, 200);
}

function addTools(figure: HTMLElement): void {
  const tools = document.createElement("div");
  tools.className = "chart-tools";
  tools.append(
    download("CSV", () => save(fileName(figure, ".csv"), "text/csv", csvOf(figure))),
    download("SVG", () => save(fileName(figure, ".svg"), "image/svg+xml", svgOf(figure))),
    download("PNG", async () => save(fileName(figure, ".png"), "image/png", await pngOf(figure))),
  );
  // Copying pictures needs a safe address; from file:// and plain http there is the download.
  if (navigator.clipboard && typeof ClipboardItem !== "undefined") tools.append(copyButton(figure));
  figure.insertBefore(tools, figure.querySelector("details"));
  figure.tabIndex = 0;
}

/** A button that says what it saves in three letters, and in full to those who do not see that it stands by a chart. */
function download(format: string, action: () => void | Promise<void>): HTMLButtonElement {
  const b = button(format, action);
  b.setAttribute("aria-label", T("chart.download", { format }));
  b.title = b.getAttribute("aria-label") ?? "";
  return b;
}

function button(text: string, action: () => void | Promise<void>): HTMLButtonElement {
  const b = document.createElement("button");
  b.type = "button";
  b.textContent = text;
  b.addEventListener("click", () => void action());
  return b;
}

function copyButton(figure: HTMLElement): HTMLButtonElement {
  const copy = button(T("chart.copy"), async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": pngOf(figure) })]);
      copy.textContent = T("chart.copied");
    } catch {
      copy.textContent = T("chart.copy-failed");
    }
    setTimeout(() => (copy.textContent = T("chart.copy")), 3000);
  });
  copy.setAttribute("aria-live", "polite");
  return copy;
}

const alive = new Map<HTMLElement, Live>();
const begun = new WeakSet<HTMLElement>();
let fetched: Promise<[Charts, Options]> | null = null;

async function enliven(figure: HTMLElement, echarts: string, options: string, event: Event): Promise<void> {
  if (begun.has(figure) || figure.classList.contains("large")) return;
  begun.add(figure);
  try {
    fetched ??= fetchBoth(echarts, options);
    const [charts, drawnUp] = await fetched;
    const picture = figure.querySelector<SVGSVGElement>(":scope > svg");
    const drawn = readTable(figure)?.columns.some((c) => c.cells.some((cell) => cell.value !== null));
    if (!picture || !drawn) return;
    const live = replace(figure, picture, charts, drawnUp);
    // The touch that woke the chart is over, and ECharts has not seen it: answer it all the same.
    const touch = "touches" in event ? (event as TouchEvent).touches[0] : event instanceof PointerEvent && event.pointerType !== "mouse" ? event : null;
    if (touch) live.point(touch.clientX, touch.clientY);
  } catch (error) {
    fetched = null;
    figure.classList.remove("alive");
    figure.querySelector(".chart-live")?.remove();
    say(figure, error);
  }
}

/** Puts the interactive chart where the picture is, of the same size, and keeps the picture for paper. */
function replace(figure: HTMLElement, picture: SVGSVGElement, charts: Charts, options: Options): Live {
  const box = document.createElement("div");
  box.className = "chart-live";
  const shape = picture.viewBox.baseVal;
  box.style.height = `${picture.getBoundingClientRect().height}px`;
  picture.after(box);
  figure.classList.add("alive");
  const live = charts.bring(figure, box, options);
  alive.set(figure, live);
  let width = box.clientWidth;
  new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    box.style.height = `${(width * shape.height) / shape.width}px`;
    live.refresh();
  }).observe(box);
  return live;
}

function say(figure: HTMLElement, error: unknown): void {
  const note = document.createElement("p");
  note.className = "chart-error";
  note.setAttribute("role", "status");
  note.textContent = T("chart.load-failed") + (error instanceof Error ? error.message : "");
  figure.querySelector("figcaption")?.after(note);
}

function fetchBoth(echarts: string, options: string): Promise<[Charts, Options]> {
  const drawnUp = new Promise<Options>((resolve) => {
    window.casebookOptions = resolve;
  });
  return Promise.all([load(echarts), load(options)]).then(async () => {
    if (!window.casebookECharts) throw new Error("ECharts");
    return [window.casebookECharts, await drawnUp];
  });
}

/** Loads a classic script: modules and fetch() do not work from file://. */
function load(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(address));
    document.head.append(script);
  });
}

/** Draws again when light turns dark, by the system or by a switch on the page. */
function watchTheme(): void {
  const refresh = (): void => alive.forEach((live) => live.refresh());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);
  new MutationObserver(refresh).observe(document.documentElement, { attributes: true, attributeFilter: ["class", "data-theme"] });
}
