package check

import (
	"context"
	"slices"
	"testing"
	"unicode/utf8"

	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// TestOutliersStandInTheirCells: the place is the cell of the figure, and the message has both.
func TestOutliersStandInTheirCells(t *testing.T) {
	for name, x := range map[string]struct{ example, at, message string }{
		"another unit": {"正文。\n--- data/villages/demo.csv\ncode,name,region,source,income@2022,income@2023\na-cun,青禾村,demo,report,15820,16000\nb-cun,柳河村,demo,report,15820,16420\nc-cun,石门村,demo,report,15000,1.64\n",
			"1.64", "“人均可支配收入”2023年是1.64，同一张表里别的村的中位数是16420，差了10012倍"},
		"all years in another unit": {"正文。\n--- data/villages/demo.csv\ncode,name,region,source,income@2022,income@2023\na-cun,青禾村,demo,report,15820,16000\nb-cun,柳河村,demo,report,15820,16420\nc-cun,石门村,demo,report,1.58,1.64\n",
			"1.58", "“人均可支配收入”2022年是1.58，同一张表里别的村的中位数是15820，差了10013倍"},
		"changed over": {"正文。\n--- data/villages/demo.csv\ncode,name,region,households,population\na-cun,青禾村,demo,1630,412\n", "1630", "户数1630比人口412还多"},
		"in TOML": {villageFile("values = { 2021 = 15000, 2022 = 1.5 }\n[[village]]\ncode = \"b\"\nname = \"甲\"\nregion = \"demo\"\nhouseholds = 500\npopulation = 400\n"),
			"500", "户数500比人口400还多"},
		"one village twice": {"正文。\n--- data/villages/demo.csv\ncode,name,region,households\na-cun,青禾村,demo,412\nb-cun,柳河村,demo,88\nc-cun,青禾村,demo,90\n",
			"c-cun", "示例镇有两个青禾村：a-cun 和 c-cun"},
		"a group that became a date": {"正文。\n--- data/villages/demo.csv\ncode,name,region,source,income/age/3月5日@2023\na-cun,青禾村,demo,report,5\nb-cun,柳河村,demo,report,6\n",
			"", "“人均可支配收入”的一部分叫“3月5日”，像是表格软件把 3-5 这样的分组改成了日期"},
	} {
		list, _ := checked(t, x.example)
		found := false
		for _, p := range list {
			found = found || p.Rule == outlierID && p.Message.ZH == x.message && (x.at == "" || p.Span.Text() == x.at)
		}
		if !found {
			t.Errorf("%s: got %v", name, list)
		}
	}
}

// TestOneCauseIsOneOutlier: a figure that sticks out of its own series is said of once.
func TestOneCauseIsOneOutlier(t *testing.T) {
	list, _ := checked(t, "正文。\n--- data/villages/demo.csv\ncode,name,region,source,income@2022,income@2023\na-cun,青禾村,demo,report,15820,16000\nb-cun,柳河村,demo,report,15820,16420\nc-cun,石门村,demo,report,15000,1.64\n")
	if len(list) != 1 {
		t.Errorf("got %v", list)
	}
}

// TestAGreatFigureMakesItsNeighboursNoOutliers: of three villages the two that are right agree.
func TestAGreatFigureMakesItsNeighboursNoOutliers(t *testing.T) {
	for _, c := range []struct{ figures [3]string }{{[3]string{"12000000", "13000", "11000"}}, {[3]string{"13000", "11000", "12000000"}}, {[3]string{"12", "13000", "11000"}}} {
		list, _ := checked(t, "正文。\n--- data/villages/demo.csv\ncode,name,region,source,income@2023\na-cun,青禾村,demo,report,"+c.figures[0]+"\nb-cun,柳河村,demo,report,"+c.figures[1]+"\nc-cun,石门村,demo,report,"+c.figures[2]+"\n")
		if len(list) != 1 || list[0].Rule != outlierID || len(list[0].Span.Text()) == 5 {
			t.Errorf("%v: got %v", c.figures, list)
		}
	}
}

// TestAnEndedCheckLooksForNoOutliers: whoever saves again waits for the end of the check of what was saved before.
func TestAnEndedCheckLooksForNoOutliers(t *testing.T) {
	v := report.NewVillage(source.Span{})
	v.Code, v.Households, v.Population = "a", 500, 400
	s := newSite(&report.Records{Villages: []*report.Village{&v}}, Options{})
	var whole, ended findings
	findOutliers(t.Context(), &s, &whole)
	ctx, end := context.WithCancel(t.Context())
	end()
	findOutliers(ctx, &s, &ended)
	if !slices.ContainsFunc(whole.list, func(p problem.Problem) bool { return p.Rule == outlierID }) || len(ended.list) > 0 {
		t.Errorf("%v; where the check is ended %v", whole.list, ended.list)
	}
}

// TestWhatIndicatorsMean: what an indicator counts is read from its name and unit, so that the fields of a village can be held against it.
func TestWhatIndicatorsMean(t *testing.T) {
	for _, c := range []struct {
		name, unit string
		better     report.Better
		want       meaning
	}{
		{"总人口", "人", 0, meaning{people, false, true}}, {"全村人口（人）", "人", 0, meaning{people, false, true}}, {"人口", "人", report.BetterLower, meaning{people, false, false}}, {"人口", "万人", 0, meaning{people + "万人", false, true}},
		{"总户数", "户", 0, meaning{homes, false, true}}, {"贫困户", "户", 0, meaning{"贫困户", false, false}},
		{"入社率", "%", 0, meaning{"入社率", true, false}}, {"入社率", "户", 0, meaning{"入社率", false, false}}, {"增长率", "%", 0, meaning{"增长率", false, false}}, {"计划完成率", "%", 0, meaning{"计划完成率", false, false}},
		{"茶叶占比", "%", 0, meaning{"茶叶占比", true, false}}, {"电商覆盖", "%", 0, meaning{"电商覆盖", true, false}}, {"茶叶", "%", 0, meaning{"茶叶", false, false}},
	} {
		i := &report.Indicator{Name: c.name, Unit: quantity.Unit(c.unit), Better: c.better}
		if got := *meaningsOf([]*report.Indicator{i}).of(i); got != c.want {
			t.Errorf("%s (%s): %+v, want %+v", c.name, c.unit, got, c.want)
		}
	}
}

// TestNumbersAreFoundWhole: a figure's place is that of the whole number, not of digits within another.
func TestNumbersAreFoundWhole(t *testing.T) {
	for _, c := range []struct {
		text, number string
		want         int
	}{
		{"16,160", "16", 0}, {"160,16", "16", 4}, {"116,16", "16", 4}, {"1.16,16", "16", 5}, {"16.5,16", "16", 5}, {"共16户", "16", 3}, {"a16b", "16", 1},
	} {
		f := source.New("a.csv", c.text)
		if got := numberIn(f.At(0, 1), c.text, 0, c.number); int(got.Start) != c.want || got.Text() != c.number {
			t.Errorf("%s in %s: %q at %d, want %d", c.number, c.text, got.Text(), got.Start, c.want)
		}
	}
	f := source.New("a.csv", "160,116")
	if got := numberIn(f.At(0, 3), f.Text(), 0, "16"); got != f.At(0, 3) {
		t.Errorf("16 is found at %v", got)
	}
}

// TestCharactersAreReadAsTheLibraryDoes: also where a text is cut or torn in the middle of a character.
func TestCharactersAreReadAsTheLibraryDoes(t *testing.T) {
	for _, text := range []string{"村", "é村", "𠮷村", "a村", "村"[:2], "村"[:1], "\xe6\x9d", "\xe6\x41\x91", "\xe6\x9d\x41", "\xc3\x80\x80", "\xf0\xa0\xae\xb7", "\x80\x80\x80", "ࠀ", "\xe0\x80\x80"} {
		want, wantSize := utf8.DecodeRuneInString(text)
		if r, size := runeAt(text, 0); r != want || size != wantSize {
			t.Errorf("%q: %q (%d bytes), want %q (%d)", text, r, size, want, wantSize)
		}
	}
}
