// A figure of the text shows where it comes from when it is pointed at or focused: the note
// at the page's end, brought to the figure. Without a script the link leads to the note.

/** Starts the popovers of the page's figures. */
export function showFigures(): void {
  if (!document.querySelector("a.figure")) return;
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.setAttribute("role", "tooltip");
  pop.id = "pop";
  pop.hidden = true;
  document.body.append(pop);
  let shown: HTMLAnchorElement | null = null;
  let closing = 0;

  const open = (figure: HTMLAnchorElement): void => {
    clearTimeout(closing);
    const note = document.querySelector(figure.hash);
    if (!note || shown === figure) return;
    shown?.removeAttribute("aria-describedby");
    shown = figure;
    const source = note.closest(".note-group")?.querySelector(":scope > .note-source"); // named once for all its figures
    pop.replaceChildren(...[...note.childNodes, ...(source ? [source] : [])].map((n) => n.cloneNode(true)));
    pop.hidden = false;
    figure.setAttribute("aria-describedby", pop.id);
    place(pop, figure);
  };
  const close = (): void => {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    pop.hidden = true;
  };
  const later = (): void => {
    clearTimeout(closing);
    closing = window.setTimeout(close, 250);
  };
  const figureAt = (event: Event): HTMLAnchorElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.figure") : null;

  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => {
      const figure = figureAt(event);
      if (figure) open(figure);
      else if (event.target instanceof Node && pop.contains(event.target)) clearTimeout(closing);
      else if (shown) later();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}

/** Puts the popover under its figure, above it where there is no room below. */
function place(pop: HTMLElement, figure: HTMLElement): void {
  const line = figure.getClientRects()[0] ?? figure.getBoundingClientRect();
  const page = document.documentElement;
  const left = Math.max(8, Math.min(line.left, page.clientWidth - pop.offsetWidth - 8));
  const below = line.bottom + 6;
  const fits = below + pop.offsetHeight < page.clientHeight || line.top < pop.offsetHeight + 6;
  pop.style.left = `${left + window.scrollX}px`;
  pop.style.top = `${(fits ? below : line.top - pop.offsetHeight - 6) + window.scrollY}px`;
}
