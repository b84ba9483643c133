package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// Rates whose numbers stand in sentences before: the mean of a few years
// (2018年70万元、2019年90万元、2020年110万元，三年平均每年80万元), what each has (51.6万元分红。86户…平均每户600元).

// ratesStated looks for them in a passage of which nothing else is reported.
func (p *passage) ratesStated() {
	if !p.holds("平均", "年均") {
		return
	}
	terms := p.statedTerms()
	for k := 2; k < len(terms); k++ {
		t := terms[k]
		if t.open || t.rough || t.bracket >= 0 {
			continue
		}
		switch clause := clauseOf(t.s.head(t.k)); {
		case t.unit == "%" && anyof.Prefix(clause, "年均", "年平均", "平均每年", "每年平均", "三年平均", "两年平均") && anyof.Suffix(strings.TrimRight(clause, "率达到为是约了"), "增长", "增", "增速", "增幅", "增加", "提高", "下降", "减少", "递减"):
			yearlyStated(terms, k)
		case anyof.Contains(clause, "年均", "平均"):
			meanOfYears(terms, k)
		}
	}
}

// yearlyStated holds a yearly growth against the two amounts before it, each of which says what year it is of, where nothing but the years
// compares them: 2018年村集体收入10万元，2021年达到80万元，年均增长100%.
func yearlyStated(terms []statedTerm, k int) {
	if k < 2 || !terms[k-1].plain() || !terms[k-2].plain() || terms[k-1].s != terms[k].s || !comparable(terms[k-1].term, terms[k-2].term) {
		return
	}
	t, b, a := terms[k], terms[k-1], terms[k-2]
	text := t.s.p.text
	verb := text[a.to:b.from]
	from, to := yearIn(text[a.s.from:a.from]), yearIn(verb)
	if from == 0 || to <= from || !anyof.Suffix(strings.TrimRight(verb, "了"), "达到", "达", "增加到", "增至", "增长到", "提高到", "升至", "上升到", "突破", "降至", "下降到", "减少到") || anyof.Contains(text[a.s.from:a.from], "计划", "目标") || anyof.Contains(verb, "计划", "目标", "将") {
		return
	}
	low, high, _ := b.in(a.unit)
	if a.low > 0 {
		t.s.yearlyRateOver(to-from, t.term, a.term, b.term, low, high)
	}
}

// meanOfYears holds the mean of so many years against the amounts of its sentence, one a year.
func meanOfYears(terms []statedTerm, k int) {
	t := terms[k]
	unit := quantity.Unit(strings.TrimSuffix(string(t.unit), "/年"))
	var run []statedTerm
	for j := k - 1; j >= 0 && terms[j].s == t.s; j-- {
		if x := terms[j]; oneUnit(x.unit, unit) {
			if !x.plain() {
				return
			}
			run = append(run, x)
		}
	}
	n := len(run)
	if n < 2 || n > 6 || !anyof.Contains(t.s.p.text[run[0].to:t.from], string([]rune("零一二三四五六")[n])+"年") {
		return
	}
	right := sumOf(run) / float64(n)
	scale := scaleOf(t.text)
	if math.Abs(right-middle(t.term)) <= t.step*scale {
		return
	}
	slices.Reverse(run)
	var items []string
	for _, x := range run {
		items = append(items, decimal(middle(x.term), scale))
	}
	line := fmt.Sprintf("（%s）÷%d＝%s", strings.Join(items, "＋"), n, decimal(math.Round(right/scale*100)/100*scale, scale))
	t.s.reportLine(sumMismatchID, t.term, line, decimal(middle(t.term), scale))
}
