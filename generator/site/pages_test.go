package site_test

import (
	"bytes"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"casebook/generator/page"
	"casebook/generator/site"
)

var update = flag.Bool("update", false, "write testdata/golden anew")

func TestEveryRouteIsFoundUnderASafePathOnce(t *testing.T) {
	s, _ := smallSite(t, nil)
	seen := routesOnce(t, s)
	routesOnce(t, fullSite(t))
	for _, p := range strings.Fields(`index.html cases/index.html cases/first/index.html programs/index.html programs/one-n-one/index.html
		regions/index.html regions/45/index.html regions/450329102/index.html villages/450329102201/index.html themes/index.html
		indicators/index.html indicators/debt/index.html studies/index.html studies/trip/index.html checklists/records/index.html
		handbook/index.html compare/index.html booklet/index.html search/index.html data/index.html about/index.html 404.html
		sitemap.xml atom.xml robots.txt data/catalogue.json data/facts.csv data/counties/450329.csv data/counties/demo.csv
		data/indicators/debt.csv search/index-0.js`) {
		if !seen[p] {
			t.Errorf("no route %s", p)
		}
	}
	if _, ok := s.Find("villages/none/index.html"); ok {
		t.Error("a village that is not there was found")
	}
}

// A page is found by its whole address and by no part of it.
func TestNoPageIsFoundByAPartOfItsAddress(t *testing.T) {
	s, _ := smallSite(t, nil)
	all := routesOnce(t, s)
	for r := range s.Routes() {
		for _, part := range []string{path.Dir(r.Path), "x/" + r.Path, strings.TrimPrefix(r.Path, strings.SplitAfter(r.Path, "/")[0]), strings.TrimSuffix(r.Path, ".html")} {
			if _, ok := s.Find(part); ok && !all[part] {
				t.Errorf("%s is found by %s", r.Path, part)
			}
		}
	}
}

// Whoever saves a file is led to the page that shows it, whatever the page is about.
func TestAPageNamesTheFileOfWhatItIsAbout(t *testing.T) {
	s, _ := smallSite(t, nil)
	for name, want := range map[string]string{
		"villages/d1/index.html": "data/villages/demo.csv", "regions/450329/index.html": "data/regions.toml", "programs/unsaid/index.html": "data/programs/all.toml",
		"indicators/debt/index.html": "data/indicators.toml", "studies/trip/index.html": "content/studies/trip.md", "cases/index.html": "", "search/index.html": "", "robots.txt": "",
	} {
		if r, ok := s.Find(name); !ok || r.File() != want {
			t.Errorf("%s is about %q, want %q", name, r.File(), want)
		}
	}
}

// The key of a text is of the name of its folder, which stands above it; one in a folder that has no name of its own has a key too.
func TestATextsKeyIsOfTheNameOfItsFolder(t *testing.T) {
	keys := func(title string) map[string][16]byte {
		s, rep := smallSite(t, map[string]string{"content/cases/index.md": fmt.Sprintf("+++\ntitle = %q\n+++\n", title)})
		sums, list := map[string][32]byte{}, map[string][16]byte{}
		for _, f := range rep.Files {
			sums[f.Path] = [32]byte{}
		}
		for _, n := range rep.Narratives {
			sums[n.Path] = [32]byte{}
		}
		k := s.Keys([32]byte{}, sums, nil)
		for _, name := range []string{"cases/second/index.html", "checklists/records/index.html"} {
			r, _ := s.Find(name)
			list[name] = k.Of(r)
		}
		return list
	}
	one, same, other := keys("案例一览"), keys("案例一览"), keys("各篇案例")
	for name, want := range map[string]bool{"cases/second/index.html": true, "checklists/records/index.html": false} {
		if one[name] == [16]byte{} || one[name] != same[name] || (one[name] != other[name]) != want {
			t.Errorf("%s: another name of the folder makes another key: %t", name, one[name] != other[name])
		}
	}
}

// The list of sources says what a publisher or a year that is missing means, where one is.
func TestWhatASourceLeavesOutIsExplained(t *testing.T) {
	for source, want := range map[string]bool{"publisher = \"统计局\"\nyear = 2024": false, "publisher = \"统计局\"": true, "year = 2024": true, "": true} {
		files := county("income@2020", "5")
		files["data/sources.toml"] = "[[source]]\nid = \"annual\"\ntitle = \"年报\"\n" + source + "\n"
		if got := strings.Contains(file(t, siteOf(t, files), "data/index.html"), "没有写发布者或年份的"); got != want {
			t.Errorf("a source of %q: it is explained: %t", source, got)
		}
	}
}

// routesOnce holds that every file of a site has a path of its own within the output folder, and is found by it.
func routesOnce(t *testing.T, s *site.Site) map[string]bool {
	t.Helper()
	seen := map[string]bool{}
	for r := range s.Routes() {
		if seen[r.Path] {
			t.Errorf("%s is listed twice", r.Path)
		}
		seen[r.Path] = true
		if r.Path == "" || path.IsAbs(r.Path) || path.Clean(r.Path) != r.Path || strings.HasPrefix(r.Path, "..") || strings.Contains(r.Path, `\`) {
			t.Errorf("unsafe path %q", r.Path)
		}
		if found, ok := s.Find(r.Path); !ok || found != r {
			t.Errorf("Find(%q) = %v, %v", r.Path, found, ok)
		}
	}
	return seen
}

func TestWithoutABaseAddressThereIsNothingThatNeedsOne(t *testing.T) {
	s, _ := smallSite(t, map[string]string{"data/site.toml": "title = \"试验册\"\n"})
	for _, p := range []string{"sitemap.xml", "atom.xml"} {
		if _, ok := s.Find(p); ok {
			t.Errorf("%s is there", p)
		}
	}
	if text := file(t, s, "index.html"); strings.Contains(text, "canonical") || strings.Contains(text, "atom") {
		t.Error("the page names a canonical address or a feed")
	}
}

// Page is what the tests look at in an HTML file.
type Page struct {
	title string
	ids   map[string]bool
	links []string
	texts string
}

// isDataBlock tells whether a script is data, which no browser runs and no policy forbids.
func isDataBlock(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "type" {
			return a.Val == "application/ld+json"
		}
	}
	return false
}

func parse(t *testing.T, name, text string) Page {
	t.Helper()
	p := Page{ids: map[string]bool{}}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			all.WriteString(n.Data)
			if n.Parent.Data == "title" && n.Parent.Namespace == "" {
				p.title = n.Data
			}
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if p.ids[a.Val] {
					t.Errorf("%s: id %q twice", name, a.Val)
				}
				p.ids[a.Val] = true
			case "href", "src", "data-echarts", "data-chart-options", "data-wechat":
				p.links = append(p.links, a.Val)
			case "style", "onclick", "onload":
				t.Errorf("%s: inline %s", name, a.Key)
			}
		}
		if n.Type == html.ElementNode && (n.Data == "style" || n.Data == "script" && n.FirstChild != nil && !isDataBlock(n)) {
			t.Errorf("%s: inline <%s>", name, n.Data)
		}
	}
	p.texts = all.String()
	return p
}

func TestTitlesAreUniqueAndEveryLinkLeadsSomewhere(t *testing.T) {
	s, _ := smallSite(t, nil)
	titlesAndLinks(t, s)
	titlesAndLinks(t, fullSite(t))
}

func titlesAndLinks(t *testing.T, s *site.Site) {
	t.Helper()
	pages := map[string]Page{}
	titles := map[string]string{}
	for r := range s.Routes() {
		if !r.Kind.IsPage() {
			continue
		}
		p := parse(t, r.Path, file(t, s, r.Path))
		pages[r.Path] = p
		if other, taken := titles[p.title]; taken || p.title == "" {
			t.Errorf("%s and %s have the title %q", r.Path, other, p.title)
		}
		titles[p.title] = r.Path
	}
	for name, p := range pages {
		for _, link := range p.links {
			u, err := url.Parse(link)
			if err != nil {
				t.Errorf("%s: %q: %v", name, link, err)
				continue
			}
			if u.Scheme != "" {
				continue
			}
			target := path.Join(path.Dir(name), u.Path)
			if name == "404.html" {
				target = strings.TrimPrefix(u.Path, "/book/")
			}
			if u.Path == "" {
				target = name
			}
			if _, ok := s.Find(target); !ok {
				t.Errorf("%s: link %q leads to no file", name, link)
			}
			if u.Fragment != "" && !pages[target].ids[u.Fragment] {
				t.Errorf("%s: link %q leads to no place", name, link)
			}
		}
	}
}

func TestOnlyLinksLeadToOtherHosts(t *testing.T) {
	s := fullSite(t)
	fetched := regexp.MustCompile(`(?:src|srcset|poster|action|data-[a-z-]+)="[^"]*//[^"]*"|<link [^>]*rel="(?:stylesheet|icon|preload)"[^>]*href="[a-z]*:?//`)
	for r := range s.Routes() {
		if r.Kind.IsPage() {
			if m := fetched.FindString(file(t, s, r.Path)); m != "" {
				t.Errorf("%s fetches %s", r.Path, m)
			}
		}
	}
}

func TestTheSameBytesWhateverTheOrder(t *testing.T) {
	s, _ := smallSite(t, nil)
	first := map[string][]byte{}
	for r := range s.Routes() {
		b, err := s.Append(nil, r)
		if err != nil {
			t.Fatal(err)
		}
		first[r.Path] = b
	}
	for _, procs := range []int{1, 4} {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		again, _ := smallSite(t, nil)
		var wg sync.WaitGroup
		for r := range again.Routes() {
			wg.Go(func() {
				b, err := again.Append([]byte("x"), r)
				if err != nil || !bytes.Equal(b[1:], first[r.Path]) {
					t.Errorf("%s differs with %d processors (%v)", r.Path, procs, err)
				}
			})
		}
		wg.Wait()
	}
}

// fingerprint is taken out of golden files, which do not change with the theme's styles.
var fingerprint = regexp.MustCompile(`-[0-9a-f]{8}\.(css|js|svg)`)

// goldenPages are one page of each kind and more of some, and what is no page.
var goldenPages = []string{
	"index.html", "cases/index.html", "programs/index.html", "regions/index.html", "studies/index.html", "compare/index.html", "search/index.html", "themes/index.html",
	"indicators/index.html", "checklists/index.html", "data/index.html", "booklet/index.html", "about/index.html",
	"cases/first/index.html", "cases/second/index.html", "studies/trip/index.html", "checklists/records/index.html", "programs/one-n-one/index.html", "programs/unsaid/index.html",
	"themes/chanye/index.html", "indicators/income_per_capita/index.html", "corrections/index.html", "editions/index.html", "404.html",
	"regions/450329/index.html", "regions/demo/index.html", "villages/450329102202/index.html",
	"data/counties/demo.csv", "data/indicators/income_per_capita.csv", "data/facts.csv", "data/catalogue.json", "sitemap.xml", "atom.xml", "robots.txt",
}

func TestGoldenPages(t *testing.T) {
	s, _ := smallSite(t, nil)
	shown := map[string]bool{}
	for r := range s.Routes() {
		shown[r.Kind.Name] = shown[r.Kind.Name] || !strings.HasSuffix(r.Path, ".html") || slices.Contains(goldenPages, r.Path)
	}
	for kind, ok := range shown {
		if !ok {
			t.Errorf("no page of kind %s is in goldenPages", kind)
		}
	}
	golden(t, s, "golden", goldenPages)
}

// golden holds files of a site against what is kept of them in a folder of testdata.
func golden(t *testing.T, s *site.Site, folder string, paths []string) {
	t.Helper()
	for _, p := range paths {
		got := fingerprint.ReplaceAllString(file(t, s, p), ".$1")
		if strings.HasSuffix(p, ".html") || strings.HasSuffix(p, ".js") {
			got = drawings.ReplaceAllStringFunc(got, func(figure string) string { return drawn.ReplaceAllString(figure, "<svg>…</svg>") })
		}
		name := filepath.Join("testdata", folder, strings.ReplaceAll(p, "/", "+"))
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from %s; look at it and run with -update\n%s", p, name, got)
		}
	}
}

// drawings are made by packages chart and diagram, which test what is drawn. What they draw, of which years, in which unit and
// from which sources is the pages', and so are maps, tiles and pictures.
var (
	drawings = regexp.MustCompile(`(?s)<figure class=\\?"(?:chart|formula)\\?".*?</figure>`)
	drawn    = regexp.MustCompile(`(?s)<svg.*</svg>`)
)

func TestAFigureLeadsToItsSourceInOneStep(t *testing.T) {
	s, _ := smallSite(t, nil)
	text := file(t, s, "cases/first/index.html")
	for _, want := range []string{
		`<a class="figure" id="ref-1" href="#fig-1">100万元</a>`,
		`<a class="figure" id="ref-2" href="#fig-1">100万元</a>`, // printed from the data
		`<a class="figure" id="ref-3" href="#fig-2">2000元以上</a>`,
		`<li id="fig-2"><span class="note-value">2000元</span> <span class="note-label">每户月增收</span> <span class="note-about">年份未注明 · 不少于 · 预计</span>`, // too few for a column beside the text
		`<a href="../../data/index.html#source-annual">年报 &lt;一&gt;</a>，统计局，2024年`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	sources := file(t, s, "data/index.html")
	for _, want := range []string{`id="source-undated"`, "没有写发布者或年份的，资料上没有注明。", `href="https://stats.example.cn/annual"`, `download>下载原件</a>`} {
		if !strings.Contains(sources, want) {
			t.Errorf("the list of sources lacks %s", want)
		}
	}
}

func TestAMethodsFiguresLeadToTheirSourcesInOneStep(t *testing.T) {
	s, _ := smallSite(t, map[string]string{
		"content/cases/bare.md": "+++\ntitle = \"没有来源的\"\nkind = \"case\"\nprograms = [\"unsaid\"]\n+++\n正文。\n",
		"data/facts/bare.toml":  "[[fact]]\nid = \"n\"\nvalue = 3\nunit = \"户\"\nnote = \"参加户数\"\n",
	})
	text := file(t, s, "programs/unsaid/index.html")
	for _, want := range []string{
		`<td>筹资；理事会筹集 <small><a href="../../data/index.html#source-annual">年报 &lt;一&gt;</a></small>`,
		`<td>参加户数 <small>出处未注明</small>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestMadeUpDataIsNamedWhereverItIsUsed(t *testing.T) {
	s, _ := smallSite(t, nil)
	for _, p := range []string{
		"villages/d1/index.html", "regions/demo/index.html", "regions/demo-town/index.html", "indicators/income_per_capita/index.html",
		"cases/second/index.html", "handbook/shown/index.html", "compare/index.html", "data/counties/demo.csv", "data/indicators/income_per_capita.csv",
	} {
		if !strings.Contains(file(t, s, p), "示例数据") {
			t.Errorf("%s does not say 示例数据", p)
		}
	}
	if !strings.Contains(file(t, s, "data/catalogue.json"), `"sample": true`) {
		t.Error("the catalogue does not say sample")
	}
	for _, p := range []string{"villages/450329102201/index.html", "cases/first/index.html"} {
		if strings.Contains(file(t, s, p), "示例数据") {
			t.Errorf("%s says 示例数据 of true data", p)
		}
	}
}

// TestATableIsMarkedMadeUpWhereARowIs: a county's own true figures stand in place of its
// made-up villages'.
func TestATableIsMarkedMadeUpWhereARowIs(t *testing.T) {
	const own = "[[region.series]]\nindicator = \"debt\"\nvalues = { 2024 = 7 }\nsource = \"annual\"\n"
	for series, want := range map[string]bool{"": true, own: false} {
		s, _ := smallSite(t, map[string]string{
			"data/regions/nine.toml": "[[region]]\ncode = \"nine\"\nname = \"九县\"\n" + series,
			"data/villages/nine.csv": "code,name,region,sample,debt@2024\nd9,九村,nine,true,5\n",
		})
		if row := strings.Contains(file(t, s, "data/indicators/debt.csv"), ",示例数据,,"); row != want {
			t.Errorf("a row is marked: %v", row)
		}
		entry := between(t, file(t, s, "data/catalogue.json"), `"path": "data/indicators/debt.csv"`, "}")
		if got := strings.Contains(entry, `"sample": true`); got != want {
			t.Errorf("the catalogue marks the table: %v, want %v", got, want)
		}
	}
}

func TestWhatIsNotThereLeavesNoHeading(t *testing.T) {
	s, _ := smallSite(t, nil)
	text := file(t, s, "villages/450329102202/index.html")
	for _, never := range []string{`id="s-charts"`, `id="s-figures"`, `id="s-parts"`, `id="s-narratives"`, `id="s-programs"`, `id="s-near"`, "<table", "<figure", "空组"} {
		if strings.Contains(text, never) {
			t.Errorf("a village without figures has %s", never)
		}
	}
	if text := file(t, s, "villages/450329102201/index.html"); strings.Contains(text, "空组") {
		t.Error("an empty group has a heading")
	}
	if text := file(t, s, "programs/unsaid/index.html"); !strings.Contains(text, "资料未说明组成") || strings.Contains(text, "在家乡怎么做") {
		t.Error("a method that its source does not explain is not shown as such")
	}
}

func TestMarkupInDataStaysText(t *testing.T) {
	s, _ := smallSite(t, nil)
	for r := range s.Routes() {
		if !r.Kind.IsPage() {
			continue
		}
		if text := file(t, s, r.Path); strings.Contains(text, "<b>坏") || strings.Contains(text, "年报 <一>") {
			t.Errorf("%s has markup from data", r.Path)
		}
	}
	if !strings.Contains(file(t, s, "data/counties/demo.csv"), ",'=二村,") {
		t.Error("a cell begins with =")
	}
}

func TestRanksAreWithinACountyAndOneYear(t *testing.T) {
	s, _ := smallSite(t, nil)
	text := file(t, s, "villages/450329102201/index.html")
	if !strings.Contains(text, "位次是在资源县各村中的名次") || !strings.Contains(text, "<td>1/2") {
		t.Error("the village's place is not 1 of 2")
	}
	ranking := file(t, s, "indicators/income_per_capita/index.html")
	first, second := strings.Index(ranking, ">=二村<"), strings.Index(ranking, ">一村<")
	if first < 0 || second < first {
		t.Error("the ranking of the latest year is not in order")
	}
	if strings.Contains(ranking, "villages/450329102201/") {
		t.Error("a village without a figure of the latest year is ranked")
	}
}

func TestLongListsArePaged(t *testing.T) {
	s := makeSite(t, country(401), page.Options{})
	r, ok := s.Find("regions/100000/page/2/index.html")
	if !ok {
		t.Fatal("no second page of 200 villages")
	}
	b, err := s.Append(nil, r)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(b, []byte("../../../../villages/")); n != 100 {
		t.Errorf("the second page has %d villages", n)
	}
	first := parse(t, "regions/100000/index.html", file(t, s, "regions/100000/index.html")).title
	if p, want := parse(t, r.Path, string(b)), strings.Replace(first, " – ", " · 第 2 页 – ", 1); p.title != want { // and no address behind it, as pages of one title have
		t.Errorf("title %q, want %q", p.title, want)
	}
	for _, gone := range []string{"regions/100000/page/3/index.html", "regions/100000/page/1/index.html", "indicators/i0/page/6/index.html"} {
		if _, ok := s.Find(gone); ok {
			t.Errorf("%s is there", gone)
		}
	}
	if _, ok := s.Find("indicators/i0/page/5/index.html"); !ok {
		t.Error("the ranking of 401 villages has no fifth page")
	}
}

var (
	pageInHand = regexp.MustCompile(`<a [^>]*aria-current="page">(\d+)</a>`)
	anyTag     = regexp.MustCompile(`<[^>]*>`)
)

// A site of very many villages has no workbooks, and no page leads to one.
func TestASiteOfVeryManyVillagesHasNoWorkbooks(t *testing.T) {
	for villages, want := range map[int]bool{1000: true, 1001: false} {
		s := makeSite(t, country(villages), page.Options{})
		_, made := s.Find("data/counties/100000.xlsx")
		if led := strings.Contains(file(t, s, "regions/100000/index.html"), "100000.xlsx"); led != want || made != want {
			t.Errorf("of %d villages there is a workbook: %t; the county's page leads to it: %t", villages, made, led)
		}
		root, err := html.Parse(strings.NewReader(file(t, s, "data/index.html"))) // which tells less of so many files
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if what := emptyPart(n); what != "" {
				t.Errorf("of %d villages: %s", villages, what)
			}
		}
	}
}

// A pager leads to the first and the last page, to two pages on either side, and to the next ones; the page in hand is
// marked for those who hear it, and pages that are left out are dots.
func TestAPagerLeadsToThePagesAround(t *testing.T) {
	s := makeSite(t, country(1001), page.Options{})
	for at, want := range map[string]string{
		"":         "[1] 2 3 … 11 下一页",
		"page/2/":  "上一页 1 [2] 3 4 … 11 下一页",
		"page/6/":  "上一页 1 … 4 5 [6] 7 8 … 11 下一页",
		"page/11/": "上一页 1 … 9 10 [11]",
	} {
		text := file(t, s, "indicators/i0/"+at+"index.html")
		n := 1
		fmt.Sscanf(at, "page/%d/", &n) // of the first page nothing is written
		if print := fmt.Sprintf("网站上分11页，这里印的是第%d页", n); !strings.Contains(text, print) {
			t.Errorf("indicators/i0/%s does not say in print which page it is", at)
		}
		_, text, _ = strings.Cut(text, `<nav class="pager"`)
		text, _, _ = strings.Cut(text, "</nav>")
		text = pageInHand.ReplaceAllString(text[strings.Index(text, ">")+1:], "[$1]")
		if got := strings.Join(strings.Fields(anyTag.ReplaceAllString(text, " ")), " "); got != want {
			t.Errorf("indicators/i0/%s: %s, want %s", at, got, want)
		}
	}
}

func TestASitemapOfManyIsSplit(t *testing.T) {
	s := makeSite(t, country(50100), page.Options{})
	index := file(t, s, "sitemap.xml")
	if strings.Count(index, "<loc>") != 2 || !strings.Contains(index, "https://example.cn/sitemap-2.xml") {
		t.Errorf("the index of sitemaps is %s", index)
	}
	if !strings.Contains(index, `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`) {
		t.Errorf("the index of sitemaps is none: %s", index)
	}
	if n := strings.Count(file(t, s, "sitemap-1.xml"), "<loc>"); n != 50000 {
		t.Errorf("the first sitemap has %d addresses", n)
	}
	pages := 0
	for r := range s.Routes() {
		if r.Kind.IsPage() && r.Kind.Name != "404" {
			pages++
		}
	}
	if n := strings.Count(file(t, s, "sitemap-2.xml"), "<loc>"); n != pages-50000 {
		t.Errorf("the second sitemap has %d addresses of %d", n, pages)
	}
}

func TestInputsNameTheFilesAPageComesFrom(t *testing.T) {
	s, _ := smallSite(t, nil)
	r, _ := s.Find("cases/first/index.html")
	got := strings.Join(s.Inputs(r), " ")
	for _, want := range []string{"content/cases/first.md", "data/facts/first.toml", "data/programs/all.toml", "data/villages/guali.toml"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not among %s", want, got)
		}
	}
}

// A paper of the site comes from its own file, which no record names.
func TestAPaperComesFromItsFile(t *testing.T) {
	s, _ := smallSite(t, map[string]string{"content/cases/paper.pdf": "%PDF-1.4\n", "content/cases/paper.md": "+++\ntitle = \"附件\"\n+++\n见[原文](paper.pdf)。\n"})
	for r := range s.Routes() {
		if strings.HasSuffix(r.Path, ".pdf") {
			if got := s.Inputs(r); !slices.Contains(got, "content/cases/paper.pdf") {
				t.Errorf("%s comes from %q", r.Path, got)
			}
			return
		}
	}
	t.Error("the paper is not in the site")
}

func TestInputsOfListsAreThoseOfWhatTheyList(t *testing.T) {
	const like = "code,name,region,source,income_per_capita@2020\n4503291022%d,%s,450329102,annual,700\n"
	s, _ := smallSite(t, map[string]string{"data/villages/like-1.csv": fmt.Sprintf(like, 97, "子村"), "data/villages/like-2.csv": fmt.Sprintf(like, 98, "丑村")})
	for name, wanted := range map[string]string{
		"data/facts.csv":                          "content/cases/first.md data/facts/first.toml data/facts/shown.toml data/sources.toml",
		"index.html":                              "content/index.md data/site.toml data/programs/all.toml data/villages/demo.csv data/regions.toml",
		"cases/index.html":                        "content/cases/index.md content/cases/first.md content/cases/second.md data/facts/first.toml data/villages/guali.toml data/programs/all.toml",
		"programs/index.html":                     "data/programs/all.toml",
		"atom.xml":                                "content/cases/first.md data/site.toml",
		"robots.txt":                              "data/site.toml",
		"data/programs.js":                        "data/programs/all.toml",
		"data/catalogue.json":                     "data/indicators.toml data/villages/demo.csv content/cases/first.md data/site.toml",
		"data/datapackage.json":                   "data/indicators.toml data/villages/demo.csv content/cases/first.md data/site.toml",
		"data/indicators/debt.csv":                "data/indicators.toml data/villages/guali.toml",
		"data/indicators/income_per_capita.csv":   "data/indicators.toml data/regions.toml data/villages/guali.toml data/villages/demo.csv data/villages/like-1.csv data/villages/like-2.csv",
		"indicators/income_per_capita/index.html": "data/indicators.toml data/regions.toml data/villages/guali.toml data/villages/demo.csv",
		"regions/450329/index.html":               "data/regions.toml data/villages/guali.toml data/villages/like-1.csv data/villages/like-2.csv content/studies/trip.md",
		"data/counties/demo.csv":                  "data/indicators.toml data/regions.toml data/villages/demo.csv",
		"themes/index.html":                       "content/cases/first.md",
		"search/index-0.js":                       "content/cases/first.md data/villages/guali.toml",
		"search/villages-0.js":                    "data/villages/demo.csv data/villages/guali.toml data/regions.toml",
	} {
		r, ok := s.Find(name)
		if !ok {
			t.Fatalf("no route %s", name)
		}
		got := s.Inputs(r)
		for _, want := range strings.Fields(wanted) {
			if !slices.Contains(got, want) {
				t.Errorf("%s: %s is not among %q", name, want, got)
			}
		}
		if !slices.IsSorted(got) {
			t.Errorf("%s: %q is not sorted", name, got)
		}
	}
	for name, never := range map[string]string{
		"data/indicators/debt.csv": "data/villages/demo.csv", "data/counties/demo.csv": "data/villages/guali.toml",
		"villages/d1/index.html": "data/villages/guali.toml", "regions/demo/index.html": "data/villages/guali.toml",
		"search/villages-0.js": "data/facts/first.toml", "indicators/index.html": "data/facts/first.toml",
	} {
		r, _ := s.Find(name)
		if slices.Contains(s.Inputs(r), never) {
			t.Errorf("%s is said to come from %s", name, never)
		}
	}
	r, _ := s.Find("villages/d1/index.html")
	if got := s.Inputs(r); !slices.Equal(got, []string{"data/villages/demo.csv"}) {
		t.Errorf("a village's page comes from %q", got)
	}
}

func TestOfVeryManyInputsTheFolderIsNamed(t *testing.T) {
	s, _ := smallSite(t, oneSubject(130))
	for _, name := range []string{"cases/index.html", "data/facts.csv"} {
		r, _ := s.Find(name)
		got := s.Inputs(r)
		if !slices.Contains(got, "content/cases/") || !slices.Contains(got, "data/facts/") || !slices.Contains(got, "data/programs/all.toml") || len(got) > 100 {
			t.Errorf("%s comes from %q", name, got)
		}
		for _, own := range []string{"data/site.toml", "data/sources.toml", "content/index.md"} { // files that lie in no such folder stand for none
			small, _ := smallSite(t, nil)
			of, _ := small.Find(name)
			if slices.Contains(small.Inputs(of), own) != slices.Contains(got, own) {
				t.Errorf("%s: %s among %q", name, own, got)
			}
		}
	}
}

// TestATableOfFiguresLeadsToTheirSources: an indicator of one year has no chart whose
// caption would name its source.
func TestATableOfFiguresLeadsToTheirSources(t *testing.T) {
	s, _ := smallSite(t, map[string]string{"data/villages/one-year.csv": "code,name,region,source,debt@2020\n450329102299,一年村,450329102,annual,7\n"})
	const name = "villages/450329102299/index.html"
	if p := parse(t, name, file(t, s, name)); !slices.Contains(p.links, "../../data/index.html#source-annual") {
		t.Errorf("no link to the source among %q", p.links)
	}
}

func TestAMadeUpProgramIsMarkedInLists(t *testing.T) {
	s, _ := smallSite(t, map[string]string{"data/programs/made-up.toml": "[[program]]\nid = \"made-up\"\nname = \"虚构一法\"\nformula = \"一法\"\nsource = \"made-up\"\n"})
	text := file(t, s, "programs/index.html")
	_, before, found := strings.Cut(text, `programs/one-n-one/index.html`)
	if !found {
		t.Fatal("no list of programs")
	}
	if item, _, ok := strings.Cut(before, "虚构一法"); !ok || !strings.Contains(item[strings.LastIndex(item, "<li>"):], "示例数据") {
		t.Errorf("a program of a made-up source is not marked in\n%s", text)
	}
}

// Pages at the top of content/, to which no list leads, stand in the menu by their weights, before the last.
func TestTopPagesStandInTheMenuByWeight(t *testing.T) {
	page := func(title string, weight int) string {
		return fmt.Sprintf("+++\ntitle = %q\nweight = %d\n+++\n\n正文。\n", title, weight)
	}
	s, _ := smallSite(t, map[string]string{"content/history.md": page("沿革", 2), "content/contact.md": page("联系我们", 1), "content/cases/none.md": page("案例一篇", 0)})
	menu, _, _ := strings.Cut(file(t, s, "contact/index.html"), "</nav>")
	want := `<li><a href="../contact/index.html" aria-current="true">联系我们</a><li><a href="../history/index.html">沿革</a><li><a href="../about/index.html">关于</a>`
	if !strings.Contains(menu, want) {
		t.Errorf("the menu lacks %s\n%s", want, menu)
	}
	if strings.Contains(menu, "案例一篇") {
		t.Error("a case stands in the menu")
	}
}

// The feed is made anew where a text changes whose first sentence it shows, and not where that text has a summary; a file that
// holds no text and is of no village changes every page's key.
func TestKeysChangeWithWhatIsShown(t *testing.T) {
	const dated = "+++\ntitle = \"%s\"\ndate = 2024-05-0%d\n%s+++\n正文一句。\n"
	s, rep := smallSite(t, map[string]string{"content/cases/none.md": fmt.Sprintf(dated, "无摘要的", 1, ""), "content/cases/some.md": fmt.Sprintf(dated, "有摘要的", 2, "summary = \"摘要\"\n")})
	sums := map[string][32]byte{"data/editions.toml": {}}
	for _, f := range rep.Files {
		sums[f.Path] = [32]byte{}
	}
	for _, n := range rep.Narratives {
		sums[n.Path] = [32]byte{}
	}
	key := func(path string) [16]byte {
		r, ok := s.Find(path)
		if !ok {
			t.Fatalf("no route %s", path)
		}
		return s.Keys([32]byte{}, sums, nil).Of(r)
	}
	for _, c := range []struct {
		path, changed string
		want          bool
	}{
		{"atom.xml", "content/cases/none.md", true}, {"atom.xml", "content/cases/some.md", false}, {"atom.xml", "data/site.toml", true},
		{"robots.txt", "data/site.toml", true}, {"robots.txt", "content/cases/none.md", false}, {"robots.txt", "data/villages/guali.toml", false},
		{"robots.txt", "data/facts/first.toml", false}, {"robots.txt", "data/editions.toml", false},
	} {
		before := key(c.path)
		sums[c.changed] = [32]byte{1}
		if after := key(c.path); (after != before) != c.want {
			t.Errorf("a change of %s makes another key of %s: %t", c.changed, c.path, !c.want)
		}
		sums[c.changed] = [32]byte{}
	}
}

// Files that are made of other things have other keys, whatever key was asked for before: but those that are alike have one.
func TestEveryFileHasAKeyOfItsOwn(t *testing.T) {
	s, rep := smallSite(t, nil)
	sums := map[string][32]byte{"data/editions.toml": {}}
	for _, f := range rep.Files {
		sums[f.Path] = [32]byte{1}
	}
	keys := s.Keys([32]byte{}, sums, nil)
	of, known := map[[16]byte]string{}, 0
	for r := range s.Routes() {
		key := keys.Of(r)
		if key == ([16]byte{}) || r.Kind.Alike != nil && r.Kind.Alike(s.Model, &r) != nil {
			continue
		}
		known++
		if other := of[key]; other != "" {
			t.Errorf("%s and %s have one key", r.Path, other)
		}
		of[key] = r.Path
	}
	if known < 40 {
		t.Errorf("only %d files have keys", known)
	}
	rep.Cited = rep.Cited[1:]
	for r := range s.Routes() {
		if key := s.Keys([32]byte{}, sums, nil).Of(r); key != ([16]byte{}) && of[key] != "" {
			t.Errorf("%s has the key that it had when another source was cited", r.Path)
		}
		if r.Path == "cases/first/index.html" {
			break
		}
	}
}

// Whoever asks for files may stop wherever he likes.
func TestRoutesAreGivenUntilNoneIsWanted(t *testing.T) {
	s, _ := smallSite(t, nil)
	all := 0
	for range s.Routes() {
		all++
	}
	for stop := 1; stop <= all; stop++ {
		n := 0
		for range s.Routes() {
			if n++; n == stop {
				break
			}
		}
	}
}

// A page's key is known, and is another where a figure of a village that it shows is another; it is the same where the village is
// shown elsewhere.
func TestKeysChangeWithTheVillagesThatAreShown(t *testing.T) {
	const csv = "code,name,region,source,programs,income_per_capita@2020\nn1,甲寨,demo-town,annual,unsaid,%d\nn2,乙寨,demo-town,annual,,900\n"
	keysOf := func(income int) func(path string) [16]byte {
		s, rep := smallSite(t, map[string]string{
			"data/villages/new.csv": fmt.Sprintf(csv, income),
			"data/facts/told.toml":  "[[fact]]\nid = \"n\"\nvalue = 3\nunit = \"个\"\nsource = \"annual\"\n",
			"content/told.md":       "+++\ntitle = \"说三个\"\n+++\n有[3个](fact:n)。\n",
			"content/bound.md":      "+++\ntitle = \"说收入\"\n+++\n收入[900元](fact:n2/income_per_capita@2020)。\n",
		})
		sums := map[string][32]byte{"data/editions.toml": {}}
		for _, f := range rep.Files {
			sums[f.Path] = [32]byte{}
		}
		for _, n := range rep.Narratives {
			sums[n.Path] = [32]byte{}
		}
		keys := s.Keys([32]byte{}, sums, nil)
		return func(path string) [16]byte {
			r, ok := s.Find(path)
			if !ok {
				t.Fatalf("no route %s", path)
			}
			return keys.Of(r)
		}
	}
	former, same, other := keysOf(800), keysOf(800), keysOf(700)
	for path, want := range map[string]bool{
		"villages/n1/index.html": true, "regions/demo/index.html": true, "indicators/income_per_capita/index.html": true,
		"data/indicators/income_per_capita.csv": true, "regions/450329/index.html": false, "villages/450329102202/index.html": false, "robots.txt": false,
		"programs/unsaid/index.html": true, "programs/one-n-one/index.html": false, // which villages of another county follow
		"bound/index.html": true, "told/index.html": false, // which shows a figure of a village, and one of its own
	} {
		if former(path) == [16]byte{} || former(path) != same(path) {
			t.Errorf("%s has no key, or two", path)
		}
		if (former(path) != other(path)) != want {
			t.Errorf("another figure makes another key of %s: %t", path, !want)
		}
	}
}

// A village of which the site knows no figure and no text leads to what is around it, and says what is missing.
func TestTheVillageOfWhichNothingIsKnownLeadsOn(t *testing.T) {
	s, _ := smallSite(t, nil)
	text := file(t, s, "villages/450329102202/index.html")
	for _, want := range []string{"<dt>所在</dt>", `id="s-around"`, `id="s-others"`, "本站还没有"} {
		if !strings.Contains(text, want) {
			t.Errorf("it has no %s", want)
		}
	}
	if text := file(t, s, "villages/450329102201/index.html"); strings.Contains(text, `id="s-others"`) || strings.Contains(text, "本站还没有") {
		t.Error("a village with figures is shown as one without")
	}
}
