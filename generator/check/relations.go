package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
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
	parts, rest, rates, stock := p.holds("中，", "里，"), p.holds("余下", "其余", "剩下", "剩余"), p.holds("每"), p.holds("年初", "年末", "原有", "上年", "年底", "月底", "月末")
	terms := p.statedTerms()
	if len(terms) < 3 || len(terms) > mostTerms {
		return
	}
	p.allParts(terms)
	if parts {
		p.partsOfNamed(terms)
	}
	if rest {
		p.restOfAll(terms)
	}
	if rates {
		p.ratesOfSeveral(terms)
	}
	if stock {
		p.stockInAll(terms)
	}
}

// mostInPair is how many figures a sentence has at most that tells of two.
const mostInPair = 12

// namedAgain is what 渠道中， and 渠道里， go back to: 渠道; "" for none.
func namedAgain(head string) string {
	for _, w := range [...]string{"中，", "里，"} {
		if i := strings.LastIndex(head, w); i >= 0 {
			noun := strings.TrimPrefix(clauseOf(head[:i]), "在")
			if mark := strings.LastIndexAny(noun, "。！？：（"); mark >= 0 {
				_, size := firstRune(noun[mark:])
				noun = noun[mark+size:]
			}
			if n := runeCount(noun); n >= 2 && n <= 10 && hanBefore(noun) == noun && !anyof.Suffix(noun, "其", "当", "集", "之", "年") {
				return noun
			}
		}
	}
	return ""
}

// partsOfNamed reads 整修渠道18.6公里，新建提灌站4处。渠道中，干渠7.4公里，支渠11.2公里.
func (p *passage) partsOfNamed(terms []statedTerm) {
	for i, t := range terms {
		noun := namedAgain(t.s.head(t.k))
		if noun == "" || !t.plain() || anyof.Contains(t.s.after(t.k, longestMeasure), stricterMarks[:]...) {
			continue
		}
		w := -1
		for j := i - 1; j >= 0 && w < 0; j-- {
			if x := terms[j]; x.plain() && comparable(x.term, t.term) && x.names(noun) {
				w = j
			}
		}
		if w < 0 {
			continue
		}
		l := parts{whole: terms[w].term, list: []term{t.term}, nouns: []string{clauseOf(t.s.head(t.k)) + "|" + t.s.tail(t.k)}}
		for _, x := range terms[i+1:] {
			head := x.s.head(x.k)
			if x.s != t.s || strings.ContainsAny(head, "；：") || anyof.Contains(head, "其中", "比", "较", "均", "每", "另", "增", "减") || !x.plain() && !x.share() || anyof.Contains(x.s.after(x.k, longestMeasure), stricterMarks[:]...) {
				break
			}
			if comparable(x.term, t.term) {
				l.list, l.nouns = append(l.list, x.term), append(l.nouns, clauseOf(head)+"|"+x.s.tail(x.k))
			}
		}
		p.holdParts(t.s, l)
	}
}

// stricterMarks are words behind figures of one whole of which the one is a part of the other: 41个达标率超过85%，25个全部达标. longestMeasure is within how
// many characters they stand.
var stricterMarks = [...]string{"超过", "全部", "全域", "以上"}

const longestMeasure = 20

// names tells whether a figure is said of a noun, which stands right before or behind it.
func (t statedTerm) names(noun string) bool {
	clause := bareNoun(clauseOf(t.s.head(t.k)))
	return strings.HasSuffix(clause, noun) || strings.HasPrefix(strings.TrimPrefix(t.s.p.text[t.to:], "的"), noun) || runeCount(clause) >= 2 && strings.HasSuffix(noun, clause)
}

// holdParts reports parts that are more than their whole, or miss it by one slip.
func (p *passage) holdParts(s *sentence, l parts) {
	if len(l.list) < 2 || p.reported(l.whole) || !oneDivision(l.head, l.nouns) && !exhaustive(l.names()) {
		return
	}
	sum := 0.0
	for i, t := range l.list {
		if sum += t.as(l.whole.unit); i > 0 && l.rounds(sum) || p.reported(t) {
			return
		}
	}
	scale := scaleOf(l.whole.text)
	digits, slips := sumSlips(middle(l.whole)/scale, l.values(scale))
	if over := sum > middle(l.whole); closeTo(sum, middle(l.whole)) && (over && (slips || !mayOverlap(l.whole.unit)) || exhaustive(l.names())) || slips && digits > 2 {
		s.wrongSum(l, nil)
	}
}

// restOfAll reads 共有218户 …… 第一批76户；第二批84户；余下的58户列入第三批.
func (p *passage) restOfAll(terms []statedTerm) {
	for i, t := range terms {
		lead := strings.TrimPrefix(strings.TrimLeft(clauseOf(t.s.head(t.k)), "，；"), "对")
		if !t.plain() || !countsThings(t.term) || !anyof.Prefix(lead, "余下", "其余", "剩下", "剩余") || runeCount(lead) > 6 || p.reported(t.term) {
			continue
		}
		l := parts{list: []term{t.term}}
		sum := middle(t.term)
		for j := i - 1; j >= 0; j-- {
			x := terms[j]
			if !x.plain() || x.unit != t.unit || x.bracket >= 0 {
				continue
			}
			if middle(x.term) > sum*0.7 && len(l.list) > 1 && anyof.Contains(x.s.head(x.k)+x.s.p.text[x.to:min(len(x.s.p.text), x.to+12)], "共", "有", "总", "全", "。") {
				l.whole = x.term
				break
			}
			if anyof.Contains(clauseOf(x.s.head(x.k)), "其中", "比", "均", "每") {
				break
			}
			l.list = append(l.list, x.term)
			sum += middle(x.term)
		}
		slices.Reverse(l.list)
		if l.whole.unit != "" && !same(sum, middle(l.whole)) && closeTo(sum, middle(l.whole)) {
			if _, slips := sumSlips(middle(l.whole), l.values(1)); slips {
				t.s.wrongSum(l, nil)
			}
		}
	}
}

// ratedBy are the words behind 每, with the units that count what they name.
var ratedBy = []struct {
	words  []string
	units  []quantity.Unit
	period bool
}{
	{[]string{"人", "名", "位", "生", "学员", "岗"}, []quantity.Unit{"人", "名", "位", "个"}, false},
	{[]string{"户"}, []quantity.Unit{"户"}, false},
	{[]string{"亩"}, []quantity.Unit{"亩"}, false},
	{[]string{"公斤"}, []quantity.Unit{"公斤"}, false},
	{[]string{"斤"}, []quantity.Unit{"斤"}, false},
	{[]string{"吨"}, []quantity.Unit{"吨"}, false},
	{[]string{"天", "日"}, []quantity.Unit{"天", "日"}, true},
	{[]string{"月"}, []quantity.Unit{"个月", "月"}, true},
}

// ratesOfSeveral reads 岗位42个，每人每月补贴800元，全年按12个月发放，合计40.32万元; 每生每天5元，按200天计算，1240名学生共124万元; 以每公斤6.4元的保底价
// 收购85吨，共支付54.4万元.
func (p *passage) ratesOfSeveral(terms []statedTerm) {
	for i, rate := range terms {
		clause := clauseOf(rate.s.head(rate.k))
		if rate.unit != "元" || !rate.plain() || !strings.Contains(clause, "每") || anyof.Contains(clause, "均", "增", "减", "纯", "净", "最高", "最低", "比") {
			continue
		}
		right, factors, named := middle(rate.term), []string{decimal(middle(rate.term), 1)}, 0
		for _, by := range ratedBy {
			if !slices.ContainsFunc(by.words, func(w string) bool { return strings.Contains(clause, "每"+w) }) || by.words[0] == "斤" && strings.Contains(clause, "每公斤") {
				continue
			}
			named++
			n, ok := p.onlyCount(terms, rate, by.units, by.period)
			if !ok {
				named = -len(terms)
				break
			}
			right *= n.as(by.units[0])
			factors = append(factors, decimal(n.as(by.units[0]), 1))
		}
		if named < 2 && !(named == 1 && strings.Contains(clause, "每公斤")) {
			continue // of one thing findProducts reads it
		}
		for _, total := range terms[i+1:] {
			words := clauseOf(total.s.head(total.k))
			if total.s != rate.s || total.unit != "元" {
				continue
			}
			if strings.Contains(p.text[rate.to:total.from], "；") {
				break
			}
			if total.plain() && anyof.Contains(words, "共", "合计", "总", "支付", "支出") && !anyof.Contains(words, "公共", "其中", "每", "预计", "增", "纯", "净") && !p.reported(total.term) {
				p.holdProduct(total, right, factors, terms)
			}
			break
		}
	}
}

// onlyCount returns the one figure of a sentence that counts in one of the units, or of the sentence before; a period may stand in words as
// 全年按12个月.
func (p *passage) onlyCount(terms []statedTerm, rate statedTerm, units []quantity.Unit, period bool) (found term, ok bool) {
	for _, x := range terms {
		if x.s != rate.s || x.from == rate.from || !slices.Contains(units, x.unit) && !(units[0] == "公斤" && x.unit == "吨") || x.bracket >= 0 {
			continue
		}
		if ok || x.open || x.rough || middle(x.term) < 2 || anyof.Contains(clauseOf(x.s.head(x.k)), "其中", "每", "均") {
			return found, false
		}
		found, ok = x.term, true
	}
	return found, ok
}

// holdProduct reports a total that is not the product, where no other figures of the sentence give it.
func (p *passage) holdProduct(total statedTerm, right float64, factors []string, terms []statedTerm) {
	stated, scale := middle(total.term), scaleOf(total.text)
	slack := total.step * scale
	if math.Abs(right-stated) <= slack || stated > 3*right && !same(stated, 10*right) || right > 3*stated && !same(right, 10*stated) || len(factors) < 2 {
		return
	}
	for _, x := range terms {
		if v := middle(x.term); x.s == total.s && x.from != total.from && v > 1 && (math.Abs(right*v-stated) <= slack || math.Abs(right/v-stated) <= slack || x.unit == "元" && math.Abs(right+v-stated) <= slack) {
			return
		}
	}
	line := fmt.Sprintf("%s＝%s", strings.Join(factors, "×"), decimal(right, scale))
	total.s.report(sumMismatchID, total.term, fmt.Sprintf("%s，写的是%s", line, decimal(stated, scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(stated, scale)))
}

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
