package check

import (
	"slices"
	"strings"
	"testing"
)

// TestWordsSayThatAnEquationIsNone holds which words say that an equation is none, which misses else.
func TestWordsSayThatAnEquationIsNone(t *testing.T) {
	for _, x := range []struct {
		text, kind string
		none       bool
	}{
		{"村集体收入由42.5万元增加到51万元，增长25%。", "growth", false},
		{"村集体收入由42.5万元增加到51万元，按可比价格增长25%。", "growth", true},
		{"投资126万元，其中甲45.5万元，乙70.5万元。", "sum", false},
		{"计划投资126万元，其中甲45.5万元，乙70.5万元。", "sum", true},
		{"目标126万元，其中甲45.5万元，乙70.5万元。", "sum", true},
		{"预计126万元，其中甲45.5万元，乙70.5万元。", "sum", true},
		{"力争126万元，其中甲45.5万元，乙70.5万元。", "sum", true},
		{"全村2480人，外出868人，占53%。", "share", false},
		{"全村2480人，外出868人，分别为53%。", "share", true},
		{"全村2480人，外出868人，分别是53%。", "share", true},
		{"全村2480人，外出868人，按53%的比例补贴。", "share", true},
		{"全村2480人，外出868人，按总数的53%补贴。", "share", false},
		{"全村2480人，外出868人，占一半。", "share", false},
		{"全村2480人，外出868人，超过总数的一半。", "share", true},
		{"全村2480人，外出868人，不足总数的一半。", "share", true},
		{"全村2480人，外出868人，不到总数的一半。", "share", true},
		{"全村2480人，外出868人，接近总数的一半。", "share", true},
		{"全村2480人，外出868人，将近总数的一半。", "share", true},
		{"全村2480人，外出868人，超出总数的一半。", "share", true},
		{"全村2480人，外出868人，超过总数的53%。", "share", false},
		{"全村用水2480吨，农业用水868吨，生活用水1310吨，占用水总量的53%。", "share", true},
		{"全村用水2480吨，农业用水868吨，占用水总量的53%。", "share", false},
		{"全村用水2480吨，农业用水868吨，约1310吨，占用水总量的53%。", "share", false},
		{"全村用水2480吨，农业用水868吨，生活用水1310吨，是用水总量的53%。", "share", false},
	} {
		e := equationsOf(x.text)
		found := false
		for i := range e.found {
			if y := &e.found[i]; kindNames[y.kind] == x.kind && !y.holds {
				found = true
				if none := e.saidOtherwise(y); none != x.none {
					t.Errorf("%s: %v, want %v", x.text, none, x.none)
				}
				break
			}
		}
		if !found {
			t.Errorf("%s: no %s is tried", x.text, x.kind)
		}
	}
}

// TestWhatMissesIsReportedWhereItStands holds by which rule an equation that misses is reported, what of the text is marked, and what is said.
func TestWhatMissesIsReportedWhereItStands(t *testing.T) {
	for _, x := range []struct{ text, kind, rule, marked, line string }{
		{"全镇耕地38600亩，其中水田21400亩，旱地16200亩。", "sum", "sum-mismatch", "38600亩", "21400＋16200＝37600，写的是38600"},
		{"茶叶126万元，合计175.5万元，蜂蜜31.5万元。", "sum of two", "sum-mismatch", "175.5万元", "126＋31.5＝157.5，写的是175.5"},
		{"年初12600斤，收进48300斤，卖出35400斤，年末25800斤。", "flow", "sum-mismatch", "25800斤", "12600＋48300－35400＝25500，写的是25800"},
		{"卖出35400斤，收进48300斤，年初12600斤，年末25800斤。", "flow", "sum-mismatch", "25800斤", "48300＋12600－35400＝25500，写的是25800"},
		{"每亩650元，1280亩，共82.3万元。", "product", "sum-mismatch", "82.3万元", "650元×1280亩＝83.2万元，写的是82.3万元"},
		{"种植占45.2%，务工占34.5%，补贴占23.3%。", "hundred", "sum-mismatch", "23.3%", "45.2＋34.5＋23.3＝103，各部分的百分比合起来应是100"},
		{"1988年到2022年当了43年村干部。", "span", "sum-mismatch", "43年", "1988年到2022年＝34年，写的是43年"},
		{"全村2480人，外出868人，占53%。", "share", "percent-mismatch", "53%", "868÷2480＝35%，写的是53%"},
		{"由42.5万元增加到51万元，增长25%。", "growth", "percent-mismatch", "25%", "（51－42.5）÷42.5＝20%，写的是25%"},
		{"由92.4%提高到97.1%，提高5.7个百分点。", "points", "percent-mismatch", "5.7个百分点", "97.1－92.4＝4.7，写的是5.7"},
		{"投资1386万元。\n\n又说投资1368万元。", "equal", "sum-mismatch", "1368万元", "1386万元"},
		{"捐款19874元，将近3万元。", "about", "sum-mismatch", "将近3万元", "19874元"},
	} {
		e := equationsOf(x.text)
		i := slices.IndexFunc(e.found, func(y equation) bool { return kindNames[y.kind] == x.kind && !y.holds })
		if i < 0 {
			t.Errorf("%s: no %s is tried", x.text, x.kind)
			continue
		}
		n := e.list[0].s.p.page
		e.report(n, &e.found[i])
		if len(n.out.list) != 1 {
			t.Errorf("%s: %d reported", x.text, len(n.out.list))
			continue
		}
		p := n.out.list[0]
		marked, related := p.Span.Text(), ""
		for _, r := range p.Related {
			related += r.Span.Text()
		}
		if string(p.Rule) != x.rule || marked != x.marked || !strings.Contains(p.Message.ZH, x.line) || strings.HasSuffix(x.line, "元") && x.kind != "product" && related != x.line {
			t.Errorf("%s: %s, %s, %s, %s", x.text, p.Rule, marked, p.Message, related)
		}
	}
}

// TestWhatHoldsByNoChance holds which equations hold by no chance whatever their words: those of three digits, and sums of three parts.
func TestWhatHoldsByNoChance(t *testing.T) {
	for text, want := range map[string]bool{
		"水田214亩，旱地162亩，共376亩。":   true,
		"甲组12户，乙组6户，共18户。":       false,
		"甲组12户，乙组6户，丙组5户，共23户。":  true,
		"每组每天3亩，干了2天，3个组，共18亩。":  false,
		"全村2480人，外出868人，占35.0%。": true,
		"全村2480人，外出868人，占35%。":   false,
	} {
		e := equationsOf(text)
		e.use("", nil, nil)
		longest := -1
		for i := range e.found {
			if e.found[i].holds && (longest < 0 || len(e.found[i].of) > len(e.found[longest].of)) {
				longest = i
			}
		}
		if longest < 0 || e.certain(&e.found[longest]) != want {
			t.Errorf("%s: equation %d, want %v", text, longest, want)
		}
	}
}

// TestNamesThatAreOne holds which names two numbers of one paragraph may have that are one: such as end alike, and two of all.
func TestNamesThatAreOne(t *testing.T) {
	for _, x := range []struct {
		a, b string
		one  bool
	}{
		{"茶园面积", "果园面积", true},
		{"茶园", "果茶园", false},
		{"全村农户", "全村人口", true},
		{"全村", "全县", false},
		{"村里农户", "村里人口", false},
		{"全村农户", "村里人口", false},
	} {
		if bearOneName(x.a, x.b) != x.one {
			t.Errorf("%s, %s: %v", x.a, x.b, !x.one)
		}
	}
}
