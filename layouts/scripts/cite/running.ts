// The line at the head of every printed page. A style sheet cannot know a page's title, so
// it is handed over as a custom property of the root, from which page margins inherit.

/** Says the title of site and page, and the edition's mark, to the print style. */
export function nameForPrint(): void {
  const site = document.querySelector<HTMLMetaElement>("meta[name=SiteName]")?.content ?? "";
  const page = document.querySelector<HTMLMetaElement>("meta[name=ArticleTitle]")?.content ?? "";
  const { style, dataset } = document.documentElement;
  style.setProperty("--running-site", JSON.stringify(site));
  if (dataset.mark) style.setProperty("--running-edition", JSON.stringify(dataset.mark));
  style.setProperty("--running-page", JSON.stringify(page === site ? "" : page));
}
