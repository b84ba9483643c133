package check

import (
	"strconv"
	"strings"
	"testing"
)

// missingIn are the lines of the equations of a text that miss, with the weights of the repository.
func missingIn(text string) (lines []string) {
	e := equationsOf(text)
	for x := range e.missing(leastEvidence) {
		if e.saidOtherwise(x) {
			continue
		}
		if x.kind != equalTo {
			left, right, stated := e.line(x)
			lines = append(lines, left+"＝"+right+"≠"+stated)
		} else {
			lines = append(lines, e.list[x.of[0]].text+"≠"+e.list[x.stated].text)
		}
	}
	return lines
}

// An equation is found wherever its figures stand, and reported by what it comes to.
func TestEquationsThatMiss(t *testing.T) {
	for _, x := range []struct{ wrong, right, line string }{
		{"茶叶收入126万元，蜂蜜收入31.5万元，两项合计175.5万元。", "茶叶收入126万元，蜂蜜收入31.5万元，两项合计157.5万元。", "126＋31.5＝157.5≠175.5"},
		{"全镇耕地38600亩，其中水田21400亩，旱地16200亩。", "全镇耕地38600亩，其中水田22400亩，旱地16200亩。", "21400＋16200＝37600≠38600"},
		{"合作社年初存粮12600斤，秋后收进48300斤，卖出35400斤，年末存粮25800斤。", "合作社年初存粮12600斤，秋后收进48300斤，卖出35400斤，年末存粮25500斤。", "12600＋48300－35400＝25500≠25800"},
		{"全村户籍人口2480人，外出务工868人，占户籍人口的53%。", "全村户籍人口2480人，外出务工868人，占户籍人口的35%。", "868÷2480＝35%≠53%"},
		{"村集体收入由上年的42.5万元增加到51万元，增长25%。", "村集体收入由上年的42.5万元增加到51万元，增长20%。", "（51－42.5）÷42.5＝20%≠25%"},
		{"每亩租金650元，流转土地1280亩，全年支付租金82.3万元。", "每亩租金650元，流转土地1280亩，全年支付租金83.2万元。", "650元×1280亩＝83.2万元≠82.3万元"},
		{"参保率由上年的92.4%提高到97.1%，提高5.7个百分点。", "参保率由上年的92.4%提高到97.1%，提高4.7个百分点。", "97.1－92.4＝4.7≠5.7"},
		{"去年，县里投资1386万元新建了一座水厂。\n\n这座投资1368万元的水厂解决了两万人的饮水。", "去年，县里投资1386万元新建了一座水厂。\n\n这座投资1386万元的水厂解决了两万人的饮水。", "1386万元≠1368万元"},
	} {
		if lines := missingIn(x.wrong); len(lines) == 0 || !strings.Contains(strings.Join(lines, " "), x.line) {
			t.Errorf("%s: found %q, want %s", x.wrong, lines, x.line)
		}
		if lines := missingIn(x.right); len(lines) != 0 {
			t.Errorf("%s: found %q, want nothing", x.right, lines)
		}
	}
}

// What holds explains its figures: they are in no other equation.
func TestEquationsThatHoldExplainOthers(t *testing.T) {
	for _, right := range []string{
		"造林6.8万亩，其中人工造林2.3万亩，封山育林3.1万亩，退化林修复1.4万亩。",                // 2.3＋1.4 is not 3.1
		"幼儿园112所，普惠园98所，占87.5%，毛入园率93.6%。",                         // 98 of 112 is reported
		"总投资4亿元，2021年拨付9000万元，2022年拨付1.5亿元，2023年拨付1.2亿元，尚余4000万元。", // 4亿 and 4000万
	} {
		if lines := missingIn(right); len(lines) != 0 {
			t.Errorf("%s: found %q, want nothing", right, lines)
		}
	}
}

// A page's equations cost no square of its length.
func BenchmarkEquations(b *testing.B) {
	sentence := "全镇耕地38600亩，其中水田22400亩，旱地16200亩，占42%；合作社12家，社员860户，户均增收1500元。"
	for _, n := range []int{100, 1000} {
		text := strings.Repeat(sentence, n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				e := equationsOf(text)
				for range e.missing(leastEvidence) {
				}
			}
		})
	}
}
