package check

import (
	"slices"
	"strings"
	"testing"
)

// unexplainedIn are the equations of a text that miss by a slip and whose amounts no other explains, each with its kind. No words are weighed: only equations of
// many digits or figures explain others.
func unexplainedIn(text string) (lines []string) {
	e := equationsOf(text)
	e.use("")
	for i := range e.found {
		x := &e.found[i]
		if x.holds || !x.slip || e.explained(x) {
			continue
		}
		if x.kind == equalTo || x.kind == roughlyEqual {
			lines = append(lines, kindNames[x.kind]+" "+e.list[x.of[0]].text+"≠"+e.list[x.stated].text)
			continue
		}
		left, _, stated := e.line(x)
		lines = append(lines, kindNames[x.kind]+" "+left+"≠"+stated)
	}
	return lines
}

// TestWhatHoldsExplainsItsAmounts holds which equations are none as their amounts are of others that hold.
func TestWhatHoldsExplainsItsAmounts(t *testing.T) {
	for _, x := range [][2]string{
		{"水田214亩，旱地162亩，共366亩。", "sum 214＋162≠366"},
		{"水田214亩，旱地162亩，园地3亩，共376亩。", ""},
		{"水田214亩，旱地162亩，共376亩，去年水田204亩。", "equal 214亩≠204亩"},
		{"水田21400亩，旱地16200亩，共37600亩。园地61200亩。", "equal 16200亩≠61200亩"},
		{"水田21400亩，旱地16200亩，共37600亩，园地1200亩，合计37900亩。", "sum 37600＋1200≠37900 equal 37600亩≠37900亩"},
		{"造林6.8万亩，其中人工造林2.3万亩，封山育林3.1万亩，退化林修复1.4万亩。", ""},
		{"全村2480人，务工868人，占35.0%，在家53%。", ""},
		{"全村2480人，务工868人，占35.0%，在家1612人。", ""},
		{"种植占45.2%，务工占34.5%，补贴占20.3%，总户数203户，种植92户。", ""},
		{"种植占45.2%，务工占34.5%，补贴占20.3%，其中204户，种植92户，占54.2%。", "growth （204－92）÷204≠54.2% equal 45.2%≠54.2%"},
		{"甲102户，乙45户，占44.1%，种植占45.2%，务工占34.5%，补贴占20.3%。", ""},
		{"县里投资1386万元。\n\n投资1368万元。\n\n投资1386万元。", "equal 1386万元≠1368万元"},
		{"县里投资1386万元。\n\n投资1386万元。\n\n投资1368万元。", "equal 1386万元≠1368万元 equal 1386万元≠1368万元"},
		{"县里投资1386万元。\n\n投资1368万元，其中甲684万元，乙684万元。", "equal 1386万元≠1368万元"},
		{"县里投资1386万元，其中甲693万元，乙693万元。\n\n投资1368万元，其中甲684万元，乙684万元。", ""},
		{"县里投资1386万元，其中甲700万元，乙686万元。\n\n投资1368万元，其中丙680万元，丁688万元。", ""},
		{"县里投资138万元，其中甲70万元，乙68万元。\n\n投资183万元，其中丙90万元，丁93万元。", ""},
		{"1988年到2022年当了34年村干部，2021年到2024年。", ""},
		{"1988年到2022年，1979年，当了43年村干部。", "span 1988年到2022年≠43年"},
		{"捐款19874元，将近2万元，将近3万元。", "about 19874元≠将近3万元"},
		{"捐款19874元，捐款28874元，将近3万元。", ""},
		{"收入由42.5万元增加到51万元，增长20.0%，又增长25%。", ""},
		{"收入由4250元增加到5100元，增长20.0%，共9530元。", ""},
		{"收入由4250元增加到5100元，增加840元，增长20.0%。", ""},
		{"每亩租金650元，1280亩，共83.2万元，每亩560元。", "equal 650元≠560元"},
		{"每亩租金650元，1280亩，共83.2万元，占地1820亩。", "equal 1280亩≠1820亩"},
		{"每亩租金650元，12亩，共7800元，占地21亩。", "equal 12亩≠21亩"},
		{"合作社年初存粮12600斤，秋后收进48300斤，卖出35400斤，年末存粮25500斤，合计60800斤。", ""},
		{"参保率由92.4%提高到97.1%，提高4.7个百分点，去年5.7个百分点。", "points 97.1－92.4≠5.7"},
		{"参保率由92.4%提高到97.1%，提高4.7个百分点，后来97.6%。", "equal 97.1%≠97.6%"},
		{"茶叶126.4万元，全部157.9万元，蜂蜜31.5万元，占80.1%。", ""},
		{"茶叶126.4万元，蜂蜜31.5万元，全部157.9万元，占81.0%。", "share 126.4÷157.9≠81.0% growth （157.9－31.5）÷157.9≠81.0%"},
		{"茶叶126.4万元，蜂蜜31.5万元，全部157.9万元，比上年的131.6万元增长21.0%。", "growth （157.9－126.4）÷126.4≠21.0% growth （157.9－131.6）÷131.6≠21.0%"},
	} {
		if got := strings.Join(unexplainedIn(x[0]), " "); got != x[1] {
			t.Errorf("%s: %q, want %q", x[0], got, x[1])
		}
	}
}

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
		{"种植占45.2%，务工占34.5%，补贴占23.3%。", "hundred", "sum-mismatch", "23.3%", "100－45.2－34.5＝20.3，写的是23.3"},
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
