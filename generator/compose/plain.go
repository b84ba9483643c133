package compose

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"casebook/generator/report"
	"casebook/generator/theme"
)

// plainFiles write the files that are not pages.
var plainFiles = [...]func(*page, []byte) ([]byte, error){
	CountyCSV: (*page).countyCSV, IndicatorCSV: (*page).indicatorCSV, FactsCSV: (*page).factsCSV,
	Catalogue: (*page).catalogueJSON, Sitemap: (*page).sitemap, Atom: (*page).atom, Robots: (*page).robots,
	SearchShard: (*page).searchShard, DataScript: (*page).dataScript, ThemeFile: (*page).themeFile, SiteFile: (*page).siteFile,
	BookletCard: (*page).cardScript,
}

func (p *page) themeFile(b []byte) ([]byte, error) {
	return append(b, p.route.of.(*theme.Asset).Bytes...), nil
}

// siteFile copies an image or a document of the site. The path may not leave the site's
// folder, not by a link either.
func (p *page) siteFile(b []byte) ([]byte, error) {
	a := p.route.of.(*report.Asset)
	f, err := os.OpenInRoot(firstOf(p.opt.Site, "."), filepath.FromSlash(a.Path))
	if err != nil {
		return b, fmt.Errorf("copy %s: %w", a.Path, err)
	}
	defer f.Close()
	out := &sink{b: b}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		out.b = slices.Grow(out.b, int(info.Size())+1) // not by doubling: it may be large
	}
	if _, err := io.Copy(out, f); err != nil {
		return b, fmt.Errorf("copy %s: %w", a.Path, err)
	}
	return out.b, nil
}
