package check

import (
	"slices"
	"testing"
)

// What comes of two steps is found with the number that is right, and missed with the one that is not.
func TestEquationsInTwoSteps(t *testing.T) {
	for _, x := range []struct{ right, wrong, line string }{
		{"设保洁员8名、护河员3名、水管员1名，每人每月补贴600元，全年支出8.64万元。", "设保洁员8名、护河员3名、水管员1名，每人每月补贴600元，全年支出8.46万元。",
			"（8名＋3名＋1名）×600元×12＝8.64万元≠8.46万元"},
		{"拆除网箱460口，每口补偿2400元，另给每口安置费300元，兑付124.2万元。", "拆除网箱460口，每口补偿2400元，另给每口安置费300元，兑付110.4万元。",
			"（2400元＋300元）×460口＝124.2万元≠110.4万元"},
		{"收回土地2180亩，发包价从每亩85元提到320元，一年增收51.23万元。", "收回土地2180亩，发包价从每亩85元提到320元，一年增收52.13万元。",
			"（320元－85元）×2180亩＝51.23万元≠52.13万元"},
		{"1860名成员每人10股，农龄股另计9400股，总股本28000股。", "1860名成员每人10股，农龄股另计9400股，总股本27000股。",
			"10股×1860名＋9400股＝28000股≠27000股"},
		{"三个试点村的收入依次是42万元、37万元和56万元，村均45万元。", "三个试点村的收入依次是42万元、37万元和56万元，村均54万元。",
			"（42万元＋37万元＋56万元）÷3＝45万元≠54万元"},
		{"县里挤出360万元，省里争取900万元，社会募集240万元，建房125套，平均每套投入12万元。", "县里挤出360万元，省里争取900万元，社会募集240万元，建房125套，平均每套投入21万元。",
			"（360万元＋900万元＋240万元）÷125套＝12万元≠21万元"},
		{"早餐每人3元、午餐6元、晚餐5元，一周5天，一学期20周，共交1400元。", "早餐每人3元、午餐6元、晚餐5元，一周5天，一学期20周，共交1300元。",
			"（3元＋6元＋5元）×5天×20周＝1400元≠1300元"},
	} {
		if !slices.Contains(composedLines(x.right, true), x.line[:len(x.line)-len("≠")-len(statedIn(x.line))]) {
			t.Errorf("%s: %q", x.right, composedLines(x.right, true))
		}
		if !slices.Contains(composedLines(x.wrong, false), x.line) {
			t.Errorf("%s: %q", x.wrong, composedLines(x.wrong, false))
		}
	}
}

// What stands three sentences away, or is of another class than what comes besides, is of another matter.
func TestEquationsInTwoStepsAreOfWhatStandsTogether(t *testing.T) {
	const between = "河道清了。群众满意。干部放心。"
	for _, text := range []string{
		"拆除网箱460口，每口补偿2400元，另给每口安置费300元。" + between + "兑付124.2万元。",
		"每口补偿2400元，另给每口安置费300元。" + between + "拆除网箱460口，兑付124.2万元。",
		"1860名成员每人10股，农龄股另计9400亩，总股本28000股。",
		"1860名成员每人10亩，农龄股另计9400股，总股本28000股。",
	} {
		if lines := composedLines(text, true); len(lines) > 0 {
			t.Errorf("%s: %q", text, lines)
		}
	}
}

// statedIn is what a line says that a text states.
func statedIn(line string) string {
	for i, r := range line {
		if r == '≠' {
			return line[i+len("≠"):]
		}
	}
	return ""
}

// composedLines are the compositions that hold, or the ones that miss, with what is stated instead.
func composedLines(text string, hold bool) (lines []string) {
	e := equationsOf(text)
	for i := range e.found {
		x := &e.found[i]
		if x.kind != composedOf || x.holds != hold {
			continue
		}
		left, right, stated := e.line(x)
		if lines = append(lines, left+"＝"+right); !hold {
			lines[len(lines)-1] += "≠" + stated
		}
	}
	return lines
}

// What stands on both sides of a whole, growths of shares and shares of other things are tried as well.
func TestFormsThatEquationsHave(t *testing.T) {
	for _, x := range []struct {
		form, right string
		kind        equationKind
	}{
		{"around", "一季度2.1亿元，二季度2.4亿元，三季度2.6亿元，全年目标10亿元，四季度还须完成2.9亿元。", sumOfRun},
		{"first", "全年门诊42.6万人次，比上年多3.8万人次；上年为38.8万人次。", sumOfTwo},
		{"from first", "企业税负由4.8%降到3.6%，降幅25%。", growthOfTwo},
		{"of first", "养老床位21万张，入住老人12.6万人，入住率60%。", shareOfTwo},
		{"from first", "生猪出栏由2.4万头增加到3万头，增长25%。", growthOfTwo},
		{"", "一半按面积分，三成按产量分，剩下两成按绩效分。", hundredOf},
		{"of two", "收购价一公斤高0.4元，交售稻谷2650吨，多收入106万元。", productOfTwo},
	} {
		e := equationsOf(x.right)
		if !slices.ContainsFunc(e.found, func(y equation) bool { return y.holds && y.kind == x.kind && y.form == x.form }) {
			t.Errorf("%s: no %q holds", x.right, x.form)
		}
	}
}
