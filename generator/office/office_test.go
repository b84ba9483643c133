package office

import (
	"testing"

	"casebook/generator/quantity"
)

func TestNumberReadsWhatIsCertainAndRefusesWhatIsNot(t *testing.T) {
	for _, c := range []struct {
		cell, unit, want string
		kind             Conversion
	}{
		{"1,630", "户", "1630", grouped},
		{"-1,630.5", "户", "-1630.5", grouped},
		{"１６３０", "户", "1630", fullWidth},
		{"412户", "户", "412", withUnit},
		{"1.64万元", "元", "16400", withUnit},
		{"98.5%", "%", "98.5", withUnit},
		{"16420.000000000002", "元", "16420", grouped},
	} {
		n, kind, refusal := Number(c.cell, quantity.Unit(c.unit))
		if refusal.ZH != "" || n.String() != c.want || kind != c.kind {
			t.Errorf("%s in %s is %s by %d, %q; want %s by %d", c.cell, c.unit, n, kind, refusal.ZH, c.want, c.kind)
		}
	}
	for cell, why := range map[string]string{
		"": "不是数", "多": "不是数", "####": "是列太窄，表格软件没有把数显示出来", "#REF!": "是公式出错的结果，不是数",
		"=SUM(A1:A3)": "是公式，表格里没有存下它的结果", "4.5E+11": "被表格软件变成了科学计数法，后面的位数已经丢了", "7(28)": "一格里有两个数",
		"约16420": "不是准数，要由人来定", "412户以上": "不是准数，要由人来定", "412人": "的单位和这一列的“户”换算不了", "1,63": "不是数",
	} {
		if n, _, refusal := Number(cell, "户"); refusal.ZH != why {
			t.Errorf("%q is %s, %q; want %q", cell, n, refusal.ZH, why)
		}
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1,630", "412户", "-", "=1", "1e5", "-,", "（1）"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, _, refusal := Number(s, "元"); refusal.ZH == "" && n.IsMissing() {
			t.Errorf("%q is read as nothing", s)
		}
	})
}

func TestPersonalNumbersAreCovered(t *testing.T) {
	for text, want := range map[string]string{
		"联系人：李某某，电话：13900000000。":         "联系人：李某某，电话：139****0000。",
		"身份证450329199001011234号":          "身份证450329********1234号",
		"电话+8613900000000":                "电话+86139****0000",
		"（13900000000、13800000001）":       "（139****0000、138****0001）",
		"![](13900000000-1.png)":          "![](13900000000-1.png)",
		"[1](fact:450329102201/a)":        "[1](fact:450329102201/a)",
		"投资12300000000元，办公电话0773-1234567": "投资12300000000元，办公电话0773-1234567",
	} {
		if got := MaskPersonal(text); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func TestTelephonesAreCovered(t *testing.T) {
	for text, want := range map[string]string{
		"电话13812345678，户数412":         "电话138****5678，户数412",
		"138-1234-5678、139 1234 5678": "138****5678、139****5678",
		"宅电0773-4311234":              "宅电0773****1234",
		"身份证450399196001011234":       "身份证450399********1234",
		"资金2023年1380000元，文号〔2023〕12号": "资金2023年1380000元，文号〔2023〕12号",
	} {
		if got := MaskTelephones(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
