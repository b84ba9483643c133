package site_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"casebook/generator/load"
	"casebook/generator/page"
	"casebook/generator/report"
	"casebook/generator/site"
)

// fullPages are pages of the full site, one or more of each kind that the small site leaves half empty.
var fullPages = []string{
	"index.html", "cases/index.html", "programs/index.html", "regions/index.html", "studies/index.html", "compare/index.html", "themes/index.html",
	"indicators/index.html", "data/index.html", "booklet/index.html", "search/index.html", "corrections/index.html", "editions/index.html",
	"cases/tea/index.html", "cases/third/index.html", "studies/tea-trip/index.html", "programs/tea/index.html", "programs/grid/index.html",
	"themes/chanye/index.html", "indicators/income_per_capita/index.html", "indicators/party_members/index.html", "indicators/lamps/index.html",
	"regions/45/index.html", "regions/jia/index.html", "regions/jia-dong/index.html", "regions/jia-xi/index.html", "villages/jia00/index.html", "villages/jia03/index.html", "villages/jia12/index.html",
	"villages/450330101201/index.html", "checklists/records/index.html", "handbook/lesson/index.html", "notes/index.html",
	"data/catalogue.json", "data/datapackage.json", "data/indicators.csv", "data/counties/jia.csv", "data/indicators/debt.csv", "data/facts.csv",
	"data/index.js", "data/regions.js", "data/programs.js", "data/exemplars.js", "data/counties/jia.js", "data/counties/demo.js",
	"regions/jia-old/index.html", "villages/450330101299/index.html", "cases/old-road/index.html", "cases/gone/index.html",
	"booklet/cards/0.js", "booklet/cards/1.js", "booklet/cards/2.js", "booklet/cards/3.js", "cases/list.js", "programs/list.js", "atom.xml", "sitemap.xml",
}

// Of a column of one year there is no change to show, and a column whose villages have figures of several years has
// their years in its cells: neither says “变化（2023）” or “元 0” in its head.
func TestHeadsNameNoYearThatIsNone(t *testing.T) {
	s := fullSite(t)
	for path, not := range map[string]string{"indicators/lamps/index.html": "变化（", "regions/jia-dong/index.html": "元 0<"} {
		if strings.Contains(file(t, s, path), not) {
			t.Errorf("%s has a head with %s", path, not)
		}
	}
}

// TestGoldenPagesOfAFullSite holds what pages look like where there is much to show: maps, covers, corrections,
// editions, places in a county, moves of places, cut lists, former names, players, drafts.
func TestGoldenPagesOfAFullSite(t *testing.T) {
	s := fullSite(t)
	kept := map[string]bool{}
	for _, list := range [][]string{fullPages, goldenPages} {
		for _, p := range list {
			if r, ok := s.Find(p); ok {
				kept[r.Kind.Name] = true
			}
		}
	}
	for r := range s.Routes() {
		if r.Kind.IsPage() && !kept[r.Kind.Name] {
			t.Errorf("no page of kind %s, such as %s, is in fullPages", r.Kind.Name, r.Path)
		}
	}
	golden(t, s, "golden-full", fullPages)
}

// TestChartsAreHeldAgainstTheirPeers: under a chart of a village stands the median of its county's villages, under one
// of a region what the region above it has. A number that grows with the size of a place, such as that of party members,
// is not held against the region above, which always has more.
func TestChartsAreHeldAgainstTheirPeers(t *testing.T) {
	s := fullSite(t)
	for path, words := range map[string]map[string]bool{
		"villages/jia00/index.html": {
			"增长18.3%，比甲县各村中位数6,061.0元低22.1%。": true, "2023年20名，持平，比甲县各村中位数38名低47.4%。": true,
			"人均可支配收入甲县居中的一半村，低端": true, "负债甲县各村中位数": true, "甲县居中的一半村，高端<": true,
		},
		"regions/jia-dong/index.html": {"比甲县6,400.0元低4.7%，": true, "2023年210名，增长5%，比": false},
		"regions/jia/index.html":      {"比广西91.2%高7.2个百分点": true},
	} {
		charts := strings.Join(drawings.FindAllString(file(t, s, path), -1), "\n")
		for want, there := range words {
			if strings.Contains(charts, want) != there {
				t.Errorf("%s: “%s” is there: %t", path, want, !there)
			}
		}
	}
}

// fullSite makes the small site with integration's everything.txtar and county.txtar over it.
func fullSite(t *testing.T) *site.Site {
	t.Helper()
	dir := t.TempDir()
	if err := writeFiles(dir, fullFiles(t)); err != nil {
		t.Fatal(err)
	}
	rep, problems, err := load.Site(context.Background(), dir, load.Options{Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("the test's own site has a mistake: %s %v %s", p.Span.File.Path, p.Span.Position(), p.Message.EN)
	}
	counts := map[*report.Narrative]page.Count{}
	for i, n := range rep.Narratives {
		counts[n] = page.Count{Figures: 2 * i, Bound: i, Checked: i / 2}
	}
	return makeSite(t, rep, page.Options{Site: dir, Counts: counts})
}

// fullFiles are the files of the full site.
func fullFiles(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{"content/cases/hill.png": paintedPicture(t, 1200, 700)}
	for _, name := range []string{"testdata/site.txtar", "../integration/testdata/everything.txtar", "testdata/county.txtar"} {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if !strings.HasPrefix(f.Name, "layouts/") {
				files[f.Name] = string(f.Data)
			}
		}
	}
	return files
}

// paintedPicture is a picture large enough to be shown in several sizes.
func paintedPicture(t *testing.T, width, height int) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		m.Set(i%width, i/width, color.RGBA{R: uint8(i % width), G: uint8(i / width), B: 90, A: 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
