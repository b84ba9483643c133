// The line at the head of every printed page. A style sheet cannot know a page's title, so
// it is handed over as a custom property of the root, from which page margins inherit.

/** Says the title of site and page to the print style. */
export function nameForPrint(): void {
  const site = document.querySelector<HTMLMetaElement>("meta[name=SiteName]")?.content ?? "";
  const page = document.querySelector<HTMLMetaElement>("meta[name=ArticleTitle]")?.content ?? "";
  const { style } = document.documentElement;
  style.setProperty("--running-site", JSON.stringify(site));
  style.setProperty("--running-page", JSON.stringify(page === site ? "" : page));
}
