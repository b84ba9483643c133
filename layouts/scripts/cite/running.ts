// The line at the head of every printed page. A style sheet cannot know a page's title, so
// it is handed over as a custom property of the root, from which page margins inherit, and with
// them every element of the page: not before it is printed, or a phone would style all again.

/** Says the title of site and page, and the edition's mark, to the print style. */
export function nameForPrint(): void {
  addEventListener("beforeprint", name, { once: true });
}

function name(): void {
  const site = document.querySelector<HTMLMetaElement>("meta[name=SiteName]")?.content ?? "";
  const page = document.querySelector<HTMLMetaElement>("meta[name=ArticleTitle]")?.content ?? "";
  const { style, dataset } = document.documentElement;
  style.setProperty("--running-site", JSON.stringify(site));
  if (dataset.mark) style.setProperty("--running-edition", JSON.stringify(dataset.mark));
  style.setProperty("--running-page", JSON.stringify(page === site ? "" : page));
}
