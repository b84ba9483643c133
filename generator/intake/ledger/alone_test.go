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

// A workbook that export wrote ends in a sheet of sources; one whose last sheet is empty, or that has no other, is none.
func TestAWorkbookThatWasExportedIsKnownByItsSources(t *testing.T) {
	sources := Sheet{Rows: [][]string{{"编号", "题名", "发布单位", "年份", "网址", "示例"}}}
	for _, x := range []struct {
		sheets []Sheet
		want   bool
	}{{[]Sheet{{}, sources}, true}, {[]Sheet{sources}, false}, {[]Sheet{sources, {}}, false}, {[]Sheet{{}, {Rows: [][]string{{"编号", "题名"}}}}, false}, {nil, false}} {
		if got := Exported(x.sheets); got != x.want {
			t.Errorf("%+v: %t", x.sheets, got)
		}
	}
}
