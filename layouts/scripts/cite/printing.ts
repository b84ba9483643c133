/** Adds the button that prints the page. */
export function offerPrint(): void {
  const place = document.querySelector("[data-page-tools]");
  if (!place) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool";
  button.textContent = "打印";
  button.addEventListener("click", () => print());
  place.append(button);
}
