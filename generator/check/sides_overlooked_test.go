package check

import (
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// TestWhatNoTestAskedFor holds limits of rules that could be moved without any test noticing it.
func TestWhatNoTestAskedFor(t *testing.T) {
	holdSides(t, []side{
		{"a head of a column is a percent sign at the end of its line", [][2]string{
			{"指标 总量 增长%", ""},
			{"全村收入增长%，比上年好。", "placeholder"},
		}},
		{"a number left out between 第 and its measure, before a mark as before a word", [][2]string{
			{"会议开到第  次，大家都来了。", "placeholder"},
			{"会议开到第3次，大家都来了。", ""},
		}},
		{"a rate that is right does not end the search for one that is wrong", [][2]string{
			{"水厂每天供水20吨，按每年300天，全年供水6000吨；纸厂每天用水20吨，按每年300天，全年用水8000吨。", "sum-mismatch"},
			{"水厂每天供水20吨，按每年300天，全年供水6000吨；纸厂每天用水20吨，按每年300天，全年用水6000吨。", ""},
		}},
		{"of two names that begin alike the shorter one is a firm's only where it is called one", [][2]string{
			{"王海来过，王海又走了。贫困户王海川患病，家里靠低保。", "private-name"},
		}},
	})
}

// A heading has at most six #; where the blank behind them is missing, it is that which is said.
func TestWhatIsWrongWithALooseHeadingIsSaid(t *testing.T) {
	for text, many := range map[string]bool{"######基本情况": false, "#######基本情况": true} {
		found, _ := checkedWhole(t, "全村的情况说明如下。\n\n"+text+"\n\n路修好了。\n")
		said := ""
		for _, p := range found {
			if p.Rule == problem.Markup {
				said += p.Message.ZH
			}
		}
		if said == "" || strings.Contains(said, "最多六个") != many {
			t.Errorf("%s: %q", text, said)
		}
	}
}

func TestPersonsAreCountedInSeveralUnits(t *testing.T) {
	for _, u := range []string{"人", "名", "位"} {
		for _, v := range []string{"人", "名", "位"} {
			if !oneUnit(quantity.Unit(u), quantity.Unit(v)) {
				t.Errorf("%s and %s are two units", u, v)
			}
		}
		if oneUnit(quantity.Unit(u), "户") {
			t.Errorf("%s and 户 are one unit", u)
		}
	}
}
