package check

import (
	"fmt"
	"math"

	"casebook/generator/anyof"
)

// What figures of a paragraph must come to by the words around them, wherever in it they stand. They are read last, of figures of which nothing
// else is reported.

// findRelations looks for them.
func (p *passage) findRelations() {
	if len(p.figures)+len(p.bound) < 3 {
		return
	}
	for i := range p.sentences() {
		if s := &p.sentenceList[i]; len(s.terms) > 2 && len(s.terms) < mostInPair {
			s.findPairs()
			s.findSteps(s.former)
		}
	}
	terms := p.statedTerms()
	if len(terms) < 3 || len(terms) > mostTerms {
		return
	}
	p.allParts(terms)
	if p.holds("年初", "年末", "原有", "上年", "年底", "月底", "月末") {
		p.stockInAll(terms)
	}
}

// mostInPair is how many figures a sentence has at most that tells of two.
const mostInPair = 12

// stricterMarks are words behind figures of one whole of which the one is a part of the other: 41个达标率超过85%，25个全部达标. longestMeasure is within how
// many characters they stand.
var stricterMarks = [...]string{"超过", "全部", "全域", "以上"}

const longestMeasure = 20

// mostFlows is how many figures may lie between what there was and what there is.
const mostFlows = 6

// stockInAll reads 上年末有党员432名。发展新党员12名，转入9名，转出14名，去世5名，年末党员总数为434名. Of a figure that does not say whether it came or
// went both are tried.
func (p *passage) stockInAll(terms []statedTerm) {
	first := -1
	var flows []statedTerm
	for i, t := range terms {
		if first >= 0 && !comparable(t.term, terms[first].term) {
			continue
		}
		clause := clauseOf(t.s.head(t.k))
		sentence := t.s.p.text[t.s.from:t.from]
		switch {
		case !t.plain() || anyof.Contains(clause, "其中", "每", "均", "计划", "目标", "预计"):
			if first >= 0 {
				return
			}
		case first < 0 && anyof.Contains(sentence, "年初", "月初", "原有", "上年末", "上年底", "期初", "年末", "年底") && t.k == 0:
			first = i
		case first < 0:
		case anyof.Contains(clause, "年末", "年底", "现有", "月末", "期末", "累计达到", "总数为", "总数达"):
			p.holdStock(terms[first], flows, t)
			return
		default:
			if flows = append(flows, t); len(flows) > mostFlows {
				return
			}
		}
	}
}

// holdStock holds what there is against what there was, what came and what went.
func (p *passage) holdStock(was statedTerm, flows []statedTerm, is statedTerm) {
	if len(flows) < 2 || p.reported(is.term) {
		return
	}
	known, unclear := middle(was.term), []float64{}
	line := decimal(middle(was.term), scaleOf(is.text))
	for _, t := range flows {
		v := t.as(was.unit)
		switch flowOf(clauseOf(t.s.head(t.k))) {
		case came:
			known += v
			line += "＋" + decimal(v, scaleOf(is.text))
		case went:
			known -= v
			line += "－" + decimal(v, scaleOf(is.text))
		default:
			unclear = append(unclear, v)
		}
	}
	if len(unclear) > 1 || len(unclear) == len(flows) {
		return
	}
	stated := is.as(was.unit)
	sign := "＋"
	right := known
	for _, v := range unclear {
		if same(known+v, stated) || same(known-v, stated) || same(known, stated) {
			return
		}
		if right = known + v; math.Abs(known-v-stated) < math.Abs(right-stated) {
			right, sign = known-v, "－"
		}
		line += sign + decimal(v, scaleOf(is.text))
	}
	if same(right, stated) || right < stated/1.5 || stated < right/1.5 {
		return
	}
	scale := scaleOf(is.text)
	is.s.report(sumMismatchID, is.term, fmt.Sprintf("%s＝%s，写的是%s", line, decimal(right, scale), decimal(stated, scale)), fmt.Sprintf("%s = %s, but the text says %s", line, decimal(right, scale), decimal(stated, scale)))
}
