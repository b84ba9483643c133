import { T } from "../words";
import { toolButton } from "../compare/element";

/** Where what is done with a page after reading it stands: at its head, on a phone at its foot unless a reader chose the plain look. */
export function toolPlace(): Element | null {
  const foot = document.querySelector("[data-foot-tools]");
  const narrow = matchMedia("(max-width: 59.99rem)").matches && !("elder" in document.documentElement.dataset);
  return foot && narrow ? foot : document.querySelector("[data-page-tools]");
}

/** Adds the button that prints the page. */
export function offerPrint(): void {
  const place = toolPlace();
  if (!place) return;
  const button = toolButton(T("print"));
  button.addEventListener("click", () => print());
  place.append(button);
}
