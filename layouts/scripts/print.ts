// On paper everything is unfolded, and folded again after.

/** Opens all details while the page is printed, and puts what is short beside what is short. */
export function unfoldForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  // The villages that lie near fill the first sheet, on which no chart has room, and begin none of their own. In large print one has.
  const near = document.querySelector("#s-near")?.closest("section");
  const charts = document.querySelector("#s-charts")?.closest("section");
  const after = near?.previousElementSibling;
  addEventListener("beforeprint", () => {
    if (near && !document.documentElement.hasAttribute("data-elder")) charts?.before(near);
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    if (near) after?.after(near);
    for (const details of opened) details.open = false;
    opened = [];
  });
}
