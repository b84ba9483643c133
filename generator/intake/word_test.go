package intake

import (
	"strings"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/testsite"
)

// paper packs paragraphs into a Word file; one that begins with | is a row of a table.
func paper(t testing.TB, paragraphs ...string) []byte {
	t.Helper()
	var body, rows strings.Builder
	p := func(text string) string {
		return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
	}
	for _, text := range append(paragraphs, "") {
		if cells, ok := strings.CutPrefix(text, "|"); ok {
			rows.WriteString("<w:tr>")
			for cell := range strings.SplitSeq(cells, "|") {
				rows.WriteString("<w:tc>" + p(cell) + "</w:tc>")
			}
			rows.WriteString("</w:tr>")
			continue
		}
		if rows.Len() > 0 {
			body.WriteString("<w:tbl>" + rows.String() + "</w:tbl>")
			rows.Reset()
		}
		body.WriteString(p(text))
	}
	return []byte(testsite.Zip(t, "word/document.xml", `<w:document xmlns:w="w"><w:body>`+body.String()+`</w:body></w:document>`))
}

// folder is a site's files in memory.
type folder map[string]string

func (f folder) request(data []byte, force bool) Request {
	income := &report.Indicator{ID: "income", Name: "人均可支配收入", Unit: "元"}
	village := &report.Village{Code: "450329102201", Name: "甲禾村"}
	village.Data.Set(report.Unpacked{Series: []report.Series{{Indicator: income, First: 2022, Values: quantity.ListOf(quantity.FromInt(15100), quantity.FromInt(16420))}}})
	site := &report.Report{Records: &report.Records{Villages: []*report.Village{village}, Indicators: []*report.Indicator{income}}}
	if text := f["base"]; text != "" {
		site.Imports = []report.Import{{Text: text, At: source.New("data/imports/paper.toml", "").At(0, 0)}}
	}
	return Request{Data: data, File: "甲禾村材料.docx", Slug: "paper", Section: "cases", Site: site, Force: force,
		Has:  func(p string) bool { _, ok := f[p]; return ok },
		Text: func(p string) (string, bool) { text, ok := f[p]; return text, ok }}
}

func (f folder) take(t testing.TB, q Request) *Draft {
	t.Helper()
	d, err := Word(q)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range d.Files {
		f[file.Path] = file.Text
	}
	return d
}

var firstVersion = []string{"兴村富民路", "一、做法",
	"甲禾村党员43名。2023年甲禾村人均可支配收入达到16420元，2022年甲禾村人均可支配收入为15110元。流转土地1200亩，办成了几件大事，村里人都说好。",
	"单位：万元", "|项目|2022年|2023年", "|经营收入|12.6|8", "结尾的话，说的是明年怎样接着干。"}

func TestFiguresLeadToSeriesAndPlacesAreProposed(t *testing.T) {
	f := folder{}
	d := f.take(t, f.request(paper(t, firstVersion...), false))
	text, facts := f["content/cases/paper.md"], f["data/facts/paper.toml"]
	for _, want := range []string{`# village = "450329102201"`, "[16420元](fact:450329102201/income@2023)", "[8](fact:经营收入-2023)", "[43名](fact:甲禾村党员)"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing from\n%s", want, text)
		}
	}
	for _, want := range []string{"value = 8\nunit = \"万元\"\nyear = 2023", "source = \"paper\""} {
		if !strings.Contains(facts, want) {
			t.Errorf("%s is missing from\n%s", want, facts)
		}
	}
	if !strings.Contains(f["data/sources/paper.toml"], "title = \"兴村富民路\"") || !strings.Contains(f["data/imports/paper.toml"], "text = [") {
		t.Errorf("the paper as a source:\n%s\nthe record:\n%s", f["data/sources/paper.toml"], f["data/imports/paper.toml"])
	}
	if len(d.Bound.Near) != 1 || !strings.Contains(d.Bound.Near[0], "15100元：笔误？") || !strings.Contains(f["data/imports/paper.toml"], "笔误") {
		t.Errorf("near misses: %q", d.Bound.Near)
	}
	if len(d.Proposed) != 1 || d.Proposed[0].Times != 3 {
		t.Errorf("proposed: %+v", d.Proposed)
	}
	if again, err := Word(f.request(paper(t, firstVersion...), false)); err != nil || again.Taken != "content/cases/paper.md" {
		t.Errorf("a second import is not refused: %+v %v", again, err)
	}
}

func TestAMatterWithTwoFiguresIsReported(t *testing.T) {
	f := folder{}
	d := f.take(t, f.request(paper(t, "材料", "全村党员总数43名，团结一心干大事。", "全村党员总数45名，年年都有新面孔。"), false))
	if len(d.Bound.Twice) != 1 || !strings.Contains(d.Bound.Twice[0], "43名、45名") {
		t.Errorf("%q", d.Bound.Twice)
	}
}

// A newer version of a paper comes in over a narrative that was edited since.
func TestANewerVersionIsMerged(t *testing.T) {
	f := folder{}
	f.take(t, f.request(paper(t, firstVersion...), false))
	f["base"] = f["content/cases/paper.md"]
	f["content/cases/paper.md"] = strings.Replace(f["content/cases/paper.md"], "结尾的话", "编辑改过的结尾", 1)
	f["data/facts/paper.toml"] = strings.ReplaceAll(f["data/facts/paper.toml"], "unverified = true\n", "")
	newer := append([]string{}, firstVersion...)
	newer[2] = strings.Replace(newer[2], "1200亩", "1300亩", 1)
	newer[5] = strings.Replace(newer[5], "12.6", "12.9", 1)
	newer = append(newer, "新写的一段：带动56户。")
	d := f.take(t, f.request(paper(t, newer...), true))
	text, facts := f["content/cases/paper.md"], f["data/facts/paper.toml"]
	for _, want := range []string{"编辑改过的结尾", "[1300亩](fact:流转土地)", "[12.9](fact:经营收入-2022)", "[56户](fact:"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing from\n%s", want, text)
		}
	}
	if !strings.Contains(facts, "value = 1300\nunit = \"亩\"") || !strings.Contains(facts, "value = 12.9\n") || strings.Count(facts, "unverified = true") != 3 || !strings.Contains(facts, "value = 56\n") ||
		!strings.Contains(facts, "1300亩") || strings.Contains(facts, "1200亩") {
		t.Errorf("the facts are\n%s", facts)
	}
	if len(d.Changed) != 2 || d.Changed[0].Kept || len(d.Merged.Conflicts) != 0 {
		t.Errorf("changed %+v, conflicts %+v", d.Changed, d.Merged.Conflicts)
	}
	f["base"] = ""
	if d, err := Word(f.request(paper(t, newer...), true)); err != nil || !d.NoBase || len(d.Files) > 0 {
		t.Errorf("without its base a merge is not refused: %+v %v", d, err)
	}
}

// A telephone number that an editor covered stands nowhere in the site, and no newer version of the
// paper brings it back; one that nobody covered yet stays for the rule to find.
func TestATelephoneNumberDoesNotComeBack(t *testing.T) {
	first := append(append([]string{}, firstVersion...), "联系人：李某某，电话：13900000000。")
	for _, covers := range []bool{true, false} {
		f := folder{}
		f.take(t, f.request(paper(t, first...), false))
		if !strings.Contains(f["content/cases/paper.md"], "13900000000") || strings.Contains(f["data/imports/paper.toml"], "13900000000") {
			t.Fatalf("the narrative is\n%s\nand the record\n%s", f["content/cases/paper.md"], f["data/imports/paper.toml"])
		}
		f["base"] = f["content/cases/paper.md"] // as records of before have it
		if covers {
			f["content/cases/paper.md"] = strings.Replace(f["content/cases/paper.md"], "13900000000", "139****0000", 1)
		}
		d := f.take(t, f.request(paper(t, append(append([]string{}, first...), "新写的一段：带动56户。")...), true))
		text := f["content/cases/paper.md"]
		if strings.Contains(text, "13900000000") == covers || !strings.Contains(text, "带动[56户]") || len(d.Merged.Conflicts) > 0 || strings.Contains(f["data/imports/paper.toml"], "13900000000") {
			t.Errorf("covered %v: conflicts %+v\n%s", covers, d.Merged.Conflicts, text)
		}
	}
}
