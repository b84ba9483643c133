package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// Sentences that tell the same things of a whole and of two parts of it (全市有机构565所，在园幼儿53641人，教职工7629人。市区有机构300所，在园幼儿30294人，
// 教职工5278人。四县有…) are a table in words: where two of its columns come out and a third misses by one slip, that is reported. And what two parts are in a
// hundred, twice (国有36座，产能4460万吨，分别占53.7%和51%。民营31座，产能4320万吨，分别占46.3%和49%).

// fewestColumns is how many columns such sentences have in common at least, of which all but one come out.
const fewestColumns = 3

// mostColumns is how many figures such a sentence has at most: no text may cost the square of its length.
const mostColumns = 24

// findColumns looks for them in a passage.
func (p *passage) findColumns() {
	list := p.sentences()
	for i := 1; i+1 < len(list); i++ {
		if a, b := &list[i], &list[i+1]; len(a.terms) >= fewestColumns && len(b.terms) >= fewestColumns && len(a.terms) <= mostColumns && len(b.terms) <= mostColumns {
			p.holdColumns(list[max(0, i-2):i], a, b)
		}
	}
	if p.holds("分别占") {
		p.findShareColumns()
	}
}

// holdColumns holds the columns of two sentences against those that tell of the whole before them.
func (p *passage) holdColumns(wholes []sentence, a, b *sentence) {
	var wrong *parts
	var of *sentence
	right := 0
	for i := range wholes {
		for k, t := range wholes[i].terms {
			x, okX := a.sameColumn(&wholes[i], k)
			y, okY := b.sameColumn(&wholes[i], k)
			if !okX || !okY {
				continue
			}
			l := parts{whole: t, list: []term{x, y}}
			if l.rounds(sumOfTerms(l)) {
				right++
				continue
			}
			scale := scaleOf(t.text)
			if _, slips := sumSlips(middle(t)/scale, l.values(scale)); !slips {
				continue // 民办机构 beside 机构
			}
			if wrong != nil {
				return
			}
			wrong, of = &l, &wholes[i]
		}
	}
	if wrong == nil || right < fewestColumns-1 || p.reported(wrong.whole) || p.reported(wrong.list[0]) || p.reported(wrong.list[1]) {
		return
	}
	of.wrongSum(*wrong, nil)
}

// sameColumn returns the one term of a sentence that is of what term k of another is of: 在园幼儿 of 在园幼儿.
func (s *sentence) sameColumn(other *sentence, k int) (found term, ok bool) {
	t := other.terms[k]
	name := columnName(other, k)
	if !t.plain() || name == "" {
		return found, false
	}
	for i, x := range s.terms {
		if !x.plain() || !comparable(x, t) || commonEnd(columnName(s, i), name) < shortestColumn {
			continue
		}
		if ok {
			return found, false
		}
		found, ok = x, true
	}
	return found, ok
}

// shortestColumn is how many characters the names of a column end in alike at least.
const shortestColumn = 3

// columnName is what a term of a sentence is of by the clause before it; "" where it is a change, a mean or another year's.
func columnName(s *sentence, k int) string {
	clause := clauseOf(s.head(k))
	if anyof.Contains(clause, "均", "每", "比", "较", "增", "减", "降", "上年", "去年", "其中", "新") {
		return ""
	}
	return strings.TrimRight(clause, betweenNameAndNumber)
}

// farthestPair is how many bytes lie at most between two pairs of shares.
const farthestPair = 600

// findShareColumns holds the shares that two sentences or clauses tell of two parts, each of the same two things: one pair comes to a hundred.
func (p *passage) findShareColumns() {
	terms := p.statedTerms()
	var pairs [][2]statedTerm
	for i := 0; i+1 < len(terms); i++ {
		if a, b := terms[i], terms[i+1]; a.unit == "%" && b.unit == "%" && !a.rough && !b.rough && !a.open && !b.open && a.s == b.s && strings.Contains(clauseOf(a.s.head(a.k)), "分别占") && anyof.Contains(a.s.between(a.term, b.term), "和", "、") && runeCount(a.s.between(a.term, b.term)) == 1 {
			pairs = append(pairs, [2]statedTerm{a, b})
		}
	}
	for i := 0; i+1 < len(pairs); i++ {
		first, second := pairs[i], pairs[i+1]
		x, y := middle(first[0].term)+middle(second[0].term), middle(first[1].term)+middle(second[1].term)
		stands := func(sum float64, a, b statedTerm) bool { return math.Abs(sum-100) <= max(a.step, b.step)+1e-9 }
		okX, okY := stands(x, first[0], second[0]), stands(y, first[1], second[1])
		if okX == okY || second[1].from-first[0].to > farthestPair {
			continue
		}
		a, b, sum := first[0], second[0], x
		if okX {
			a, b, sum = first[1], second[1], y
		}
		if _, slips := sumSlips(100, []float64{middle(a.term), middle(b.term)}); !slips {
			continue
		}
		line := fmt.Sprintf("%s＋%s＝%s", decimal(middle(a.term), 1), decimal(middle(b.term), 1), decimal(sum, 1))
		b.s.report(sumMismatchID, b.term, line+"，各部分的百分比合起来应是100", strings.ReplaceAll(line, "＝", " = ")+": shares of a whole must add up to 100")
	}
}
