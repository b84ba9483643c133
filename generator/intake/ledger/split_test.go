package ledger

import (
	"strings"
	"testing"
)

// Tables that stand below each other on one sheet are read each by its own heads, and cells are called
// what the sheet calls them.
func TestTablesBelowEachOther(t *testing.T) {
	sheet := "2023年各村情况,,\n村名,人均可支配收入（元）,集体收入（万元）\n甲村,16420,3.2\n乙村,15110,4\n合计,,7.2\n注：含补助。,,\n,,\n表二　光伏,,\n村名,装机（千瓦）,茶园（亩）\n甲村,60,5\n乙村,40,7\n"
	answers := map[string]string{"集体收入": "村集体经济收入", "装机": addIt, "茶园（亩）”是哪": addIt, "哪一年": "2023"}
	first := csv(t, nil, "台账", sheet)
	if asked := first.asked(); !strings.Contains(asked, "“装机（千瓦）”是哪项指标") || strings.Contains(asked, "“60”") {
		t.Errorf("asked\n%s", asked)
	}
	if got := first.Import.Sheets; len(got) != 2 || got[1].Name != "台账 第8行起" || got[1].Columns[1].Cell != "B9" || len(got[1].Places) != 2 {
		t.Fatalf("%+v", got)
	}
	answered(t, answers, "台账", sheet).has(t, "450329102201,甲村,450329102,,,tong-ji,5,32000,16420,60", "450329102202,乙村,450329102,,,tong-ji,7,40000,15110,40")
}

// Heads that a page repeats are no village; the same heads below another year's title are another table.
func TestHeadsThatStandAgain(t *testing.T) {
	heads := "村名,人均可支配收入（元）\n"
	again := csv(t, nil, "台账", "2023年各村收入,\n"+heads+"甲村,16420\n2023年各村收入,\n"+heads+"乙村,15110\n")
	if again.Open() > 0 || len(again.Import.Sheets) != 1 {
		t.Errorf("asked\n%s", again.asked())
	}
	again.has(t, "450329102201,甲村,450329102,,,tong-ji,16420", "450329102202,乙村,450329102,,,tong-ji,15110")
	years := csv(t, nil, "台账", "2022年各村收入,\n"+heads+"甲村,16420\n乙村,15110\n,\n2023年各村收入,\n"+heads+"甲村,17000\n乙村,16000\n")
	if years.Open() > 0 {
		t.Errorf("asked\n%s", years.asked())
	}
	years.has(t, "450329102201,甲村,450329102,,,tong-ji,16420,17000", "450329102202,乙村,450329102,,,tong-ji,15110,16000")
}

// Names answer what asks for codes, and choices say both.
func TestNamesAnswerForCodes(t *testing.T) {
	sheet := "村名,人均收入（元）\n丁村,16420\n"
	first := csv(t, nil, "2023年", sheet)
	choices := ""
	for _, q := range first.Import.Questions {
		choices += strings.Join(q.Choices, " ") + "\n"
	}
	if !strings.Contains(choices, "450329102（某镇）") || !strings.Contains(choices, "income（人均可支配收入）") {
		t.Errorf("choices\n%s", choices)
	}
	for _, c := range [][2]string{{"某镇", "人均可支配收入"}, {"450329102（某镇）", "income（人均可支配收入）"}, {"450329102", "income"}, {" 某 镇 ", " income "}} {
		answered(t, map[string]string{"哪个地区": c[0], "哪项指标": c[1]}, "2023年", sheet).has(t, "ding-cun,丁村,450329102,,,tong-ji,16420")
	}
}

// Two tables beside each other have names of their own: what the second says of a row is not the
// first's place.
func TestTablesBesideEachOther(t *testing.T) {
	got := answered(t, map[string]string{"集体收入": "collective"}, "2023年", "村名,人均可支配收入（元）,,村名,集体收入（万元）\n甲村,16420,,乙村,4\n乙村,15110,,甲村,3.2\n")
	got.has(t, "450329102201,甲村,450329102,,,tong-ji,32000,16420", "450329102202,乙村,450329102,,,tong-ji,40000,15110")
}

// Notes below a table, heads of groups and sums under whatever name are no villages; marks of notes
// are no part of a name; a group's sum is held against its own rows.
func TestRowsThatAreNoPlaces(t *testing.T) {
	sheet := "村名,人均可支配收入（元）,户数\n一、山区,,\n甲村①,16420,412\n小计,,412\n二、平坝,,\n乙村（注1）,15110,300\n小计,,300\n全镇合计,,712\n合计（2个村）,,712\n备注：数据来自统计站,,\n2.乙村含飞地。,,\n①甲村含飞地,,\n"
	got := csv(t, nil, "2023年", sheet)
	if got.Open() > 0 || len(got.Import.Sheets[0].Places) != 2 {
		t.Fatalf("asked\n%s\n%+v", got.asked(), got.Import.Sheets)
	}
	for _, a := range got.Import.LeftAside {
		if a.What != "名称里的注号" {
			t.Errorf("listed %+v", a)
		}
	}
	if wrong := csv(t, nil, "2023年", strings.Replace(sheet, "小计,,300", "小计,,310", 1)).Import.LeftAside; len(wrong) != 3 || !strings.Contains(wrong[2].Text, "合计写的是 310，各行相加是 300") {
		t.Errorf("listed %+v", wrong)
	}
}

// A table with a column a place is not taken for the form of one, whatever stands beside its items.
func TestPlacesAcrossAreNotGuessed(t *testing.T) {
	for _, table := range []string{
		"指标,甲村,乙村\n户数（户）,412,300\n人均可支配收入（元）,16420,15110\n",
		",甲村,乙村\n户数（户）,412,300\n人均可支配收入（元）,16420,15110\n",
		"序号,指标名称,计量单位,甲村,乙村\n1,户数,户,412,300\n2,人均可支配收入,元,16420,15110\n",
		"主要指标,青禾县,石坝市\n户数（户）,412,300\n人均可支配收入（元）,16420,15110\n",
		"指标,广西,青禾省\n人均可支配收入（元）,16420,15110\n户数（户）,412,300\n",
	} {
		got := csv(t, nil, "2023年", table)
		if len(got.Import.Questions)+len(got.Import.Sheets) > 0 || len(got.Import.LeftAside) == 0 || !strings.Contains(got.Import.LeftAside[0].Text, "转置") {
			t.Errorf("%s: asked\n%s\n%+v", table, got.asked(), got.Import.LeftAside)
		}
	}
	for _, form := range []string{"甲村基本情况,\n项目,本年数\n户数（户）,412\n人均可支配收入（元）,16420\n", "甲村,\n户数（户）,412\n人均可支配收入（元）,16420\n"} {
		if got := csv(t, nil, "2023年", form); len(got.Import.Sheets) != 1 {
			t.Errorf("%s: listed %+v", form, got.Import.LeftAside)
		}
	}
}

// A mark that a note of the table explains is taken off its figure; where the note says that nobody
// counted them, that is asked once a column. One that nothing explains is asked for.
func TestMarksBehindFiguresAreExplainedByNotes(t *testing.T) {
	const head = "地区,人均可支配收入（元）\n青禾镇,38.1*\n石坝镇,36.2\n柳坪乡,31＊\n"
	for name, c := range map[string]struct {
		note, asked, aside string
		answers            map[string]string
		want               []string
		never              string
	}{
		"a note":       {"注：带*的为抽样调查数。,\n", "", "带“*”的数照收", nil, []string{"38.1", "31"}, "*"},
		"a mark first": {"*：含农场。,\n", "", "含农场", nil, []string{"38.1", "31"}, "*"},
		"estimated":    {"注：*为推算数。,\n", "当作实际数收进来吗", "", nil, nil, ""},
		"taken":        {"注：*为推算数。,\n", "", "", map[string]string{"当作实际数": "收"}, []string{"38.1", "36.2", "31"}, "*"},
		"not taken":    {"注：*为推算数。,\n", "", "", map[string]string{"当作实际数": "不要"}, []string{"36.2"}, "38.1"},
		"unexplained":  {"注：按常住人口算。,\n", "38.1*", "", nil, nil, ""},
	} {
		got := csv(t, nil, "2023年", head+c.note)
		if c.answers != nil {
			got = answered(t, c.answers, "2023年", head+c.note)
		}
		if c.asked == "" && got.Open() > 0 || !strings.Contains(got.asked(), c.asked) {
			t.Errorf("%s: asked\n%s", name, got.asked())
		}
		for _, want := range c.want {
			if !strings.Contains(got.Regions, ","+want+"\n") {
				t.Errorf("%s: no %s in\n%s", name, want, got.Regions)
			}
		}
		if c.never != "" && strings.Contains(got.Regions, c.never) {
			t.Errorf("%s: %s in\n%s", name, c.never, got.Regions)
		}
		reported := ""
		for _, a := range got.Import.LeftAside {
			reported += a.Text + "\n"
		}
		if !strings.Contains(reported, c.aside) {
			t.Errorf("%s: reported %s", name, reported)
		}
	}
}

// Heads are texts, more than one unless the table is that narrow; a year may be one.
func TestARowOfHeads(t *testing.T) {
	for _, x := range []struct {
		rows [][]string
		want bool
	}{
		{[][]string{{"村", "户数"}, {"甲村", "12"}}, true}, {[][]string{{"村", "2023年"}, {"甲村", "12"}}, true}, {[][]string{{"村", "12"}, {"甲村", "12"}}, false},
		{[][]string{{"村", ""}, {"甲村", "12"}}, false}, {[][]string{{"村", " "}, {"甲村"}}, true}, {[][]string{{"村"}}, false}, {[][]string{{"", ""}, {"甲村"}}, false}, {[][]string{{}, {"甲村"}}, false},
	} {
		s := Sheet{Rows: x.rows}
		if got := s.isHeadRow(0); got != x.want {
			t.Errorf("%q holds heads: %t", x.rows, got)
		}
	}
}

// Parts add up to their whole in each row that has it; a part without a figure is nothing, one with words is not known.
func TestPartsAddUp(t *testing.T) {
	for _, x := range []struct {
		rows [][]string
		want bool
	}{
		{[][]string{{"10", "4", "6"}, {"", "1", "1"}, {"3", "3", ""}}, true}, {[][]string{{"10", "4", "5"}}, false}, {[][]string{{"10", "10", "约3"}}, false},
		{[][]string{{"10", "4", "6"}, {"10", "4", "5"}}, false}, {[][]string{{"", "4", "6"}}, false}, {nil, false},
	} {
		s := Sheet{Rows: x.rows}
		if got := s.addUp(0, 0, []int{1, 2}); got != x.want {
			t.Errorf("%q add up: %t", x.rows, got)
		}
	}
}

// What a field of a form says stands behind its colon, or in the next cell that holds something else; a figure or another
// field there says that it is empty.
func TestWhatAFieldOfAFormSays(t *testing.T) {
	for _, x := range []struct {
		row  []string
		want string
	}{
		{[]string{"村名：甲村"}, "甲村"}, {[]string{"村名", "甲村"}, "甲村"}, {[]string{"村名", "", "甲村"}, "甲村"}, {[]string{"村名", "村名", "甲村"}, "甲村"}, {[]string{"村名：", "甲村"}, "甲村"},
		{[]string{"村名", "12", "甲村"}, ""}, {[]string{"村名", "户数", "甲村"}, ""}, {[]string{"村名"}, ""}, {[]string{"村", "甲村"}, ""}, {[]string{"村：甲村"}, "甲村"}, {[]string{"面积", "甲村"}, ""},
	} {
		s := Sheet{Rows: [][]string{x.row}}
		if got := s.labelled(0, 1, "name"); got != x.want {
			t.Errorf("%q says %q, want %q", x.row, got, x.want)
		}
	}
}
