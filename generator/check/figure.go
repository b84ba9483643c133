package check

import (
	"errors"
	"slices"
	"sort"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// bound is a figure of a narrative that leads to data: what the text says, and what the
// data says.
type bound struct {
	p        *passage
	from, to int // bytes of the passage's text
	index    int // of Doc.FactRefs
	data     report.FactRef

	claim  quantity.Claim // the figure in the wording
	reads  bool           // the wording has one
	mute   bool           // it has none, and says nothing that the data could bear out
	agrees quantity.Verdict
}

// readFigures finds a passage's figures and holds those that are bound against the data.
// The words around the brackets count: in 近[4500元](fact:x) the wording is 近4500元.
func (p *passage) readFigures() {
	if p.figuresRead {
		return
	}
	p.figuresRead = true
	p.figures = quantity.Find(p.text)
	if len(p.figures) > 0 {
		names := p.s.byFigure()
		p.figures = slices.DeleteFunc(p.figures, func(f quantity.Claim) bool { return names.Hold(p.text, f) })
	}
	for _, f := range p.prose.FactRefs {
		target := p.page.n.Doc.FactRefs[f.Index]
		data := p.page.n.FactRef(f.Index)
		if data.Missing != report.Found {
			continue
		}
		b := bound{p: p, from: f.Start, to: f.End, index: f.Index, data: data}
		b.read(target.Text)
		p.bound = append(p.bound, b)
	}
}

// read reads the wording of a bound figure and judges it.
func (b *bound) read(text string) {
	if text == "" {
		return // printed from the data
	}
	b.agrees = quantity.ValueDiffers
	wordings := b.wordings(text)
	if len(wordings) == 0 {
		_, err := quantity.Parse(text)
		b.mute = errors.Is(err, quantity.ErrNone) && !saysInWords(text, b.data) // several, as in 3:4:3, are text
	}
	for _, f := range wordings {
		if b.data.IsInterval() {
			b.readInterval(f, text)
			continue
		}
		verdict := f.Covers(b.data.Value, b.data.Unit)
		if verdict == quantity.ValueDiffers && b.falls(text) {
			verdict = f.Covers(b.data.Value.Neg(), b.data.Unit) // 下降5.3% says -5.3%
		}
		if verdict == quantity.ValueDiffers && restates(f, b.data) {
			verdict = quantity.Holds
		}
		if !b.reads || verdict == quantity.Holds {
			b.claim, b.agrees, b.reads = f, verdict, true
		}
		if verdict == quantity.Holds {
			return
		}
	}
}

// readInterval judges a wording of an interval: both its ends must be said.
func (b *bound) readInterval(f quantity.Claim, text string) {
	verdict := f.CoversRange(b.data.Value, b.data.To, b.data.Unit)
	if verdict == quantity.ValueDiffers && b.falls(text) {
		verdict = f.CoversRange(b.data.To.Neg(), b.data.Value.Neg(), b.data.Unit) // 下降3%～5%
	}
	if !b.reads || verdict == quantity.Holds {
		b.claim, b.agrees, b.reads = f, verdict, true
	}
}

// restates tells whether a fact says itself what the wording says: 超过500万元 leaves 500 out, and
// is what a fact of 500 and above is called.
func restates(f quantity.Claim, d report.FactRef) bool {
	if d.Bound == quantity.Exact || d.Bound != f.Bound {
		return false
	}
	v, _ := quantity.Convert(d.Value, d.Unit, f.Unit)
	return v.Cmp(f.Value) == 0
}

// saysInWords tells whether a text without a figure says what the data says: 全部 is 100%.
func saysInWords(text string, d report.FactRef) bool {
	v, isShare := d.Value.Float64(), d.Unit == "%"
	switch {
	case v == 0:
		return anyof.Contains(text, "无", "没有", "清零", "归零", "未")
	case anyof.Contains(text, "翻番"):
		return v == 2 || isShare && (v == 100 || v == 200)
	case anyof.Contains(text, "过半", "大半", "多数"):
		return isShare && v > 50
	}
	return isShare && v == 100 && anyof.Contains(text, "全", "所有", "都", "每", "凡")
}

// falls tells whether the words before the figure, in the link or before it, say that something fell: 下降[5.3%], [减少1.8个百分点].
func (b *bound) falls(text string) bool {
	before := b.p.text[:b.from] + text[:max(0, strings.IndexFunc(text, func(r rune) bool { return numeral.Arabic(r) >= 0 || numeral.Begins(r) }))]
	for _, word := range [...]string{"约", "近", "超过", "达", "了"} {
		before = strings.TrimSuffix(before, word)
	}
	return anyof.Suffix(before, "下降", "减少", "降低", "下跌", "回落", "负增长", "减", "降", "下滑", "缩减", "收窄", "下调", "亏损", "流出", "减收", "减产", "跌")
}

// wordings are the figures that the bound text can be read as, the fullest first.
func (b *bound) wordings(text string) []quantity.Claim {
	var list []quantity.Claim
	for _, f := range b.p.figures[b.p.firstFigure(b.from):] {
		if f.Start >= b.to {
			break
		}
		if f.End-f.Start >= b.to-b.from { // the whole, with what the rest of its list says: [2787.27](fact:x)、1445.77亿元
			list = append(list, f)
		}
	}
	if f, err := quantity.Parse(text); err == nil {
		return append(list, f)
	}
	if list = append(list, quantity.Find(text)...); looksRatio.MatchString(text) {
		list = quantity.Find("之比为" + text) // a ratio is read behind a word for it
	}
	return list
}

// looksRatio is a text that is a ratio of two numbers and nothing else.
var looksRatio = lazyregexp.New(`^\s*[0-9.]+\s*[:：∶]\s*[0-9.]+\s*$`)

// overlaps tells whether a figure found in the text is part of a bound one.
func (p *passage) overlaps(f quantity.Claim) bool {
	spans := p.prose.FactRefs
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > f.Start })
	return i < len(spans) && spans[i].Start < f.End
}

// firstFigure returns the index of the first figure that ends behind a byte.
func (p *passage) firstFigure(from int) int {
	return sort.Search(len(p.figures), func(i int) bool { return p.figures[i].End > from })
}

// dataPlace is where the data says so, for a problem's second place.
func dataPlace(f report.FactRef, indicator *report.Indicator) (source.Span, bool) {
	if f.Fact != nil {
		return f.Fact.At, !f.Fact.At.IsZero()
	}
	var d *report.Data
	switch {
	case f.Village != nil:
		d = &f.Village.Data
	case f.Region != nil:
		d = &f.Region.Data
	default:
		return source.Span{}, false
	}
	if s := d.Find(indicator); !s.At.IsZero() {
		return figureAt(s, f.Year), true
	}
	return source.Span{}, false
}

// shown writes a figure of the data as prose would, with the words of its bound: 不到500户.
func shown(f report.FactRef) string {
	words := ""
	switch f.Bound {
	case quantity.AtLeast:
		words = "不少于"
	case quantity.About:
		words = "约"
	case quantity.Under:
		words = "不到"
	}
	return words + f.Text()
}

func related(at source.Span, zh, en string) problem.Related {
	return problem.Related{Span: at, Message: msg(zh, en)}
}
