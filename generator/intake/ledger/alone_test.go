package ledger

import (
	"strings"
	"testing"
)

// A village's name at the end of a longer one is another village's: whose form it is is asked.
func TestTheNameInATitleStandsAlone(t *testing.T) {
	const items = "指标,数值\n户数,412\n耕地面积（亩）,900\n"
	for title, asks := range map[string]bool{
		"新甲村基本情况表（2023年）": true, "甲村基本情况表（2023年）": false, "某镇甲村基本情况表（2023年）": false,
		"2023年甲村基本情况表": false, "大甲村2023年基本情况表": true, "表3：甲村基本情况（2023年）": false,
	} {
		got := csv(t, nil, "Sheet1", title+"\n"+items)
		if asked := strings.Contains(got.asked(), "是哪个村或哪个地区的表"); asked != asks || asks == strings.Contains(got.Villages, "甲村") {
			t.Errorf("%s: asked %s\n%s", title, got.asked(), got.Villages)
		}
	}
}
