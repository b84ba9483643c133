import { T } from "../words";

/** Adds the button that prints the page. */
export function offerPrint(): void {
  const place = document.querySelector("[data-page-tools]");
  if (!place) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool";
  button.textContent = T("print");
  button.addEventListener("click", () => print());
  place.append(button);
}
