package html

import (
	"strings"
	"testing"
)

func TestFiguresAndDatesDoNotBreak(t *testing.T) {
	for text, want := range map[string]string{
		"2017年，省里确定":      "[2017年]，省里确定",
		"2016年3月5日起":      "[2016年3月5日]起",
		"共投入1.28亿元，占45%":  "共投入[1.28亿元]，占45%",
		"上升3.5个百分点":       "上升[3.5个百分点]",
		"每月1,200元/户":      "每月[1,200元]/户",
		"3~5户，10～20户":     "[3~5户]，[10～20户]",
		"2014—2024年":      "[2014—2024年]",
		"修路12平方公里":        "修路[12平方公里]",
		"“1+N+1”":         "“1+N+1”",
		"五户，没有数字":         "五户，没有数字",
		"3 户 & <4户>":      "3 户 &amp; &lt;[4户]&gt;",
		"2019年底，第12届，20万": "[2019年]底，第[12届]，[20万]",
	} {
		w := writer{}
		w.unbroken(text)
		got := strings.NewReplacer(`<span class="nb">`, "[", `</span>`, "]").Replace(string(w.b))
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
