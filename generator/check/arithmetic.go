package check

import (
	"math"
	"sort"
	"strings"

	"casebook/generator/quantity"
)

// term is a figure of a sentence that arithmetic can be done with: the data's value where
// it is bound, as far as the wording and the fact leave it open.
type term struct {
	from, to  int // bytes of the passage's text
	bound     bool
	low, high float64
	unit      quantity.Unit
	text      string
	step      float64 // of a percentage: one unit of its last digit as written
}

// sentence is a sentence's terms in order, with its text.
type sentence struct {
	p        *passage
	from, to int // bytes
	terms    []term
}

// sentences finds the sentences of a passage that state at least two figures, of which at
// least two are bound: only where both ends lead to data is prose held to its arithmetic.
func (p *passage) sentences() []sentence {
	if len(p.bound) < 2 {
		return nil
	}
	var list []sentence
	for from := 0; from < len(p.text); {
		to := len(p.text)
		if i := strings.IndexAny(p.text[from:], "。！？"); i >= 0 {
			to = from + i
		}
		s := sentence{p: p, from: from, to: to, terms: p.terms(from, to)}
		if len(s.terms) >= 2 {
			list = append(list, s)
		}
		_, size := firstRune(p.text[to:])
		from = to + max(size, 1)
	}
	return list
}

func (p *passage) terms(from, to int) []term {
	var list []term
	b := sort.Search(len(p.bound), func(i int) bool { return p.bound[i].from >= from })
	add := func(t term) { list = append(list, t) }
	for _, f := range p.figures[p.firstFigure(from):] {
		if f.Start >= to {
			break
		}
		for b < len(p.bound) && p.bound[b].from < f.Start {
			p.addBound(&p.bound[b], from, to, add)
			b++
		}
		if f.Start >= from && f.End <= to && !p.overlaps(f) {
			low, high := ends(f.Interval, f.Value)
			add(term{from: f.Start, to: f.End, low: low, high: high, unit: f.Unit, text: p.text[f.Start:f.End], step: step(p.text[f.Start:f.End])})
		}
	}
	for ; b < len(p.bound) && p.bound[b].from < to; b++ {
		p.addBound(&p.bound[b], from, to, add)
	}
	return list
}

func (p *passage) addBound(b *bound, from, to int, add func(term)) {
	if b.from < from || b.to > to {
		return
	}
	t := term{from: b.from, to: b.to, bound: true, unit: b.data.Unit, text: p.text[b.from:b.to]}
	t.low, t.high = slack(b.data.Value.Float64(), b.data.Bound)
	if b.reads {
		t.step = step(t.text)
		if isShare(b.said.Unit) || b.said.Unit == "成" || b.said.Unit == "倍" {
			t.unit = b.said.Unit
			t.low, t.high = ends(b.said.Interval, b.said.Value)
		}
	}
	add(t)
}

// slack is what a fact leaves open: one that is only a bound can be a tenth off.
func slack(v float64, b quantity.Bound) (low, high float64) {
	switch b {
	case quantity.AtLeast:
		return v, v * 1.1
	case quantity.About:
		return v * 0.95, v * 1.05
	case quantity.Under:
		return v * 0.9, v
	}
	return v, v
}

func ends(in quantity.Interval, v quantity.Decimal) (low, high float64) {
	low, high = in.Low.Float64(), in.High.Float64()
	if in.Low.IsMissing() {
		low = v.Float64() * 0.9
	}
	if in.High.IsMissing() {
		high = v.Float64() * 1.1
	}
	return low, high
}

// step returns the value of a figure's last digit: 0.1 for 87.8%.
func step(text string) float64 {
	_, fraction, ok := strings.Cut(text, ".")
	if !ok {
		return 1
	}
	digits := 0
	for digits < len(fraction) && fraction[digits] >= '0' && fraction[digits] <= '9' {
		digits++
	}
	return math.Pow10(-digits)
}

// in returns the term's ends in another unit, false where the two do not compare.
func (t term) in(u quantity.Unit) (low, high float64, ok bool) {
	one := quantity.FromInt(1)
	rate, ok := quantity.Convert(one, t.unit, u)
	if !ok || t.unit == "" || u == "" || !sameThing(t.unit, u) {
		return 0, 0, false
	}
	f := rate.Float64()
	return t.low * f, t.high * f, true
}

// sameThing tells whether two units can be parts of one total. 个 counts anything, so it
// adds up with itself only.
func sameThing(a, b quantity.Unit) bool { return a == b || a != "个" && b != "个" }

func (t term) share() bool { return isShare(t.unit) && t.unit != "个百分点" || t.unit == "成" }

// percent returns the term's ends as percentages.
func (t term) percent() (low, high float64) {
	switch t.unit {
	case "成":
		return t.low * 10, t.high * 10
	case "‰":
		return t.low / 10, t.high / 10
	}
	return t.low, t.high
}

// between returns the text between two terms.
func (s *sentence) between(a, b term) string { return s.p.text[a.to:b.from] }

// after returns at most n characters of the text behind a term, up to the next one.
func (s *sentence) after(k, n int) string {
	to := s.to
	if k+1 < len(s.terms) {
		to = s.terms[k+1].from
	}
	return cut(s.p.text[s.terms[k].to:to], n)
}

func cut(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

func containsAny(text string, words ...string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// change is 由A增加到B: two bound figures and the verb between them.
type change struct {
	a, b int // terms
	up   bool
	sure bool // the verb has a direction
}

var (
	risingVerbs  = []string{"增加", "增长", "增至", "提高", "上升", "升至", "升到", "提升", "扩大", "发展到", "壮大到", "涨到"}
	fallingVerbs = []string{"减少", "下降", "降低", "降至", "降到", "压缩", "缩小", "缩短", "减至", "减到"}
)

// changes finds the sentence's changes: 由A增加到B, 从A提高到B, and B，比…的A增长.
func (s *sentence) changes() []change {
	var list []change
	for k := 0; k+1 < len(s.terms); k++ {
		a, b := s.terms[k], s.terms[k+1]
		if !a.bound || !b.bound {
			continue
		}
		if _, _, ok := b.in(a.unit); !ok {
			continue
		}
		words := s.between(a, b)
		head := s.head(k)
		if containsAny(head, "由", "从") && (strings.HasSuffix(words, "到") || strings.HasSuffix(words, "至") || strings.HasSuffix(words, "为") || containsAny(words, "到", "至")) && !strings.Contains(words, "；") {
			up, sure := direction(words)
			list = append(list, change{k, k + 1, up, sure})
		} else if containsAny(words, "比", "较") && containsAny(words, "，", ",", "比上年", "较上年") && containsAny(s.after(k+1, 8), "增", "提高", "上升", "下降", "减少", "降低", "提升") {
			up, sure := direction(s.after(k+1, 8))
			list = append(list, change{k + 1, k, up, sure})
		}
	}
	return list
}

// head is the text between the term before k and term k.
func (s *sentence) head(k int) string {
	from := s.from
	if k > 0 {
		from = s.terms[k-1].to
	}
	return s.p.text[from:s.terms[k].from]
}

func direction(words string) (up, sure bool) {
	rise, fall := containsAny(words, risingVerbs...), containsAny(words, fallingVerbs...)
	if !rise && !fall {
		rise = strings.Contains(words, "增")
	}
	return rise, rise != fall
}
