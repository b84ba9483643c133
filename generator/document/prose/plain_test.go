package prose_test

import (
	"strings"
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/source"
)

func TestPlainTextHasNumbersOfHalfWidth(t *testing.T) {
	for written, want := range map[string]string{
		"１９７８年产２７·４亿斤，占６６．５７％":       "1978年产27.4亿斤，占66.57%",
		"增长了１・４３倍，２／３是水田":            "增长了1.43倍，2/3是水田",
		"纪念“５·１２”地震，“5·12”":          "纪念“5·12”地震，“5·12”",
		"甲·乙，Ａ组，Ａ４纸":                 "甲·乙，Ａ组，A4纸",
		"占75. 67 ％，达200 万吨":          "占75.67%，达200万吨",
		"附件1. 2014年考核表":              "附件1. 2014年考核表",
		"在 1978 年 增加 5.7 和 6.1 倍":    "在1978年 增加5.7和6.1倍",
		"注1. 5家企业  2 469 万  30.0 40": "注1. 5家企业  2 469万  30.0 40",
		"１·２·３号，１．２．３条，１·２·３元":       "1·2·3号，1.2.3条，1·2·3元",
		"８０·５元，９·０ 万，・５元，５・元":        "80.5元，9.0万，・5元，5・元",
		"０Ａ，Ｚ９，ａ１ｚ":                  "0A，Z9，a1z",
		"第１／２段，甲／２，１／乙":              "第1/2段，甲／2，1／乙",
		"没有别的，就是它自己":                 "没有别的，就是它自己",
	} {
		doc, _ := narrative.Parse(source.New("a.md", written))
		if got := doc.Prose()[0].Plain().Text; got != want {
			t.Errorf("%q is %q, not %q", written, got, want)
		}
	}
}

func TestPlainTextLeadsToWhatWasWritten(t *testing.T) {
	doc, _ := narrative.Parse(source.New("a.md", "甲&amp;**１９７８**年\n乙&#65297;８[２７·４亿斤](fact:a)，共 75. 67 ％丙"))
	b := doc.Prose()[0].Plain()
	if b.Text != "甲&1978年乙1827.4亿斤，共75.67%丙" {
		t.Fatalf("got %q", b.Text)
	}
	for plain, written := range map[string]string{"1978": "１９７８", "978年": "９７８**年", "&": "&amp;", "18": "&#65297;８", "27.4亿": "２７·４亿", "75.67%": "75. 67 ％", "丙": "丙", "乙1": "乙&#65297;"} {
		at := strings.Index(b.Text, plain)
		if got := b.Source(at, at+len(plain)).Text(); got != written {
			t.Errorf("%q was written %q, not %q", plain, got, written)
		}
	}
	if f := b.FactRefs[0]; b.Text[f.Start:f.End] != "27.4亿斤" {
		t.Errorf("the bound figure is %q", b.Text[f.Start:f.End])
	}
	if again := b.Plain(); again != b {
		t.Error("a plain text is made plain again")
	}
}
