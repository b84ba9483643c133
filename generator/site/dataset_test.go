package site_test

import (
	"encoding/csv"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"casebook/generator/page"
	"casebook/generator/site"
)

// dataOf reads a script of data as its callback would: the name, and the value as JSON, holes
// as null.
func dataOf(t *testing.T, s *site.Site, path string, value any) string {
	t.Helper()
	text := file(t, s, path)
	call := regexp.MustCompile(`^casebookData\("([^"]+)",((?s:.*))\);\n$`).FindStringSubmatch(text)
	if call == nil {
		t.Fatalf("%s is not one call: %.80s", path, text)
	}
	body := call[2]
	for strings.Contains(body, ",,") {
		body = strings.ReplaceAll(body, ",,", ",null,")
	}
	if err := json.Unmarshal([]byte(body), value); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return call[1]
}

func TestCountyScriptHasAllFigures(t *testing.T) {
	s, _ := smallSite(t, nil)
	var county struct {
		Regions  [][]any
		Villages [][]any
		Sources  [][]any
	}
	if name := dataOf(t, s, "data/counties/450329.js", &county); name != "counties/450329" {
		t.Errorf("the county's name is %q", name)
	}
	if len(county.Villages) != 3 || len(county.Regions) != 2 {
		t.Fatalf("%d villages in %d regions, want 3 in 2", len(county.Villages), len(county.Regions))
	}
	v := county.Villages[0]
	if v[0] != "450329102201" || v[1] != "胡家田村" || v[3] != 412.0 || v[4] != 1630.0 {
		t.Errorf("the village is %v", v)
	}
	series := v[7].([]any)[0].([]any)
	want := []any{0.0, 2014.0, 0.0, 3120.0, 3560.0, nil, 5000.0}
	if len(series) != len(want) {
		t.Fatalf("the series is %v, want %v", series, want)
	}
	for i := range want {
		if series[i] != want[i] {
			t.Errorf("the series is %v, want %v", series, want)
		}
	}
	if county.Sources[0][0] != "年报 <一>" {
		t.Errorf("the sources are %v", county.Sources)
	}
	if name := county.Villages[2][1]; name != `<b>坏</b>"名"村` {
		t.Errorf("a name with quotes came out as %q", name)
	}
}

func TestMadeUpFiguresAreMarkedInData(t *testing.T) {
	s, _ := smallSite(t, nil)
	var county struct{ Villages, Sources [][]any }
	dataOf(t, s, "data/counties/demo.js", &county)
	for _, v := range county.Villages {
		if v[6] != 1.0 {
			t.Errorf("%v is not marked as made up", v[1])
		}
	}
	if len(county.Sources) == 0 || county.Sources[0][1] != 1.0 {
		t.Errorf("the made-up source is not marked: %v", county.Sources)
	}
}

func TestIndexSaysHowIndicatorsAreShared(t *testing.T) {
	s, _ := smallSite(t, map[string]string{"data/indicators.toml": `
[[group]]
id = "income"
name = "收入"
[[group]]
id = "people"
name = "成员"
[[indicator]]
id = "income_per_capita"
name = "人均可支配收入"
group = "income"
unit = "元"
[[indicator]]
id = "debt"
name = "负债"
group = "income"
unit = "万元"
[[indicator]]
id = "members"
name = "党员"
group = "people"
unit = "名"
[[indicator]]
id = "women"
name = "女党员"
group = "people"
unit = "名"
[[indicator]]
id = "coop"
name = "入社农户"
group = "people"
unit = "户"
[[indicator]]
id = "lamps"
name = "路灯"
group = "people"
unit = "盏"
`})
	var index struct {
		Indicators [][]any
		Regions    [][]any
		Programs   [][]any
	}
	dataOf(t, s, "data/index.js", &index)
	want := map[string]string{"income_per_capita": "", "debt": "按人口人均", "members": "占总人口", "women": "占党员", "coop": "占总户数", "lamps": ""}
	for _, i := range index.Indicators {
		name := ""
		if rule, ok := i[6].([]any); ok {
			name = rule[4].(string)
			if i[0] == "debt" && rule[2] != 10000.0 {
				t.Errorf("a ten thousand is %v yuan", rule[2])
			}
		}
		if name != want[i[0].(string)] {
			t.Errorf("%v is shared as %q, want %q", i[1], name, want[i[0].(string)])
		}
	}
	for _, g := range index.Regions {
		if g[0] == "450329102" {
			t.Error("the index has a township; it ends at counties")
		}
	}
}

func TestExemplarsAreTheVillagesOfNarrativesAndPrograms(t *testing.T) {
	s, _ := smallSite(t, nil)
	var list [][]any
	dataOf(t, s, "data/exemplars.js", &list)
	if len(list) == 0 || list[0][0] != "450329102201" || list[0][3] != "450329" {
		t.Fatalf("the exemplars begin with %v", list)
	}
	figures := list[0][8].([]any)
	if len(figures) != 3 || figures[1] != 2017.0 || figures[2] != 5000.0 {
		t.Errorf("the latest figure is %v", figures)
	}
}

func TestProgramsCarryWhatTheyAskFor(t *testing.T) {
	s, _ := smallSite(t, nil)
	var list [][]any
	dataOf(t, s, "data/programs.js", &list)
	if list[0][0] != "one-n-one" || list[0][10].([]any)[0] != "有愿意带头的党员" || list[0][13] != 6.0 {
		t.Errorf("the program is %v", list[0])
	}
	if list[1][5] != 0.0 {
		t.Errorf("a program whose parts the source does not state says it does: %v", list[1])
	}
}

func TestListsCanBeNarrowed(t *testing.T) {
	s, _ := smallSite(t, map[string]string{
		"content/cases/more.md": "+++\ntitle = \"又一篇\"\nthemes = [\"产业\"]\n+++\n\n种茶。\n"})
	for page, script := range map[string]string{"cases": "../cases", "themes/chanye": "../../themes/chanye"} {
		if !strings.Contains(file(t, s, page+"/index.html"), `data-facets="`+script+`/list.js"`) {
			t.Errorf("the list %s has no controls", page)
		}
		file(t, s, page+"/list.js")
	}
	html := file(t, s, "cases/index.html")
	var list struct {
		Facets [][]any
		Rows   [][]any
	}
	dataOf(t, s, "cases/list.js", &list)
	counts := map[string]int{}
	for _, row := range list.Rows {
		for i, values := range row[5].([]any) {
			names := list.Facets[i][1].([]any)
			for _, at := range values.([]any) {
				counts[names[int(at.(float64))].(string)]++
			}
		}
	}
	options := regexp.MustCompile(`<option value="([^"]+)">([^<（]+)（(\d+)）`).FindAllStringSubmatch(html, -1)
	if len(options) == 0 {
		t.Error("no facet has a choice with a count")
	}
	for _, o := range options {
		if n, _ := strconv.Atoi(o[3]); n != counts[o[2]] {
			t.Errorf("%s is said to have %d entries, the list has %d", o[2], n, counts[o[2]])
		}
	}
}

func TestRegionsAreTilesOrAMap(t *testing.T) {
	const geo = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"adcode":450329,"name":"资源县"},"geometry":{"type":"Polygon","coordinates":[[[110,25],[111,25],[111,26],[110,26],[110,25]]]}}]}`
	site := func(extra string) string {
		t.Helper()
		files := map[string]string{"data/site.toml": "title = \"试\"\n" + extra}
		if extra != "" {
			files["data/map.json"] = geo
		}
		s, _ := smallSite(t, files)
		return file(t, s, "regions/index.html")
	}
	without := site("")
	if strings.Contains(without, `class="areas"`) {
		t.Error("a map is shown that the site does not name")
	}
	if !strings.Contains(without, `<ul class="tiles"`) || !strings.Contains(without, `<li><a href="../regions/demo/index.html"><svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"><rect class="k`) {
		t.Error("the regions are not drawn as linked tiles")
	}
	with := site("[map]\nreview_number = \"GS（2024）0001号\"\nfile = \"map.json\"\n")
	if !strings.Contains(with, `class="areas"`) || !strings.Contains(with, `审图号：GS（2024）0001号</span></span></figcaption><svg class="areas"`) {
		t.Error("the map does not stand with its review number")
	}
	if !strings.Contains(with, `<a xlink:href="../regions/450329/index.html" aria-label="资源县`) {
		t.Error("the map's area does not lead to its region")
	}
}

func BenchmarkDataScripts(b *testing.B) {
	s := makeSite(b, country(10000), page.Options{})
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		size = 0
		var buf []byte
		for r := range s.Routes() {
			if r.Kind.IsPage() || !strings.HasPrefix(r.Path, "data/") || !strings.HasSuffix(r.Path, ".js") {
				continue
			}
			var err error
			if buf, err = s.Append(buf[:0], r); err != nil {
				b.Fatal(err)
			}
			size += len(buf)
		}
	}
	b.ReportMetric(float64(size), "bytes")
}

// A program that knows nothing of Casebook finds each table, its columns and their types.
func TestTheDataPackageDescribesEachTable(t *testing.T) {
	s, _ := smallSite(t, nil)
	var all struct {
		Profile   string
		Resources []struct {
			Name, Path string
			Schema     struct {
				Fields []struct{ Name, Type, Unit string }
			}
		}
	}
	if err := json.Unmarshal([]byte(file(t, s, "data/datapackage.json")), &all); err != nil {
		t.Fatal(err)
	}
	if all.Profile != "tabular-data-package" || len(all.Resources) < 4 {
		t.Fatalf("%+v", all)
	}
	names := map[string]bool{}
	for _, r := range all.Resources {
		if names[r.Name] || !regexp.MustCompile(`^[a-z0-9._-]+$`).MatchString(r.Name) {
			t.Errorf("the name %q is taken or not allowed", r.Name)
		}
		names[r.Name] = true
		head, _, _ := strings.Cut(strings.TrimPrefix(file(t, s, "data/"+r.Path), "\ufeff"), "\r\n")
		columns := strings.Split(head, ",")
		if len(columns) != len(r.Schema.Fields) {
			t.Errorf("%s: %d columns, %d fields", r.Path, len(columns), len(r.Schema.Fields))
			continue
		}
		for i, f := range r.Schema.Fields {
			if f.Name != columns[i] || f.Type != "string" && f.Type != "number" || f.Unit != "" && f.Type != "number" {
				t.Errorf("%s: column %s is described as %+v", r.Path, columns[i], f)
			}
		}
	}
}

// A county's workbook has the cells of its CSV file; codes are texts.
func TestACountysWorkbookIsItsTable(t *testing.T) {
	s, _ := smallSite(t, nil)
	book, err := excelize.OpenReader(strings.NewReader(file(t, s, "data/counties/450329.xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows(book.GetSheetList()[0], excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file(t, s, "data/counties/450329.csv"), "\ufeff"))).ReadAll()
	if err != nil || len(table) != len(rows) {
		t.Fatalf("%d rows, %d in CSV, %v", len(rows), len(table), err)
	}
	for i := range table {
		for j, want := range table[i] {
			got := ""
			if j < len(rows[i]) {
				got = rows[i][j]
			}
			if got != strings.TrimPrefix(want, "'") {
				t.Errorf("row %d, column %d: %q, in CSV %q", i, j, got, want)
			}
		}
	}
	if kind, err := book.GetCellType(book.GetSheetList()[0], "A2"); err != nil || kind != excelize.CellTypeInlineString {
		t.Errorf("a code is of type %v, %v", kind, err)
	}
	if list := book.GetSheetList(); len(list) != 2 || list[1] != "指标说明" {
		t.Errorf("the sheets are %q: what the columns mean is missing", list)
	}
}

// Whoever downloads figures gets what they mean: a table of all indicators, and in a county's workbook of those that
// its villages have figures of.
func TestDownloadsSayWhatIndicatorsMean(t *testing.T) {
	s := fullSite(t)
	table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file(t, s, "data/indicators.csv"), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for _, row := range table {
		rows[row[0]] = row
	}
	if row := rows["party_members"]; len(row) != len(table[0]) || row[3] != "名" || row[4] == "" {
		t.Errorf("members are said to be %q under %q", row, table[0])
	}
	book, err := excelize.OpenReader(strings.NewReader(file(t, s, "data/counties/jia.xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := book.GetRows("指标说明")
	if err != nil || len(sheet) < 2 || len(sheet) > len(table) {
		t.Fatalf("%d rows of %d indicators, %v", len(sheet), len(table), err)
	}
	for _, row := range sheet[1:] {
		if want := rows[row[0]]; row[1] != want[1] || len(row) > 4 && row[4] != want[4] {
			t.Errorf("%q in the workbook, %q in the table", row, want)
		}
	}
	for _, path := range []string{"regions/jia/index.html", "data/index.html"} {
		if !strings.Contains(file(t, s, path), `data/indicators.csv"`) && !strings.Contains(file(t, s, path), `"indicators.csv"`) {
			t.Errorf("%s does not lead to the table", path)
		}
	}
}
