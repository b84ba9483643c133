package site_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casebook/generator/report"
	"casebook/generator/site"
)

// county makes the files of a county of villages in two towns, with a column of figures an indicator and year.
func county(heads string, rows ...string) map[string]string {
	var villages strings.Builder
	fmt.Fprintf(&villages, "code,name,region,source,%s\n", heads)
	for k, row := range rows {
		fmt.Fprintf(&villages, "v%d,第%d村,%s,annual,%s\n", k, k, []string{"dong", "xi"}[k%2], row)
	}
	return map[string]string{
		"data/site.toml":    "title = \"试验册\"\nbase_url = \"https://example.cn\"\n",
		"data/sources.toml": "[[source]]\nid = \"annual\"\ntitle = \"年报\"\n",
		"data/regions.toml": "[[region]]\ncode = \"xian\"\nname = \"某县\"\n[[region]]\ncode = \"dong\"\nname = \"东镇\"\nparent = \"xian\"\n[[region]]\ncode = \"xi\"\nname = \"西镇\"\nparent = \"xian\"\n",
		"data/indicators.toml": "[[group]]\nid = \"g\"\nname = \"收入\"\n[[indicator]]\nid = \"income\"\nname = \"收入\"\ngroup = \"g\"\nunit = \"元\"\nbetter = \"higher\"\n" +
			"[[indicator]]\nid = \"debt\"\nname = \"负债\"\ngroup = \"g\"\nunit = \"元\"\nbetter = \"lower\"\n",
		"data/villages/all.csv": villages.String(),
	}
}

// A village's table of figures says by how many places it went up or down in its county since the first year of the table, and
// nothing of one that stands where it stood, or whose former place is not known.
func TestATableOfFiguresTellsHowManyPlacesAVillageMoved(t *testing.T) {
	s := siteOf(t, county("income@2020,income@2023,debt@2020,debt@2023", "100,900,5,9", "200,800,6,6", "300,700,7,7", "400,600,8,8"))
	for village, want := range map[string][2]string{
		"v0": {"1/4 升3", "4/4 降3"}, "v1": {"2/4 升1", "1/4 升1"}, "v2": {"3/4 降1", "2/4 升1"}, "v3": {"4/4 降3", "3/4 升1"},
	} {
		table := between(t, file(t, s, "villages/"+village+"/index.html"), `<table class="figures">`, `</table>`)
		if !strings.Contains(table, "位次和升降") {
			t.Errorf("%s: the head does not tell that places moved", village)
		}
		for i, id := range []string{"income", "debt"} {
			_, row, _ := strings.Cut(table, "indicators/"+id+"/")
			row, _, _ = strings.Cut(row, "<tr")
			if row = strings.ReplaceAll(strings.ReplaceAll(row, "<small>", ""), "</small>", ""); !strings.Contains(row, "<td>"+want[i]) {
				t.Errorf("%s: %s stands at %s: %s", village, id, want[i], row)
			}
		}
	}
	for _, x := range []struct {
		name, heads string
		rows        []string
	}{
		{"where none moved", "income@2020,income@2023", []string{"100,200", "200,300", "300,400"}},
		{"of one year", "income@2023", []string{"200", "300", "400"}},
	} {
		table := between(t, file(t, siteOf(t, county(x.heads, x.rows...)), "villages/v0/index.html"), `<table class="figures">`, `</table>`)
		if strings.Contains(table, "升") || strings.Contains(table, "降") || !strings.Contains(table, "<td>3/3") {
			t.Errorf("%s: %s", x.name, table)
		}
	}
}

// A village's summary stands once on its page, above all else.
func TestAVillagesSummaryIsSaidOnce(t *testing.T) {
	s, _ := smallSite(t, nil)
	_, text, _ := strings.Cut(file(t, s, "villages/450329102201/index.html"), "</h1>")
	if before, after, ok := strings.Cut(text, "山边的村。"); !ok || strings.Contains(before, "412") || strings.Contains(after, "山边的村。") {
		t.Errorf("the summary does not stand once, at the head: %s", text)
	}
}

// How a figure changed is said in percent, from four times on as a multiple, of a share in percentage points, and not at all where
// it began at nought or below or ended below.
func TestATableTellsHowAFigureChanged(t *testing.T) {
	for _, c := range []struct{ from, to, unit, want string }{
		{"100", "150", "元", "+50.0%"}, {"100", "85.5", "元", "−14.5%"}, {"100", "100", "元", "0.0%"}, {"100", "0", "元", "−100.0%"}, {"100", "-1", "元", ""},
		{"0", "5", "元", ""}, {"-5", "5", "元", ""}, {"100", "399", "元", "+299.0%"}, {"100", "400", "元", "增至4.0倍"}, {"100", "1234", "元", "增至12.3倍"},
		{"40", "55.5", "%", "+15.5 个百分点"}, {"40", "0", "%", "−40.0 个百分点"}, {"0", "99.96", "%", "+100.0 个百分点"}, {"10000000000000000", "30000000000000000", "%", "+20000000000000000.0 个百分点"},
	} {
		files := county("x@2020,x@2023", c.from+","+c.to)
		files["data/indicators.toml"] += fmt.Sprintf("[[indicator]]\nid = \"x\"\nname = \"某项\"\ngroup = \"g\"\nunit = %q\ndecimals = 2\n", c.unit)
		row := between(t, file(t, siteOf(t, files), "villages/v0/index.html"), `indicators/x/`, "</table>")
		if cells := strings.Split(row, "<td>"); len(cells) < 3 || shownText(cells[2]) != c.want {
			t.Errorf("from %s to %s %s: %q, want %s", c.from, c.to, c.unit, cells, c.want)
		}
	}
}

// Of a table longer than anyone reads the first groups stand open and the others fold, each under its name with how many figures it
// has; one of which a finding of the page tells stands open too.
func TestALongTableOfFiguresFolds(t *testing.T) {
	for _, c := range []struct {
		groups int
		want   string
	}{{2, "table"}, {4, "table 组2（10项） 组3（10项）open"}} {
		files := county("", "")
		indicators, heads, first, last := "", "code,name,region,source", "", ""
		for g := range c.groups {
			indicators += fmt.Sprintf("[[group]]\nid = \"g%d\"\nname = \"组%d\"\n", g, g)
		}
		for i := range 10 * c.groups {
			indicators += fmt.Sprintf("[[indicator]]\nid = \"i%d\"\nname = \"指标%d\"\ngroup = \"g%d\"\nunit = \"元\"\n", i, i, i/10)
			heads += fmt.Sprintf(",i%d@2020,i%d@2023", i, i)
			grown := 100
			if i == 33 {
				grown = 900
			}
			first, last = first+fmt.Sprintf(",100,%d", grown), last+",100,100"
		}
		files["data/indicators.toml"] = indicators
		files["data/villages/all.csv"] = heads + "\nv0,甲村,dong,annual" + first + "\nv1,乙村,dong,annual" + last + "\n"
		text := file(t, siteOf(t, files), "villages/v0/index.html")
		var got []string
		for _, x := range strings.Split(between(t, text, `id="s-figures"`, "</section>"), "<details")[0:] {
			name := "table"
			if _, summary, ok := strings.Cut(x, "<summary>"); ok {
				name, _, _ = strings.Cut(summary, "</summary>")
				if head, _, _ := strings.Cut(x, ">"); strings.Contains(head, "open") {
					name += "open"
				}
			}
			got = append(got, name)
			if n := strings.Count(x, "<tbody>"); n == 0 || n != strings.Count(x, `class="group"`) && name == "table" {
				t.Errorf("%d groups: %d in the part %s", c.groups, n, name)
			}
			for _, row := range strings.Split(x, "<tr><th><a ")[1:] {
				if cells := strings.Split(row, "<td>"); len(cells) < 2 || !strings.HasPrefix(cells[1], "100元") && !strings.HasPrefix(cells[1], "900元") {
					t.Errorf("%d groups: a row without its figure: %s", c.groups, row)
				}
			}
			if strings.Count(x, "<table") != 1 || strings.Count(x, "</table>") != 1 || (name != "table") != (strings.Count(x, "</details>") == 1) {
				t.Errorf("%d groups: the part %s has not one table", c.groups, name)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%d groups: %q, want %s", c.groups, got, c.want)
		}
	}
}

// On a page of very many figures the parts of a breakdown are bars, the largest as long as there is room, each with its share; of
// parts that are all nought there is no share to tell.
func TestPartsOnALongPageAreBars(t *testing.T) {
	files := county("", "")
	heads, row := "code,name,region,source", ""
	for i := range 16 {
		files["data/indicators.toml"] += fmt.Sprintf("[[indicator]]\nid = \"i%d\"\nname = \"指标%d\"\ngroup = \"g\"\nunit = \"元\"\n", i, i)
		heads, row = heads+fmt.Sprintf(",i%d@2020", i), row+",100"
	}
	heads += ",i0/age/青@2020,i0/age/中@2020,i0/age/老@2020,i1/age/青@2020,i1/age/老@2020"
	files["data/villages/all.csv"] = heads + "\nv0,甲村,dong,annual" + row + ",30,60,0,0,0\n"
	parts := between(t, file(t, siteOf(t, files), "villages/v0/index.html"), `<div class="parted">`, "</div>")
	var got []string
	for _, x := range regexp.MustCompile(`<th>([^<]*)<td>([^<]*)<td>([^<]*)(?:<td><svg[^>]*><rect width="(\d+)%"|)`).FindAllStringSubmatch(parts, -1) {
		got = append(got, strings.TrimSpace(strings.Join(x[1:], " ")))
	}
	if text := strings.Join(got, "，"); text != "青 30 33.3% 50，中 60 66.7% 100，老 0 0.0% 0，青 0，老 0" {
		t.Errorf("%s\n%s", text, parts)
	}
}

// The page of a village whose figures are made up says so at its head, and of no text or method beside them again.
func TestAMadeUpVillageSaysSoOnce(t *testing.T) {
	s, _ := smallSite(t, map[string]string{
		"data/programs/made.toml": "[[program]]\nid = \"made\"\nname = \"假法\"\nformula = \"六个一\"\nstated = false\nsource = \"made-up\"\n",
		"data/villages/made.csv":  "code,name,region,sample,source,programs,income_per_capita@2023\nd9,九村,demo-town,true,made-up,made,4000\n",
		"content/cases/made.md":   "+++\ntitle = \"九村的事\"\nvillage = \"d9\"\n+++\n正文。\n",
	})
	text := file(t, s, "villages/d9/index.html")
	if !strings.Contains(text, "cases/made/") || !strings.Contains(text, "programs/made/") || strings.Count(text, "notice-sample") != 1 || strings.Contains(text, `class="sample"`) {
		t.Errorf("%d notices, %d marks", strings.Count(text, "notice-sample"), strings.Count(text, `class="sample"`))
	}
}

// Who looks at a site changes nothing of what it is made of.
func TestPagesLeaveTheReportAsItWas(t *testing.T) {
	s := fullSite(t)
	before := fmt.Sprint(corrections(s))
	for r := range s.Routes() {
		if _, err := s.Append(nil, r); err != nil {
			t.Fatal(err)
		}
	}
	if after := fmt.Sprint(corrections(s)); after != before {
		t.Errorf("corrections stood as %s, and stand as %s", before, after)
	}
}

// corrections lists what the texts of a site have, in the order of their files.
func corrections(s *site.Site) (list [][]report.Correction) {
	for _, n := range s.Report.Narratives {
		list = append(list, n.Corrections)
	}
	return list
}

// Where the courses of a village's many figures stand before those of its county, the table says what the other line
// is; of two villages or of two years there is none.
func TestATableSaysWhatItsCoursesStandBefore(t *testing.T) {
	for _, x := range []struct {
		villages, years int
		want            bool
	}{{3, 3, true}, {2, 3, false}, {3, 2, false}} {
		indicators, heads, row := "[[group]]\nid = \"g\"\nname = \"组\"\n", "", ""
		for i := range 20 {
			indicators += fmt.Sprintf("[[indicator]]\nid = \"i%d\"\nname = \"指标%d\"\ngroup = \"g\"\nunit = \"元\"\n", i, i)
			for year := range x.years {
				heads, row = heads+fmt.Sprintf(",i%d@%d", i, 2020+year), row+fmt.Sprintf(",%d", 100+10*i+year)
			}
		}
		files := county(heads[1:], slices.Repeat([]string{row[1:]}, x.villages)...)
		files["data/indicators.toml"] = indicators
		if got := strings.Contains(file(t, siteOf(t, files), "villages/v0/index.html"), "走势里的灰线为"); got != x.want {
			t.Errorf("of %d villages and %d years the table says what the line behind is: %t", x.villages, x.years, got)
		}
	}
}

// The year in which a method of a village began is a line in its charts, with words in the caption and the description; a
// year that a chart begins with or does not show is none, and a method that the village does not have is none.
func TestWhenAMethodBeganIsAMarkOnTheChartsOfItsVillages(t *testing.T) {
	for _, c := range []struct {
		heads, row string
		since      int
		want       []string
		lines      int
	}{
		{"income@2019,income@2020,income@2021", "100,150,300", 2020, []string{`data-year="2020">一站两员</text>`, "2020年：一站两员。</desc>", "“一站两员”（2020年）"}, 1},
		{"income@2019,income@2020,income@2021,debt@2019,debt@2020,debt@2021", "1,2,3,4,5,6", 2021, []string{`data-year="2021" d="`, "2021年：一站两员。</desc>", "“一站两员”（2021年）"}, 2},
		{"income@2019,income@2020,income@2021", "100,150,300", 2019, nil, 0},
		{"income@2019,income@2020,income@2021", "100,150,300", 2022, nil, 0},
		{"income@2019,income@2020,income@2021", "100,150,300", 0, nil, 0},
	} {
		files := county(c.heads+",programs", c.row+",duty", c.row+",")
		files["data/programs/duty.toml"] = "[[program]]\nid = \"duty\"\nname = \"一站两员\"\nformula = \"一站两员\"\n"
		if c.since > 0 {
			files["data/programs/duty.toml"] += fmt.Sprintf("since = %d\n", c.since)
		}
		s := siteOf(t, files)
		page := file(t, s, "villages/v0/index.html")
		for _, want := range append(c.want, "竖虚线为所行做法的起始年：") {
			if has := strings.Contains(page, want); has != (c.lines > 0) {
				t.Errorf("since %d of %s: %q on the page: %t", c.since, c.heads, want, has)
			}
		}
		if n := strings.Count(page, fmt.Sprintf(`data-year="%d"`, c.since)); n != c.lines {
			t.Errorf("since %d of %s: %d lines, want %d", c.since, c.heads, n, c.lines)
		}
		if other := file(t, s, "villages/v1/index.html"); strings.Contains(other, "data-year") {
			t.Errorf("since %d of %s: a village without the method has its line", c.since, c.heads)
		}
	}
}

// The page of a region lists its parts where they are many, each of which is there; a short page lists none.
func TestALongPageOfARegionListsItsParts(t *testing.T) {
	files := county("income@2019,income@2023,programs", "100,150,duty", "110,200,", "120,250,", "130,280,")
	files["data/programs/duty.toml"] = "[[program]]\nid = \"duty\"\nname = \"一站两员\"\nformula = \"一站两员\"\n"
	files["content/cases/one.md"] = "+++\ntitle = \"一个村\"\nvillage = \"v0\"\n+++\n\n正文。\n"
	s := siteOf(t, files)
	page := file(t, s, "regions/xian/index.html")
	links := regexp.MustCompile(`<a href="#(s-[a-z]+)">`).FindAllStringSubmatch(between(t, page, `class="page-contents"`, "</nav>"), -1)
	if len(links) < 4 {
		t.Fatalf("the contents have %d parts", len(links))
	}
	for _, link := range links {
		if !strings.Contains(page, `<h2 id="`+link[1]+`">`) {
			t.Errorf("the contents lead to #%s, which is not there", link[1])
		}
	}
	if strings.Contains(file(t, s, "regions/xi/index.html"), "page-contents") {
		t.Error("a short page lists its parts")
	}
}

// The page of a county tells other programs where its figures lie and who made them, its villages' too; a township's, which has
// no file of its own, names none.
func TestACountyIsADatasetWithItsFileAndItsMakers(t *testing.T) {
	files := county("income@2019,income@2023", "100,150", "110,200")
	files["data/sources.toml"] = "[[source]]\nid = \"annual\"\ntitle = \"年报\"\npublisher = \"某县统计局\"\n"
	s := siteOf(t, files)
	page := file(t, s, "regions/xian/index.html")
	for _, want := range []string{`"@type":"Dataset"`, `"contentUrl":"https://example.cn/data/counties/xian.csv"`, `"creator":[{"@type":"Organization","name":"某县统计局"}]`} {
		if !strings.Contains(page, want) {
			t.Errorf("the county's page has no %s", want)
		}
	}
	if town := file(t, s, "regions/dong/index.html"); strings.Contains(town, `"distribution"`) {
		t.Error("a township has a file of its own")
	}
}
