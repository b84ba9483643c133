package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/generator/problem"
)

// TestNamesInAList: whoever is named second in a list is as private as the first.
func TestNamesInAList(t *testing.T) {
	got := reported(t, privateNameID, "贫困户韦怀忠、莫秋荣和黄桂花今年脱贫。")
	var names []string
	for _, line := range got {
		_, name, _ := strings.Cut(line, " ")
		names = append(names, name)
	}
	if want := []string{"韦怀忠", "莫秋荣", "黄桂花"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}

// TestTwoBreakdownsOfOneTotal: two divisions of the same people have the same sum.
func TestTwoBreakdownsOfOneTotal(t *testing.T) {
	village := func(men int) string {
		return breakdownFile(`parts = { "35岁以下" = 5, "36至60岁" = 12, "60岁以上" = 6 }`) +
			"[[village.breakdown]]\nindicator = \"members\"\nby = \"sex\"\nyear = 2020\nparts = { \"男\" = " + map[int]string{15: "15", 14: "14"}[men] + ", \"女\" = 8 }\n"
	}
	if got := reported(t, sumMismatchID, village(15)); len(got) != 0 {
		t.Errorf("equal sums are reported: %v", got)
	}
	if got := reported(t, sumMismatchID, village(14)); len(got) != 1 {
		t.Errorf("different sums: %v", got)
	}
}

// TestBreakdownsOfTwoYears: divisions of one year are held against each other, whatever stands between them.
func TestBreakdownsOfTwoYears(t *testing.T) {
	before := breakdownFile("parts = { \"35岁以下\" = 5, \"36至60岁\" = 15 }")
	before = strings.Replace(before, "year = 2020", "year = 2019", 1)
	const men = "[[village.breakdown]]\nindicator = \"members\"\nby = \"sex\"\nyear = 2020\nparts = { \"男\" = 15, \"女\" = 8 }\n"
	const ages = "[[village.breakdown]]\nindicator = \"members\"\nby = \"age\"\nyear = 2020\nparts = { \"35岁以下\" = 5, \"36至60岁\" = 17 }\n"
	if got := reported(t, sumMismatchID, before+men); len(got) != 0 {
		t.Errorf("two years are held against each other: %v", got)
	}
	if got := reported(t, sumMismatchID, before+men+ages); len(got) != 1 {
		t.Errorf("two divisions of 2020 behind one of 2019: %v", got)
	}
}

// TestSmallCellThatIsAlone: a part that has no neighbour cannot be merged with one.
func TestSmallCellThatIsAlone(t *testing.T) {
	if got := reported(t, smallCellID, breakdownFile("parts = { \"35岁以下\" = 2 }")); len(got) != 1 {
		t.Errorf("got %v", got)
	}
}

// TestPartsThatWereRoundedMayMissTheirTotal: parts with decimals were rounded each for itself, so that their sum may miss
// the total by half of the last digit for each of them and for the total. Of whole numbers each unit counts.
func TestPartsThatWereRoundedMayMissTheirTotal(t *testing.T) {
	for values, wrong := range map[[2]string]bool{
		{"3.8", `"甲" = 1.3, "乙" = 2.4`}: false, // 3.7, within 0.15
		{"3.6", `"甲" = 1.3, "乙" = 2.4`}: false,
		{"3.9", `"甲" = 1.3, "乙" = 2.4`}: true,
		{"38", `"甲" = 13, "乙" = 24`}:    true,
		{"37", `"甲" = 13, "乙" = 24`}:    false,
	} {
		file := breakdownFile("parts = { "+values[1]+" }") + "[[village.series]]\nindicator = \"members\"\nvalues = { 2020 = " + values[0] + " }\n"
		if got := reported(t, sumMismatchID, file); (len(got) > 0) != wrong {
			t.Errorf("%v: %v", values, got)
		}
	}
}

// TestPrivateNameSeverity: an ordinary villager's name in harmless words is a warning, an error
// where what follows is nobody else's business.
func TestPrivateNameSeverity(t *testing.T) {
	for text, want := range map[string]problem.Severity{
		"村民李建国笑着说，路修到了家门口。":          problem.Warning,
		"村民李建国笑着说，路修到了家门口。他去年欠债5万元。": problem.Error,
		"村民李建国种茶。\n\n李建国患尿毒症，每周透析。":  problem.Error,
		"贫困户李建国住进了新房。":               problem.Error,
		"党员李芳在自己常年治病花钱的情况下，带头补缴欠款。":  problem.Error,
		"家住石桥镇店子村的杨小娃满是心酸，自己患有心脏病。":  problem.Error,
	} {
		list, _ := checked(t, text)
		reported, _ := problem.ApplySeverities(list, problem.Policy{Rules: Catalog()})
		found := false
		for _, p := range reported {
			if p.Rule == privateNameID {
				found = true
				if p.Severity != want {
					t.Errorf("%s: %s, want %s", text, p.Severity, want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no name is reported", text)
		}
	}
}

// TestSumsAreShown: the message shows the sum in one line.
func TestSumsAreShown(t *testing.T) {
	for text, want := range map[string]string{
		"全校有学生900人，其中小学生500人，初中生300人，高中生200人。": "500＋300＋200＝1000，写的是900",
		"修路30万元、引水20万元，共计60万元。":                "30＋20＝50，写的是60",
		"全镇120户，其中60户种茶，占40%。":                 "60÷120＝50%，写的是40%",
		"收入由8000元增加到9000元，增长15%。":              "（9000－8000）÷8000＝12.5%，写的是15%",
		"收入9000元，比上年增加1000元，增长15%。":            "1000÷（9000－1000）＝12.5%，写的是15%",
		"全村120户，年收入240万元，户均3万元。":               "240万元÷120户＝2万元，写的是3万元",
		"茶园由200亩扩大到300亩，新增150亩。":               "300－200＝100，写的是150",
	} {
		list, _ := checked(t, text)
		if !slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Message.ZH == want }) {
			t.Errorf("%s: no problem says %s: %v", text, want, list)
		}
	}
}

// TestSummarize: figures without data are reported of in one line a file, the rest one by one.
func TestSummarize(t *testing.T) {
	list, _ := checked(t, "修路12公里，种茶30亩，惠及50户。XX村很好。")
	short := Summarize(list)
	var messages []string
	for _, p := range short {
		messages = append(messages, p.Message.ZH)
	}
	if want := []string{"3个数字没有连到数据：casebook bind demo", "“XX村”还没有填"}; !slices.Equal(messages, want) {
		t.Errorf("got %q, want %q", messages, want)
	}
}

// TestDraftedFact: the hint's draft, pasted, is the fact that the figure is then bound to.
func TestDraftedFact(t *testing.T) {
	list, _ := checked(t, "投资约1.28亿元。")
	if len(list) != 1 || list[0].Figure == nil || *list[0].Figure != (problem.Figure{Value: "128000000", Unit: "元", Bound: "about"}) {
		t.Fatalf("got %+v", list)
	}
	_, draft, ok := strings.Cut(list[0].Hint.ZH, "\n")
	if !ok {
		t.Fatalf("no draft in %q", list[0].Hint.ZH)
	}
	after, _ := checked(t, "投资[约1.28亿元](fact:编号)。\n--- data/facts/demo.toml\n"+draft+"\nsource = \"report\"\n")
	if len(after) != 0 {
		t.Errorf("with the draft pasted: %v", after)
	}
}

// Half-width marks on very many lines are one report, which counts them and mends them all; on a few lines each is a report.
func TestHalfWidthMarksOnManyLinesAreReportedOnce(t *testing.T) {
	for _, lines := range []int{mostFaultyLines, mostFaultyLines + 1} {
		found, _ := checkedWhole(t, strings.Repeat("路修好了,水也通了,大家满意。\n\n", lines))
		var reported []problem.Problem
		for _, p := range found {
			if p.Rule == punctuationID {
				reported = append(reported, p)
			}
		}
		want, says := lines, "这一行共有2处"
		if lines > mostFaultyLines {
			want, says = 1, fmt.Sprintf("全文共有%d行、%d处", lines, 2*lines)
		}
		edits := 0
		for _, p := range reported {
			edits += len(p.Edits)
		}
		if len(reported) != want || !strings.Contains(reported[0].Message.ZH, says) || edits != 2*lines {
			t.Errorf("%d lines: %d reports with %d edits, the first %q", lines, len(reported), edits, reported[0].Message.ZH)
		}
	}
}

// A village or region of the site is no person, however long its name.
func TestALongNameOfAPlaceIsNoPersons(t *testing.T) {
	const village = "胡吉仁艾勒嘎查"
	text := village + "有低保户12户，其中3户今年脱贫。\n--- data/villages/demo.toml\n[[village]]\ncode = \"demo-village\"\nname = \"%s\"\nregion = \"demo\"\n"
	if got := reported(t, privateNameID, fmt.Sprintf(text, village)); len(got) != 0 {
		t.Errorf("a village of the site: %v", got)
	}
	if got := reported(t, privateNameID, fmt.Sprintf(text, "示例村")); len(got) != 1 {
		t.Errorf("the name of no village: %v, want one report", got)
	}
}
