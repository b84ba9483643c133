package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/generator/load"
	"casebook/generator/problem"
)

// TestReportsSayWhatHelps: what a report says beyond its rule and place, which an author goes by: the number or name that was meant, where else
// the figure stands, in which file it is corrected.
func TestReportsSayWhatHelps(t *testing.T) {
	const road = "\n--- data/facts/demo.toml\n[[fact]]\nid = \"road\"\nvalue = 20\nunit = \"公里\"\nsource = \"report\"\n[[fact]]\nid = \"ditch\"\nvalue = 25\nunit = \"公里\"\nsource = \"report\"\n"
	const villages = "\n--- data/villages/demo.toml\n[[village]]\ncode = \"demo-village\"\nname = \"示例村\"\nregion = \"demo\"\nsource = \"report\"\n[[village.series]]\nindicator = \"members\"\nvalues = { 2020 = 20 }\n"
	const members = "\n--- data/facts/demo.toml\n[[fact]]\nid = \"all\"\nvalue = 100\nunit = \"人\"\nsource = \"report\"\n[[fact]]\nid = \"men\"\nvalue = 60\nunit = \"人\"\nsource = \"report\"\n[[fact]]\nid = \"women\"\nvalue = 30\nunit = \"人\"\nsource = \"report\"\n"
	for _, c := range []struct {
		example string
		rule    problem.Rule
		want    string // a part of the message, the hint or the edit
	}{
		{"修路19公里。" + road, figureUnboundID, "数据里最接近的是 road（20公里）"},
		{"修渠24公里。" + road, figureUnboundID, "数据里最接近的是 ditch（25公里）"},
		{"修路[20公里](fact:raod)。" + road, factUnknownID, "→[20公里](fact:road)"},
		{"党员[20人](fact:demo-village/member@2020)。" + villages, factUnknownID, "你是不是想写“members”"},
		{"党员[20人](fact:demo-village/incom@2020)。" + villages, factUnknownID, "你是不是想写“income”"},
		{"![水渠](qu.png “修好的水渠”)", markupID, "this is not a picture: its title must be in half-width quotation marks"},
		{"![水渠](qu.png “修好的水渠”)", markupID, "写成“![水渠](qu.png \"修好的水渠\")”"},
		{"全村有党员[100人](fact:all)，其中男[60人](fact:men)、女[30人](fact:women)。" + members, sumMismatchID, "连到数据的，在 data/ 里改"},
		{"2018年、2018年、2018年收入分别是3万元、4万元和5万元。", yearMangledID, "出现了3次"},
		{"2018年、2018年、2018年收入分别是3万元、4万元和5万元。", yearMangledID, "occurs here 3 times"},
		{"从2018年到2018年，收入翻了一番。", yearMangledID, "出现了2次"},
	} {
		list, _ := checked(t, c.example)
		var said []string
		for _, p := range list {
			if p.Rule == c.rule {
				text := p.Message.ZH + p.Message.EN + p.Hint.ZH + p.Hint.EN
				for _, e := range p.Edits {
					whole := e.Span.File.Text()
					text += fmt.Sprintf("→%s%s%s", whole[p.Span.Start:e.Span.Start], e.Text, whole[e.Span.End:p.Span.End])
				}
				said = append(said, text)
			}
		}
		if !slices.ContainsFunc(said, func(text string) bool { return strings.Contains(text, c.want) }) {
			t.Errorf("%q: no %s says %q:\n%s", c.example, c.rule, c.want, strings.Join(said, "\n"))
		}
	}
	list, _ := checked(t, "全村有党员100人，其中男60人、女30人。")
	for _, p := range list {
		if p.Rule == sumMismatchID && strings.Contains(p.Hint.ZH, "data/") {
			t.Errorf("figures of the text alone are to be corrected in data/: %s", p.Hint.ZH)
		}
	}
}

// TestTwoWrongWordingsNameEachOther: where two narratives word a figure wrongly, each report leads to the other's wording too.
func TestTwoWrongWordingsNameEachOther(t *testing.T) {
	list, _ := checked(t, "修路[5公里](fact:road)。\n--- content/cases/other.md\n+++\ntitle = \"又一篇\"\n+++\n修路[6公里](fact:demo/road)。\n"+
		"--- data/facts/demo.toml\n[[fact]]\nid = \"road\"\nvalue = 7\nunit = \"公里\"\nsource = \"report\"\n")
	if len(list) != 2 {
		t.Fatalf("got %v", list)
	}
	for k, p := range list {
		if !slices.ContainsFunc(p.Related, func(r problem.Related) bool { return r.Span.File == list[1-k].Span.File }) {
			t.Errorf("%s does not lead to the other text: %v", p.Span.File.Path, p.Related)
		}
	}
}

// TestAFigureWithoutASourceIsReportedBehindOneThatHasOne: of the figures of a village each is asked for its source.
func TestAFigureWithoutASourceIsReportedBehindOneThatHasOne(t *testing.T) {
	const series = "[[village.series]]\nindicator = %q\n%svalues = { 2019 = 98, 2020 = 99 }\n"
	of := func(first, second string) string {
		list, _ := checked(t, "正文。\n--- data/villages/demo.toml\n[[village]]\ncode = \"demo-village\"\nname = \"示例村\"\nregion = \"demo\"\n"+fmt.Sprintf(series, "income", first)+fmt.Sprintf(series, "members", second))
		said := ""
		for _, p := range list {
			said += string(p.Rule) + " " + p.Message.ZH + "\n"
		}
		return said
	}
	const named = "source = \"report\"\n"
	for k, want := range []string{"missing-source “党员”没有写来源\n", "missing-source “人均可支配收入”没有写来源\n", ""} {
		if got := of([]string{named, "", named}[k], []string{"", named, named}[k]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestNamesThatWereDraggedDownAreThreeOrMore: three names that differ in a number are a spreadsheet's, in whatever order they stand with two that are not.
func TestNamesThatWereDraggedDownAreThreeOrMore(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  int
	}{
		{[]string{"石桥村1", "石桥村2", "柳河村1", "柳河村2", "柳河村3"}, 1},
		{[]string{"柳河村1", "柳河村2", "柳河村3", "石桥村1", "石桥村2"}, 1},
		{[]string{"A1", "柳河村1", "柳河村2", "柳河村3"}, 1},
		{[]string{"石桥村1", "石桥村2"}, 0},
	} {
		var b strings.Builder
		for k, name := range c.names {
			fmt.Fprintf(&b, "[[village]]\ncode = \"v%d\"\nname = %q\nregion = \"demo\"\nsource = \"report\"\n", k, name)
		}
		list, _ := checked(t, "正文。\n--- data/villages/demo.toml\n"+b.String())
		n := 0
		for _, p := range list {
			if p.Rule == outlierID && strings.Contains(p.Message.ZH, "柳河村1") {
				n++
			}
		}
		if n != c.want || len(list) != n {
			t.Errorf("%q: got %v", c.names, list)
		}
	}
}

// TestAShareWrittenAsAFractionStandsOutAmongLargeOnes: 0.9 beside shares of some 90 is meant as 90; a share below one beside small ones is what it is,
// and its column is no reason to pass over another.
func TestAShareWrittenAsAFractionStandsOutAmongLargeOnes(t *testing.T) {
	var b strings.Builder
	b.WriteString("code,name,region,source,water@2020")
	for year := 2010; year < 2020; year++ {
		fmt.Fprintf(&b, ",sun@%d", year)
	}
	for k, water := range []string{"88", "90", "0.9", "85", "92", "87"} {
		sun := []string{"0.5", "12", "15", "18", "14", "13"}[k]
		fmt.Fprintf(&b, "\nv%d,第%d村,demo,report,%s%s", k, k, water, strings.Repeat(","+sun, 10))
	}
	const indicator = "[[indicator]]\nid = %q\nname = %q\ngroup = \"g\"\nunit = \"%%\"\n"
	list, _ := checked(t, "正文。\n--- data/indicators.toml\n[[group]]\nid = \"g\"\nname = \"普及率\"\n"+
		fmt.Sprintf(indicator, "water", "自来水普及率")+fmt.Sprintf(indicator, "sun", "光伏普及率")+"--- data/villages/demo.csv\n"+b.String()+"\n")
	var said []string
	for _, p := range list {
		said = append(said, fmt.Sprintf("%s %s", p.Rule, p.Span.Text()))
	}
	if want := []string{"outlier 0.9"}; !slices.Equal(said, want) {
		t.Errorf("got %q, want %q", said, want)
	}
}

// TestADayHasComeUpToToday: what bears today's date or one before it in the month is no matter of the future; tomorrow's is.
func TestADayHasComeUpToToday(t *testing.T) {
	for day, want := range map[int]bool{today.Day - 14: false, today.Day - 1: false, today.Day: false, today.Day + 1: true} {
		list, _ := checked(t, fmt.Sprintf("+++\ntitle = \"示例材料\"\ndate = %d-%02d-%02d\n+++\n正文。\n", today.Year, today.Month, day))
		if got := slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Rule == futureYearID }); got != want {
			t.Errorf("on the %dth the %dth is to come: %t", today.Day, day, got)
		}
	}
}

// TestVillagesOfManyBatchesAreTakenOverFromAFormerCheck: what was found in a village is found again, wherever it stands among many, where only the
// villages behind it are others.
func TestVillagesOfManyBatchesAreTakenOverFromAFormerCheck(t *testing.T) {
	const gone = 2*villageBatch + 90
	var b strings.Builder
	b.WriteString("code,name,region,source,households,population\n")
	for k := range 3 * villageBatch {
		population := 400
		if k == gone || k == 7 {
			population = 4 // fewer persons than households
		}
		fmt.Fprintf(&b, "v%d,第%d村,demo,report,100,%d\n", k, k, population)
	}
	rep, _, err := load.Site(t.Context(), writeSite(t, files("正文。\n--- data/villages/demo.csv\n"+b.String())), load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	former := mustCheckRecords(t, rep, nil)
	again := mustCheckRecords(t, rep, former)
	at := func(r *Records) (lines []int) {
		for _, p := range r.found {
			lines = append(lines, p.Span.Position().Line)
		}
		return lines
	}
	if was, is := at(former), at(again); len(was) == 0 || !slices.Equal(was, is) {
		t.Errorf("found on lines %v, and beside a former check on %v", was, is)
	}
}
