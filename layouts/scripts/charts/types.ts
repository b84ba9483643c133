// What the two scripts of charts say to each other: the small one is part of every page,
// the one with ECharts is fetched when a reader first reaches for a chart.

/** The options by kind, without numbers, as go-echarts drew them up, each with the part of the script that fills it. */
export type Options = Record<string, { form: string; option: Record<string, unknown> }>;

/** A chart that has come to life. */
export interface Live {
  /** Draws again: other colours, another size. */
  refresh(): void;
  /** Shows what the chart says at a point of the page, as a tap there would. */
  point(x: number, y: number): void;
}

/** What the fetched script offers. */
export interface Charts {
  /** Draws the chart of a figure. It throws an Error that a reader may be shown. */
  bring(figure: HTMLElement, box: HTMLElement, options: Options): Live;
}

declare global {
  interface Window {
    casebookECharts?: Charts;
    casebookOptions?: (options: Options) => void;
  }
}
