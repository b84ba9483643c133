package check

import (
	"strings"
	"testing"
)

// TestWordingsOnBothSidesOfARule: of two texts that differ by a word or a sign one is reported and the other is not.
func TestWordingsOnBothSidesOfARule(t *testing.T) {
	for text, want := range map[string]string{
		"全年发行60亿元，认购415.8亿元，是发行规模的6.93倍。":   "",
		"全年发行60亿元，认购415.8亿元，是发行规模的5.93倍。":   "percent-mismatch",
		"全年发行60亿元。投资者认购415.8亿元，是发行额的5.93倍。": "percent-mismatch",
		"作者：小赵　打印":                  "copied-footer",
		"浏览次数：120":                  "copied-footer",
		"作者：小赵　2019-03-02":          "copied-footer",
		"作者：小赵 时间：2019-03-02":       "copied-footer",
		"作者：小赵":                     "",
		"作者小赵 打印 关闭":                "",
		"2019-03-02 打印":             "",
		"时间：今天 我们":                  "",
		"全县有高校10所。本科4所，占高校的30%。":    "percent-mismatch",
		"全县有高校10所。其中，本科4所，占高校的30%。": "percent-mismatch",
		"全县有高校10所。全县本科高校4所，占30%。":   "",
		"全县有耕地500亩。水田300亩，占耕地的80%。": "percent-mismatch",
		"全县有耕地500亩。水田300亩，占耕地的60%。": "",
	} {
		var got []string
		list, _ := checkedWhole(t, "全村的情况说明如下，供大家参考。\n\n"+text+"\n\n村里的路修好了，大家都满意。\n")
		for _, p := range list {
			if p.Rule != missingDateID && p.Rule != figureUnboundID {
				got = append(got, string(p.Rule))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
