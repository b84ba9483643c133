package site

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"casebook/generator/download"
	"casebook/generator/page"
	"casebook/generator/report"
	"casebook/generator/theme"
)

// plainFiles write the files that are not pages.
var plainFiles = [...]func(*Site, page.Route, []byte) ([]byte, error){
	page.CountyCSV: onPage(download.CountyCSV), page.IndicatorCSV: onPage(download.IndicatorCSV), page.FactsCSV: onPage(download.FactsCSV),
	page.Catalogue: onPage(download.CatalogueJSON), page.Sitemap: (*Site).sitemap, page.Atom: (*Site).atom, page.Robots: (*Site).robots,
	page.SearchShard: (*Site).searchShard, page.DataScript: onPage(download.DataScript), page.ThemeFile: (*Site).themeFile, page.SiteFile: (*Site).siteFile,
	page.BookletCard: onPage((*page.Page).CardScript),
}

// onPage makes a file's writer of one that writes as pages do.
func onPage(write func(*page.Page, []byte) ([]byte, error)) func(*Site, page.Route, []byte) ([]byte, error) {
	return func(s *Site, r page.Route, b []byte) ([]byte, error) { return write(s.NewPage(r), b) }
}

func (s *Site) themeFile(r page.Route, b []byte) ([]byte, error) {
	return append(b, r.Of.(*theme.Asset).Bytes...), nil
}

// siteFile copies an image or a document of the site. The path may not leave the site's
// folder, not by a link either.
func (s *Site) siteFile(r page.Route, b []byte) ([]byte, error) {
	a := r.Of.(*report.Asset)
	f, err := os.OpenInRoot(page.FirstOf(s.Options.Site, "."), filepath.FromSlash(a.Path))
	if err != nil {
		return b, fmt.Errorf("copy %s: %w", a.Path, err)
	}
	defer f.Close()
	out := &page.Sink{Bytes: b}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		out.Bytes = slices.Grow(out.Bytes, int(info.Size())+1) // not by doubling: it may be large
	}
	if _, err := io.Copy(out, f); err != nil {
		return b, fmt.Errorf("copy %s: %w", a.Path, err)
	}
	return out.Bytes, nil
}
