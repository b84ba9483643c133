package check

import (
	"strings"
	"testing"
)

// Parts that change the other way than their whole are taken away; a bracket and what stands beside it are two divisions.
func TestChangesHaveSigns(t *testing.T) {
	for text, want := range map[string]string{
		"用地减少220亩，其中林地减少63亩，草地减少224亩，其他土地增加67亩。":            "signed 63＋224－67=220",
		"用地减少240亩，其中林地减少63亩，草地减少224亩，其他土地增加67亩。":            "signed 63＋224－67=220≠240",
		"用地增加57亩（甲区增加87亩、乙县减少30亩），其中耕地增加62亩、园地4亩，林地减少9亩。":   "signed 87－30=57 signed 62＋4－9=57",
		"用地增加57亩，其中耕地增加62亩；减少林地9亩。":                         "",
		"用地减少287亩，其中林地减少63亩，草地减少224亩。":                      "",
		"补偿费用217万元，包括农村148万元、专业项目68万元（已扣除勘测费4万元）、环境保护费1万元。": "behind 148＋68＋1=217",
	} {
		var got []string
		for _, line := range triedIn(text, "sum") {
			if strings.HasPrefix(line, "signed") || line == "behind 148＋68＋1=217" {
				got = append(got, line)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
}

// By how many times something grew is one less than how many times as much it is, whichever of the two stands first.
func TestGrowthByTimes(t *testing.T) {
	for text, want := range map[string]string{
		"收入达到4640元，比1979年的156元增长28.7倍。": "more first （4640－156）÷156=28.7倍",
		"收入由156元增加到4640元，增长28.7倍。":      "more second （4640－156）÷156=28.7倍",
	} {
		if got := strings.Join(triedIn(text, "growth"), " "); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// What a verb says of a stock: at the end of a clause one character is enough.
func TestFlowsAreRead(t *testing.T) {
	for clause, want := range map[string]flow{
		"年初在册": stockBefore, "到12月31日在册": stockNow, "新铺": came, "四年间征集": came, "接受捐赠": came, "依规定移交省馆": went, "拆迁及报停销户": went,
		"又添了": came, "卖掉": went, "农业用去": went, "汛期弃水": went, "全年来水": came, "转入下年": stockNow, "上年转入": came, "使用权": unclearFlow, "每户还": unclearFlow,
	} {
		if got := flowOf(clause); got != want {
			t.Errorf("%s: %d, want %d", clause, got, want)
		}
	}
}
