package record

import (
	"strings"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// An import's file has open questions first, then those that were answered, and covers the numbers of persons.
func TestAnImportIsWrittenForWhoAnswersIt(t *testing.T) {
	m := &report.Import{File: "台账.xlsx", SHA256: "00ff", Written: "11ee", Text: "甲\n电话13812345678",
		Questions: []report.Question{{Text: "问一", Choices: []string{"甲", "乙"}, Answer: "甲"}, {Text: "问二"}},
		LeftAside: []report.LeftAside{{What: "批注", Place: "第1段", Text: "电话13812345678"}},
		Sheets: []report.SheetMapping{{Name: "表", Head: 2, Orientation: report.PlacesByYears,
			Columns: []report.ColumnMapping{{Cell: "B1", Head: "收入/2020", Indicator: "income", Unit: "万元", HasFactor: true, Factor: quantity.FromInt(10000), Year: 2020}, {Cell: "C1", Head: "备注", Skip: true, Year: 2021}, {Cell: "D1", Head: "户数", Field: "households"}},
			Places:  []report.PlaceMapping{{Name: "甲村", Town: "某镇", Code: "450399102201"}, {Name: "合计"}},
			LeftOut: []report.LeftOutRow{{Row: 9, Why: "合计"}}}}}
	got := Import(m)
	for _, part := range []string{
		"# 由 casebook import 写成；可以改。回答问题写在 answer 里，再运行一次 casebook import\n", `file = "台账.xlsx"`, `sha256 = "00ff"`, `written = "11ee"`, "text = [\n  \"甲\",\n  \"电话",
		"[[question]]\ntext = \"问二\"\nanswer = \"\"\n", "[[question]]\ntext = \"问一\"\nchoices = [\"甲\", \"乙\"]\nanswer = \"甲\"\n",
		"[[sheet]]\nname = \"表\"\nhead = 2\norientation = \"places-by-years\"\n", "cell = \"B1\"\nhead = \"收入/2020\"\nindicator = \"income\"\nunit = \"万元\"\nfactor = 10000\nyear = 2020\n",
		"cell = \"C1\"\nhead = \"备注\"\nskip = true\n", "cell = \"D1\"\nhead = \"户数\"\nfield = \"households\"\n",
		"name = \"甲村\"\ntown = \"某镇\"\ncode = \"450399102201\"\n", "row = 9\nwhy = \"合计\"\n", "[[left_aside]]\nwhat = \"批注\"\nplace = \"第1段\"\n",
	} {
		if !strings.Contains(got, part) {
			t.Errorf("there is no %q in\n%s", part, got)
		}
	}
	if strings.Contains(got, "13812345678") {
		t.Error("a number of a telephone is written")
	}
	if strings.Index(got, "问二") > strings.Index(got, "问一") {
		t.Error("an open question stands behind one that was answered")
	}
	for _, part := range []string{"year = 2021", "name = \"合计\"\n"} {
		if strings.Contains(got, part) {
			t.Errorf("%q is written in\n%s", part, got)
		}
	}
	if strings.Count(got, "skip") != 1 || strings.Count(got, "factor") != 1 {
		t.Errorf("columns that come in as they are say more:\n%s", got)
	}
	paper := Import(&report.Import{File: "a.docx", SHA256: "00"})
	if strings.Contains(paper, "answer") || strings.Contains(paper, "text = [") || !strings.HasPrefix(paper, "# 由 casebook import 写成\n") {
		t.Errorf("of a paper that asks nothing:\n%s", paper)
	}
	if asked := Import(&report.Import{Questions: []report.Question{{Text: "问"}}}); !strings.Contains(asked, "回答问题") {
		t.Errorf("how to answer is not said:\n%s", asked)
	}
}

func TestDraftedIndicatorsStandInTheirGroup(t *testing.T) {
	list := []*report.Indicator{{ID: "a", Name: "甲", Unit: "户"}, {ID: "b", Name: "乙", Decimals: 2}}
	got := Indicators(list, "ledger", true)
	if strings.Count(got, "[[group]]") != 1 || strings.Count(got, "[[indicator]]") != 2 || strings.Index(got, "[[group]]") > strings.Index(got, "[[indicator]]") ||
		!strings.Contains(got, "id = \"a\"\nname = \"甲\"\ngroup = \"ledger\"\nunit = \"户\"\n") || !strings.Contains(got, "decimals = 2\n") || !strings.Contains(got, "\n\n[[indicator]]\nid = \"b\"") {
		t.Errorf("%s", got)
	}
	if got := Indicators(list, "ledger", false); strings.Contains(got, "[[group]]") {
		t.Errorf("the group that is there is written again:\n%s", got)
	}
}

func TestASourceHasAYearWhereItIsKnown(t *testing.T) {
	if got, want := Source("a", "题", "部门", 2020), "[[source]]\nid = \"a\"\ntitle = \"题\"\npublisher = \"部门\"\nyear = 2020\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Source("a", "题", "", 0); strings.Contains(got, "year") || strings.Contains(got, "publisher") {
		t.Errorf("what is not known is written: %q", got)
	}
}
