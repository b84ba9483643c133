package changes

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/generator/edition"
	"casebook/generator/manifest"
)

// editionOf is an edition of files, by their paths.
func editionOf(files map[string]string) *edition.Edition {
	var list []manifest.Entry
	for name, text := range files {
		list = append(list, manifest.Entry{Path: name, Bytes: int64(len(text)), Sum: sha256.Sum256([]byte(text))})
	}
	slices.SortFunc(list, func(a, b manifest.Entry) int { return strings.Compare(a.Path, b.Path) })
	return edition.New(list, func(name string) ([]byte, error) { return []byte(files[name]), nil })
}

func compare(t *testing.T, before, after map[string]string) *Sheet {
	t.Helper()
	s, err := Compare(t.Context(), editionOf(before), editionOf(after), "own")
	if err != nil {
		t.Fatal(err)
	}
	s.Sort()
	return s
}

// summary is a sheet with one line per change, without its counts.
func summary(s *Sheet) string {
	var b strings.Builder
	for _, f := range s.Figures {
		fmt.Fprintf(&b, "%s|%s|%s: %s%s%s%s%s>%s%s%s%s%s", f.Place, f.Code, f.Name, f.Was.Bound, f.From, f.Was.Unit, f.Was.Year, f.Was.Status, f.Bound, f.To, f.Unit, f.Year, f.Status)
		if f.Source != "" {
			b.WriteString(" of " + f.Source)
		}
		fmt.Fprintf(&b, " on %v in %d charts, %v\n", f.Pages, f.Charts, f.Downloads)
	}
	for _, r := range s.Renamed {
		b.WriteString("renamed " + r.From + ">" + r.To + "\n")
	}
	for _, list := range []struct {
		name string
		of   []string
	}{{"cards", s.Cards}, {"corrections", s.Corrections}, {"withdrawn", s.Withdrawn}, {"moved", s.Moved}, {"added", s.Added}, {"gone", s.Gone}} {
		if len(list.of) > 0 {
			fmt.Fprintf(&b, "%s %q\n", list.name, list.of)
		}
	}
	for _, x := range s.Texts {
		fmt.Fprintf(&b, "text %s %s", x.Path, x.Title)
		for _, l := range x.Lines {
			fmt.Fprintf(&b, " %t:%s", l.Added, l.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

const (
	countyHead = "code,name,region,households,population,sample,source,income（元）2020,income（元）2021,roads 2020年\n"
	regionHead = "code,name,kind,x,y,income（元）2020\n"
	factHead   = "title,path,id,name,value,unit,bound,year,status,source,note,upper\n"
)

func TestFiguresThatDiffer(t *testing.T) {
	county := func(rows string) map[string]string {
		return map[string]string{"data/counties/a.csv": "\ufeff" + countyHead + rows}
	}
	region := func(rows string) map[string]string {
		return map[string]string{"data/indicators/income.csv": regionHead + rows}
	}
	facts := func(rows string) map[string]string {
		return map[string]string{"data/facts.csv": factHead + rows}
	}
	for name, c := range map[string]struct {
		before, after map[string]string
		want          string
	}{
		"a value":                     {county("a,甲,x,10,20,,s,100,200,3\n"), county("a,甲,x,10,20,,s,100,250,3\n"), "甲|a|income: 200元2021>250元2021 on [] in 0 charts, [data/counties/a.csv]\n"},
		"a value more":                {county("a,甲,x,10,20,,s,100,,3\n"), county("a,甲,x,10,20,,s,100,250,3\n"), "甲|a|income: >250元2021 on [] in 0 charts, [data/counties/a.csv]\n"},
		"a value less":                {county("a,甲,x,10,20,,s,100,200,3\n"), county("a,甲,x,10,20,,s,100,200,\n"), "甲|a|roads: 32020>2020 on [] in 0 charts, [data/counties/a.csv]\n"},
		"households and people":       {county("a,甲,x,10,20,,s\n"), county("a,甲,x,11,,,s\n"), "甲|a|households: 10>11 on [] in 0 charts, [data/counties/a.csv]\n甲|a|population: 20> on [] in 0 charts, [data/counties/a.csv]\n"},
		"a name like a formula":       {county("a,'=甲,x,10,20,,s\n"), county("a,'=甲,x,12,20,,s\n"), "=甲|a|households: 10>12 on [] in 0 charts, [data/counties/a.csv]\n"},
		"a name with an apostrophe":   {county("a,'甲,x,10,20,,s\nb,',x,3,,,s\n"), county("a,'甲,x,12,20,,s\nb,',x,4,,,s\n"), "'|b|households: 3>4 on [] in 0 charts, [data/counties/a.csv]\n'甲|a|households: 10>12 on [] in 0 charts, [data/counties/a.csv]\n"},
		"a short row":                 {county("a,甲,x,10,20,\n"), county("a,甲,x,12,20,\n"), ""},
		"rows in another order":       {county("a,甲,x,10,20,,s\nb,乙,x,1,2,,s\n"), county("b,乙,x,1,2,,s\na,甲,x,10,20,,s\n"), ""},
		"a region's own":              {region("r,县,own,,,5\nr,县,median,,,6\nshort,县,own\n"), region("r,县,own,,,7\nr,县,median,,,8\nshort,县,own\n"), "县|r|income: 5元2020>7元2020 on [] in 0 charts, [data/indicators/income.csv]\n"},
		"a fact":                      {facts("题,p,a,名,5,户,,2020,done,s,,\n"), facts("题,p,a,名,6,户,,2020,done,s,,\n"), "题|p#a|名: 5户2020done>6户2020done of s on [] in 0 charts, [data/facts.csv]\n"},
		"a fact's bound and status":   {facts("题,p,a,名,5,户,,2020,done,s,,\n"), facts("题,p,a,名,5,户,约,2021,expected,s,,\n"), "题|p#a|名: 5户2020done>约5户2021expected of s on [] in 0 charts, [data/facts.csv]\n"},
		"a fact's other end":          {facts("题,p,a,名,5,户,,2020,done,s,,8\n"), facts("题,p,a,名,5,户,,2020,done,s,,9\n"), "题|p#a|名: 5～8户2020done>5～9户2020done of s on [] in 0 charts, []\n"},
		"a fact's year of many":       {facts("题,p,a,名,5,户,,2016-2020,done,s,,\n"), facts("题,p,a,名,5,户,,2017-2020,done,s,,\n"), ""},
		"a fact without a name":       {facts("题,p,a,,5,户,,,,s,,\n"), facts("题,p,a,,6,户,,,,s,,\n"), "题|p#a|a: 5户>6户 of s on [] in 0 charts, [data/facts.csv]\n"},
		"a fact of old":               {map[string]string{"data/facts.csv": "title,path,id,name,value,unit,bound,year,status,source\n题,p,a,名,5,户,,,,s\n题,p,b,名\n"}, facts("题,p,a,名,6,户,,,,s,,\n题,p,b,名\n"), "题|p#a|名: 5户>6户 of s on [] in 0 charts, [data/facts.csv]\n"},
		"a fact with another name":    {facts("题,p,a,名,5,户,,,,s,,\n"), facts("题,p,a,别名,5,户,,,,s,,\n"), ""},
		"an indicator's other name":   {county("a,甲,x,,,,s,100,200,3\n"), map[string]string{"data/counties/a.csv": strings.ReplaceAll(countyHead, "income", "净收入") + "a,甲,x,,,,s,100,200,3\n"}, "renamed income>净收入\n"},
		"another name, another value": {county("a,甲,x,,,,s,100,,3\n"), map[string]string{"data/counties/a.csv": strings.ReplaceAll(countyHead, "income", "净收入") + "a,甲,x,,,,s,101,,3\n"}, "甲|a|income: 100元2020>元2020 on [] in 0 charts, [data/counties/a.csv]\n甲|a|净收入: >101元2020 on [] in 0 charts, [data/counties/a.csv]\n"},
		"broken":                      {county("a,\"甲"), county("a,\"乙"), ""},
		"a table that is new":         {map[string]string{}, county("a,甲,x,10,,,s\n"), "甲|a|households: >10 on [] in 0 charts, [data/counties/a.csv]\n"},
		"another file":                {map[string]string{"data/counties/a.txt": countyHead, "data/x.csv": "a"}, map[string]string{"data/counties/a.txt": "b", "data/x.csv": "b"}, ""},
	} {
		if got := summary(compare(t, c.before, c.after)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

// pageOf is a page of a kind with a body.
func pageOf(kind, body string) string {
	return `<html><body class="` + kind + `"><header class="site">2020</header><main><header class="page-head"><h1>题</h1></header>` + body + `</main><footer>99</footer></body></html>`
}

// A figure is said to stand where its old value stands less often and its new one more often.
func TestAFigureStandsWhereItChanged(t *testing.T) {
	table := func(n string) string { return countyHead + "a,甲,x,,,,s," + n + ",,\n" }
	before := map[string]string{
		"data/counties/a.csv": table("1200"), "data/a.xlsx": "1",
		"a/index.html": pageOf("k-village", `<p>1,200元</p><figure class="chart bars"><svg>1200</svg><td>1200</td></figure><figure class="chart"><td>7</td></figure>`),
		"b/index.html": pageOf("k-village", `<p>1200户</p>`), "c/index.html": pageOf("k-village", `<p>1200</p><p class="x">8</p>`),
		"d/index.html": pageOf("k-village", `<p>1200</p><nav>1200</nav>`),
	}
	after := map[string]string{
		"data/counties/a.csv": table("1300"), "data/a.xlsx": "2",
		"a/index.html": pageOf("k-village", `<p>1,300元</p><figure class="chart bars"><svg>1300</svg><td>1300</td></figure><figure class="chart"><td>7</td></figure>`),
		"b/index.html": pageOf("k-village", `<p>1200户。</p>`), "c/index.html": pageOf("k-village", `<p>1200</p><p class="x">9</p>`),
		"d/index.html": pageOf("k-village", `<p>1200</p><nav>1300</nav>`), "e/index.html": pageOf("k-village", `<p>1300</p>`),
	}
	if got, want := summary(compare(t, before, after)), "甲|a|income: 1200元2020>1300元2020 on [a/index.html] in 1 charts, [data/counties/a.csv]\nadded [\"e/index.html\"]\n"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	delete(before, "a/index.html")
	before["data/counties/a.csv"] = table("")
	got := compare(t, before, after).Figures
	if len(got) != 1 || !slices.Equal(got[0].Pages, []string{"a/index.html", "e/index.html"}) || got[0].Charts != 1 {
		t.Errorf("a new figure stands on %v", got)
	}
}

// A figure that means something else and has the same number stands wherever that does, in what differs.
func TestAFigureOfAnotherSenseStandsWhereItsNumberIs(t *testing.T) {
	fact := func(unit string) string { return factHead + "题,p,a,名,5," + unit + ",,,,s,,\n" }
	before := map[string]string{"data/facts.csv": fact("元"), "a/index.html": pageOf("k-x", "<p>5元</p>"), "b/index.html": pageOf("k-x", "<p>7元</p>"), "c/index.html": pageOf("k-x", "<p>5</p>")}
	after := map[string]string{"data/facts.csv": fact("万元"), "a/index.html": pageOf("k-x", "<p>5万元</p>"), "b/index.html": pageOf("k-x", "<p>8元</p>"), "c/index.html": pageOf("k-x", "<p>5</p>")}
	if got := compare(t, before, after).Figures; len(got) != 1 || !slices.Equal(got[0].Pages, []string{"a/index.html"}) || !slices.Equal(got[0].Downloads, []string{"data/facts.csv"}) {
		t.Errorf("%+v", got)
	}
}

func TestPagesThatDiffer(t *testing.T) {
	before := map[string]string{
		"corrections/index.html": pageOf("k-corrections", "<ul><li>一</li><li>二</li></ul><p>段</p>"),
		"gone/index.html":        pageOf("k-case", "<p>x</p>"),
		"left/index.html":        pageOf("k-case", "<p>x</p>"),
		"again/index.html":       pageOf("k-withdrawn", "<p>x</p>"),
		"case/index.html":        pageOf("k-case", `<p>甲</p><p>乙</p><blockquote>丙</blockquote><p class="cite-by">丁</p><aside><p>旁</p></aside><div class="after-words"><p>后</p></div><script>1</script>`),
		"same/index.html":        pageOf("k-study", "<p>甲</p>"),
		"list/index.html":        pageOf("k-list", "<p>甲</p>"),
	}
	after := map[string]string{
		"corrections/index.html": pageOf("k-corrections", "<ul><li>三</li><li>一</li><li>二</li></ul><p>新段</p>"),
		"left/index.html":        pageOf("k-withdrawn", "<p>x</p>"),
		"again/index.html":       pageOf("k-withdrawn", "<p>y</p>"),
		"old/index.html":         pageOf("k-moved", "<p>x</p>"),
		"new/index.html":         pageOf("k-case", "<p>x</p>"),
		"new-left/index.html":    pageOf("k-withdrawn", "<p>x</p>"),
		"case/index.html": pageOf("k-case", `<p>甲</p><p>  乙
改 </p><p>新</p><blockquote>丙</blockquote><p class="cite-by">戊</p><aside><p>旁白</p></aside><div class="after-words"><p>后记</p></div><script>2</script>`),
		"same/index.html": pageOf("k-study", "<p>甲</p><svg>x</svg>"),
		"list/index.html": pageOf("k-list", "<p>乙</p>"),
	}
	want := `corrections ["三"]
withdrawn ["left/index.html" "new-left/index.html"]
moved ["old/index.html"]
added ["new/index.html"]
gone ["gone/index.html"]
text case/index.html 题 false:乙 true:乙 改 true:新
`
	if got := summary(compare(t, before, after)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got, want := summary(compare(t, map[string]string{}, map[string]string{"corrections/index.html": before["corrections/index.html"]})), "corrections [\"一\" \"二\"]\n"; got != want {
		t.Errorf("the first corrections: %s", got)
	}
	if got := summary(compare(t, map[string]string{"corrections/index.html": before["corrections/index.html"]}, map[string]string{})); got != "" {
		t.Errorf("corrections that are gone: %s", got)
	}
}

// The paragraphs that differ are as few as can be, those taken out before those put in.
func TestTheDifferenceIsSmall(t *testing.T) {
	page := func(s string) *page { return &page{blocks: strings.Fields(s)} }
	for _, c := range [][3]string{
		{"a b c", "a b c", ""}, {"a b c", "a c", "-b"}, {"a c", "a b c", "+b"}, {"a b c", "a x c", "-b +x"}, {"a b c d", "c d a b", "-a -b +a +b"},
		{"", "a b", "+a +b"}, {"a b", "", "-a -b"}, {"a b a c", "a c", "-b -a"},
	} {
		var got []string
		for _, l := range difference(page(c[0]), page(c[1])) {
			got = append(got, map[bool]string{true: "+", false: "-"}[l.Added]+l.Text)
		}
		if strings.Join(got, " ") != c[2] {
			t.Errorf("%q and %q differ by %q, want %q", c[0], c[1], got, c[2])
		}
	}
	if got := difference(nil, page("a")); len(got) != 1 || !got[0].Added {
		t.Errorf("a page that is new: %v", got)
	}
	if got := difference(page("a"), nil); len(got) != 1 || got[0].Added {
		t.Errorf("a page that is gone: %v", got)
	}
}

// A card counts without what it carries for the report, and one that is new is in no printed booklet.
func TestCardsThatDiffer(t *testing.T) {
	cards := func(lines ...string) map[string]string {
		return map[string]string{"booklet/cards/1.js": strings.Join(lines, "\n") + "\n"}
	}
	before := cards(`casebookCard("a","<p data-report='1'>甲</p>");`, `casebookCard("b","<p data-report=\"1\">乙</p>");`, `casebookCard("c","丙");`, `casebookCard("d","丁");`, `casebookCard("f","己");`, `casebookCard("g","庚");`, "// nothing")
	after := cards(`casebookCard("a","<p data-report='2'>甲</p>");`, `casebookCard("b","<p>乙</p>");`, `casebookCard("c","改");`, `casebookCard("e","戊");`)
	if got := compare(t, before, after).Cards; !slices.Equal(got, []string{"c", "d", "f", "g"}) {
		t.Errorf("got %q", got)
	}
	if got := compare(t, before, map[string]string{}).Cards; len(got) != 6 {
		t.Errorf("of a booklet that is gone: %q", got)
	}
}

// Of a bare manifest only the files that differ are known.
func TestABareManifestTellsFilesOnly(t *testing.T) {
	bare := editionOf(map[string]string{"a/index.html": "1", "b.css": "1"})
	bare = edition.New(bare.Entries, func(string) ([]byte, error) { return nil, edition.ErrNoFiles })
	s, err := Compare(t.Context(), bare, editionOf(map[string]string{"a/index.html": "2", "b.css": "2"}), "own")
	if err != nil || !s.Bare || !slices.Equal(s.Files, []string{"a/index.html", "b.css"}) || len(s.Texts) > 0 {
		t.Errorf("%+v, %v", s, err)
	}
	broken := errors.New("broken")
	bare = edition.New(bare.Entries, func(string) ([]byte, error) { return nil, broken })
	if _, err := Compare(t.Context(), bare, editionOf(map[string]string{"a/index.html": "2"}), "own"); !errors.Is(err, broken) {
		t.Errorf("a file that cannot be read: %v", err)
	}
}

// Paragraphs, headings, entries, rows and captions are each one line of a page's words, and cells of a row stay apart.
func TestEachBlockIsALine(t *testing.T) {
	before := map[string]string{"a/index.html": pageOf("k-case", "<p>同</p>")}
	body := "<h2>二</h2><h3>三</h3><h4>四</h4><h5>五</h5><h6>六</h6><ul><li>项</li></ul><dl><dt>名</dt><dd>义</dd></dl><blockquote><p>引</p><p>文</p></blockquote><pre>码</pre><figure><figcaption>注</figcaption></figure><table><tr><th>头</th><td>格</td><td>子</td></tr></table><div>不算</div>"
	after := map[string]string{"a/index.html": pageOf("k-case", "<p>同</p>"+body)}
	s := compare(t, before, after)
	var got []string
	for _, l := range s.Texts[0].Lines {
		got = append(got, l.Text)
	}
	if want := "二,三,四,五,六,项,名,义,引 文,码,注,头 格 子"; strings.Join(got, ",") != want {
		t.Errorf("got %q, want %q", strings.Join(got, ","), want)
	}
	after["a/index.html"] = strings.Replace(before["a/index.html"], "<h1>题</h1>", "<h1>新题</h1>", 1)
	if s := compare(t, before, after); len(s.Texts) != 1 || len(s.Texts[0].Lines) != 2 || s.Texts[0].Title != "新题" {
		t.Errorf("another title: %+v", s.Texts)
	}
}

// A page of very many paragraphs is compared as far as a bound, and files that are no pages are not looked into.
func TestWhatIsLookedIntoIsBounded(t *testing.T) {
	many := strings.Repeat("<p>甲</p>", 1999)
	before := map[string]string{"a/index.html": pageOf("k-case", many+"<p>乙</p><p>丙</p>"), "a.jpg": "1", "b.css": "1"}
	after := map[string]string{"a/index.html": pageOf("k-case", many+"<p>乙</p><p>丁</p>"), "a.jpg": "2", "b.css": "2"}
	e := editionOf(after)
	asked := map[string]bool{}
	newer := edition.New(e.Entries, func(name string) ([]byte, error) { asked[name] = true; return []byte(after[name]), nil })
	s, err := Compare(t.Context(), editionOf(before), newer, "own")
	if err != nil || len(s.Texts) != 0 || len(s.Files) != 3 {
		t.Errorf("%+v, %v", s, err)
	}
	if asked["a.jpg"] || asked["b.css"] || !asked["a/index.html"] {
		t.Errorf("read are %v", asked)
	}
}
