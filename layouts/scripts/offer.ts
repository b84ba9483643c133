// The way to a delegation's report: a button that fetches what makes it when it is first asked for.
import { T } from "./words";

/** What the page knows when the report is asked for. */
export interface ReportRequest {
  /** Texts by slug, in the reader's order. */
  slugs?: string[];
  /** Addresses of places that are compared. */
  villages?: string[];
  regions?: string[];
  /** Methods by id, besides those of the texts. */
  programs?: string[];
  /** A village's figures as they were typed. */
  typed?: Map<string, number>;
  /** Of the village on the site that they were taken from. */
  from?: string;
  /** Ticked conditions: "program:number". */
  met?: Set<string>;
  /** What was written on the booklet's cover. */
  topic?: string;
  unit?: string;
  people?: string;
  date?: string;
}

declare global {
  /** Of the report's script: opens the dialog. */
  var casebookReport: ((request: ReportRequest) => Promise<void>) | undefined;
}

/** A button that opens the report's dialog; null where the site has no report. */
export function offerReport(request: () => ReportRequest): HTMLButtonElement | null {
  const address = document.querySelector<HTMLElement>("script[data-report]")?.dataset["report"];
  if (!address) return null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool report";
  button.textContent = T("report.offer");
  button.title = T("report.why");
  button.addEventListener("click", () => {
    button.disabled = true;
    fetchOnce(address)
      .then(() => globalThis.casebookReport?.(request()))
      .catch(() => (button.textContent = T("load.failed")))
      .finally(() => (button.disabled = false));
  });
  return button;
}

const fetched = new Map<string, Promise<void>>();

/** A classic script: modules and fetch() do not work from file://. */
export function fetchOnce(address: string): Promise<void> {
  const under = fetched.get(address);
  if (under) return under;
  const made = new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      fetched.delete(address);
      reject(new Error(address));
    };
    document.head.append(script);
  });
  fetched.set(address, made);
  return made;
}
