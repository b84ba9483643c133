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
		"约16420": "不是准数，要由人来定", "412户以上": "不是准数，要由人来定", "412人": "的单位和这一列的“户”换算不了", "1,63": "不是数", "1234,567": "不是数", "1,630.5.2": "不是数", "1,630.": "不是数",
		"(1,630)": "是括号里的数：是负数还是别的意思，说不准", "412(户)": "一格里有两个数",
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

func TestHeadsAreComparedWithoutTheirLooks(t *testing.T) {
	for head, want := range map[string]string{
		"人均可支配 收入\n（元）": "人均可支配收入(元)", "Code": "code", "Income@2023年": "income@2023", "Members/年龄/A组@2020": "members/年龄/A组@2020",
		"　户　数　": "户数", "户数：": "户数", "INCOME": "income", "２０２３": "2023",
	} {
		if got := PlainHead(head); got != want {
			t.Errorf("%q is %q, want %q", head, got, want)
		}
	}
}

func TestColumnsOfPersonsAreKnownByTheirHeads(t *testing.T) {
	for head, want := range map[string]string{
		"联系电话": "个人电话", "手 机 号": "个人电话", "Phone": "个人电话", "开户银行卡号": "银行账号", "公民身份证号码": "身份证号", "户数": "", "电商收入": "", "联系人": "",
	} {
		if _, what, ok := Personal(head); ok != (want != "") || what.ZH != want {
			t.Errorf("%s holds %q, %t; want %q", head, what.ZH, ok, want)
		}
	}
	for head, want := range map[string]bool{"联系人": true, "户主 姓名": true, "家庭住址": true, "负责人意见": true, "村名": false, "户数": false} {
		if NamesPersons(head) != want {
			t.Errorf("%s names persons: %t", head, !want)
		}
	}
}

func TestTotalsAndDashesAreNoFigures(t *testing.T) {
	for cell, want := range map[string][2]bool{
		"合 计": {true, false}, "总计": {true, false}, "合计：": {true, false}, "总户数": {}, "—": {false, true}, " 暂无 ": {false, true}, "0": {}, "": {}, "无为县": {},
	} {
		if got := [2]bool{IsTotal(cell), IsDash(cell)}; got != want {
			t.Errorf("%q is a total: %t, a dash: %t", cell, got[0], got[1])
		}
	}
}

// A spreadsheet keeps fifteen digits; what stands behind them is rounded away, of negative numbers too.
func TestRowsThatDescribeTheOthersAreNoPlaces(t *testing.T) {
	for name, want := range map[string]bool{"平 均": true, "均值": true, "全县平均水平": true, "中位数：": true, "最大值": true, "最高": true, "平均（元）": true, "标准差": true, "平均村": false, "高平均村": false, "最高村": false, "均值村委会": false, "合计": false, "": false} {
		if got := IsStatistic(name); got != want {
			t.Errorf("%q describes the others: %t", name, got)
		}
	}
}

func TestHeadsOfLabelsCountNothing(t *testing.T) {
	for head, want := range map[string]bool{"邮政编码": true, "邮 编：": true, "城乡分类代码": true, "序号": true, "排名": true, "综合排名": true, "区号": true, "户数": false, "全省排名": false, "编码户数": false, "账号数": false} {
		if got := HoldsLabels(head); got != want {
			t.Errorf("%q heads labels: %t", head, got)
		}
	}
}

func TestNoiseBehindFifteenDigitsIsRoundedAway(t *testing.T) {
	for written, want := range map[string]string{
		"16420.000000000002": "16420", "-16420.000000000002": "-16420", "0.1000000000000001": "0.1", "-0.100000000000001": "-0.100000000000001",
		"123456789012345678": "123456789012345678", "1234567890123.45": "1234567890123.45", "-1234567890123.45": "-1234567890123.45",
	} {
		n, err := quantity.ParseDecimal(written)
		if err != nil {
			t.Fatal(err)
		}
		if got := WithoutNoise(n).String(); got != want {
			t.Errorf("%s is rounded to %s, want %s", written, got, want)
		}
	}
}

func TestAUnitMeasuresOrCounts(t *testing.T) {
	for _, unit := range []string{"万元", "户", "万人次", "元/亩", "%", "株", "工日", "吨标准煤", "万吨标准煤", "千克标准煤", "千瓦小时", "亿千瓦小时", "上年=100", "1978年=100", "平方米"} {
		if !IsUnit(unit) {
			t.Errorf("%s is no unit", unit)
		}
	}
	for _, words := range []string{"", "含税", "税前估算", "按户籍人口", "县级市", "盖章", "2020年", "代码", "不含鱼塘", "标准煤", "约标准煤"} {
		if IsUnit(words) {
			t.Errorf("%q is a unit", words)
		}
	}
}
