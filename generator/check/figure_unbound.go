package check

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

const figureUnboundID problem.Rule = "figure-unbound"

func figureUnbound() rule {
	houses := "id = \"houses\"\nvalue = 1024\nunit = \"户\""
	rooms := "\n--- data/villages/demo.csv\ncode,name,region\na,三间房南里社区,demo\nb,二道湾村,demo\n"
	return rule{Rule: Rule{
		ID: figureUnboundID, Severity: problem.Warning,
		Title: msg("数字没有连到数据", "a figure that is not linked to data"),
		Why: msg("正文里的每个数字都要说得出来处。写成 [1024户](fact:houses) 的数字，读者看得到来源，网站也会替你核对；光写 1024户 的，没有人知道它出自哪里。",
			"Readers should be able to see where every figure comes from. Written as [1024户](fact:houses), a figure shows its source and is checked; a bare 1024户 is neither."),
		Right: []string{
			factFile("帮建房屋[1024户](fact:houses)。", houses),
			"2016年以来，第一书记落实“三会一课”，推行1+N+1。",
			"三间房南里社区先走了一步，从朝阳三间房南里到二道湾村，路通了。" + rooms,
		},
		Wrong: []string{
			factFile("帮建房屋1024户。", houses),
			"发放贷款59万元。",
			"三间房南里社区新盖了三间房。" + rooms,
		},
		Fix: msg("按提示把数字改成 [1024户](fact:编号)；数据里还没有的，先在 data/facts/ 里加上。",
			"Write the figure as [1024户](fact:ID), as the hint shows; add it to data/facts/ first where it is not there yet."),
	}, narrative: findUnbound}
}

// announcesList tells whether the words behind a figure open a list of points, which the figure
// counts: it is nobody's data.
func announcesList(after string) bool {
	words := cut(after, 8)
	i := anyof.IndexRune(words, "：:")
	if i < 0 || anyof.IndexRune(words[:i], "，。；、") >= 0 {
		return false
	}
	_, size := firstRune(after[i:])
	return anyof.Prefix(strings.TrimLeft(after[i+size:], " \n“"), "一是", "一要", "一、", "（一）", "1.", "1、", "1．", "①", "第一，", "首先")
}

func findUnbound(n *page) {
	var rows rowNumbers
	misspelt := n.misspeltBindings()
	for _, p := range n.plain {
		if rows.next(p) {
			continue
		}
		for _, f := range p.prose.FactRefs {
			n.count.Figures++
			if n.n.FactRef(f.Index).Missing == report.Found {
				n.count.Bound++
			}
		}
		if !readsFigures(p.prose.Kind) {
			continue
		}
		p.readFigures()
		for _, f := range p.figures {
			if p.overlaps(f) || p.isMangledYear(f) {
				continue
			}
			if announcesList(p.text[f.End:]) || p.noFigure(f) {
				continue
			}
			text, span := p.text[f.Start:f.End], p.prose.Source(f.Start, f.End)
			if p.written != nil {
				text = span.Text()
			}
			if !n.declaredNoFigure(span) {
				n.count.Figures++
			}
			if slices.ContainsFunc(misspelt, func(at source.Span) bool { return at.Start <= span.Start && span.End <= at.End }) {
				continue
			}
			n.out.add(problem.Problem{Rule: figureUnboundID, Span: span, Figure: figureOf(f),
				Message: msg("“"+text+"”没有连到数据", inQuotes(text)+" is not bound to a fact"),
				Hint:    p.unboundHint(text, f)})
		}
	}
	for _, p := range n.plain {
		for i := range p.bound {
			b := &p.bound[i]
			if f := b.data.Fact; f != nil && f.Unverified {
				continue // bound, but checked against nothing
			}
			if b.reads && b.agrees == quantity.Holds || n.n.Doc.FactRefs[b.index].Text == "" {
				n.count.Checked++
			}
		}
	}
}

// declaredNoFigure tells whether the author silenced this rule here: what is then read as a
// figure is a name or a quotation, and does not count among the page's figures.
func (n *page) declaredNoFigure(at source.Span) bool {
	for _, s := range n.n.Doc.Suppressions {
		if s.Rule == figureUnboundID && s.Line == at.Position().Line {
			return true
		}
	}
	return false
}

// rowNumbers follows the numbers that a table counts its rows with: 1, 2, 3, … each alone in
// its cell. They are ordinals, and the tenth is no figure for having two digits.
type rowNumbers struct{ last int }

// next tells whether the text is the next row's number.
func (r *rowNumbers) next(p *passage) bool {
	if p.prose.Kind != prose.TableCell {
		r.last = 0
		return false
	}
	n, _ := strconv.Atoi(p.text)
	if n != r.last+1 || len(p.prose.FactRefs) > 0 {
		return false
	}
	r.last = n
	return true
}

// isMangledYear tells whether what reads as a figure is a year that was put in its place,
// which year-mangled reports.
func (p *passage) isMangledYear(f quantity.Claim) bool {
	if p.written != nil {
		return p.written.isMangledAt(p.prose.Source(f.Start, f.End))
	}
	for _, m := range p.mangled {
		if from := p.runeAt(f.Start); from >= m[0] && from < m[1] {
			return true
		}
	}
	return false
}

// isMangledAt is isMangledYear for a figure of the text's Plain, which has closed most numbers that were torn by a blank.
func (p *passage) isMangledAt(at source.Span) bool {
	for _, m := range p.mangled {
		if to := p.span(m[0], m[1]); at.Start >= to.Start && at.Start < to.End {
			return at.Start > to.Start || at.End < to.End || !strings.Contains(to.Text(), " ")
		}
	}
	return false
}

// readsFigures tells whether a kind of prose states figures. A heading repeats what its
// section says, and a footnote cites pages.
func readsFigures(kind prose.Kind) bool {
	return kind != prose.Heading && kind != prose.Footnote
}

// misspeltBinding is what follows a figure whose author meant to bind it: brackets and colon
// of a Chinese keyboard, or a space, which Markdown does not take for a link.
var misspeltBinding = lazyregexp.New(`^[\]】］][\s　]*[(（][\s　]*(?i:fact)[\s　]*[:：][\s　]*([^\s　)）]+)[\s　]*[)）]`)

// unboundHint says what is wrong with a link that was meant, or how one is written.
func (p *passage) unboundHint(text string, f quantity.Claim) problem.Text {
	after := p.text[f.End:]
	if !anyof.Prefix(after, "]", "】", "］") {
		return p.page.boundHint(text, p.clauseAround(f), f)
	}
	m := misspeltBinding.FindStringSubmatch(after)
	if m == nil {
		return p.page.boundHint(text, p.clauseAround(f), f)
	}
	link := fmt.Sprintf("[%s](fact:%s)", text, m[1])
	return msg(fmt.Sprintf("括号和冒号要用英文的，中间不留空格：写成“%s”", link),
		fmt.Sprintf("with ASCII brackets and colon and no space between: write %s", link))
}

// boundHint writes the figure as it must be typed to be bound to the fact that is nearest.
func (n *page) boundHint(text, clause string, f quantity.Claim) problem.Text {
	if target, ok := n.covering(f); ok {
		link := fmt.Sprintf("[%s](fact:%s)", text, target)
		return msg(fmt.Sprintf("写成“%s”", link), fmt.Sprintf("write %s", link))
	}
	file := "data/facts/" + n.n.Slug + ".toml"
	near, nearEN := "", ""
	if fact := n.nearestFact(f); fact != nil {
		value := quantity.Format(fact.Value, fact.Unit, -1)
		near = fmt.Sprintf("；数据里最接近的是 %s（%s）", fact.ID, value)
		nearEN = fmt.Sprintf("; the nearest fact is %s (%s)", fact.ID, value)
	}
	draft := "\n" + draftFact(text, clause, f)
	return msg("先在 "+file+" 里加上这个数字（编号自己起），再写成“["+text+"](fact:编号)”"+near+draft,
		"add it to "+file+" with an id of your choice and write ["+text+"](fact:ID)"+nearEN+draft)
}

// draftFact writes the record of a figure's fact, ready to be pasted: the value in the unit as
// written, what the wording claims of it, and the clause that it stood in.
func draftFact(text, clause string, f quantity.Claim) string {
	value, upper, unit := quantity.AsWritten(text, f)
	draft := append(make([]byte, 0, 256), "[[fact]]\nid = \"编号\"\nvalue = "...)
	draft = value.Append(draft)
	if !upper.IsMissing() {
		draft = upper.Append(append(draft, "\nto = "...))
	}
	if unit != "" {
		draft = append(append(draft, "\nunit = "...), inQuotes(unit)...)
	}
	if f.Bound != quantity.Exact {
		draft = append(append(append(draft, "\nbound = \""...), f.Bound.String()...), '"')
	}
	return string(append(append(draft, "\nnote = "...), inQuotes(clause)...))
}

// figureOf is a figure for programs that read the list of problems.
func figureOf(f quantity.Claim) *problem.Figure {
	return &problem.Figure{Value: f.Value.String(), Unit: string(f.Unit), Bound: f.Bound.String()}
}

// clauseAround returns the clause that a figure stands in, at most 60 characters of it.
func (p *passage) clauseAround(f quantity.Claim) string {
	from, to := p.runeAt(f.Start), p.runeAt(f.End-1)+1
	for k := 0; from > 0 && k < 30 && (isMainHan(p.runes[from-1]) || !oneOf(p.runes[from-1], "，。；！？\n：\uFFFC")); k++ {
		from--
	}
	for k := 0; to < len(p.runes) && k < 30 && (isMainHan(p.runes[to]) || !oneOf(p.runes[to], "，。；！？\n\uFFFC")); k++ {
		to++
	}
	return strings.TrimSpace(p.slice(from, to))
}

// covering finds the fact, or the figure of the narrative's village or region, that the
// wording is a truthful wording of.
func (n *page) covering(f quantity.Claim) (string, bool) {
	against := make([]quantity.Comparison, len(n.factUnits()))
	for i, u := range n.units {
		against[i] = f.Against(u)
	}
	for i, fact := range n.n.Facts {
		if against[n.unitOf[i]].Covers(fact.Value) == quantity.Holds {
			return fact.ID, true
		}
	}
	if v := n.n.Village; v != nil {
		return coveringSeries(v.Code, &v.Data, f)
	}
	if g := n.n.Region; g != nil {
		return coveringSeries(g.Code, &g.Data, f)
	}
	return "", false
}

// factUnits returns the units of the narrative's facts once each: there are few, and what leads
// from one to a figure's takes longer to work out than to use.
func (n *page) factUnits() []quantity.Unit {
	if n.unitOf == nil {
		n.unitOf = make([]int, len(n.n.Facts))
		for i, fact := range n.n.Facts {
			k := slices.Index(n.units, fact.Unit)
			if k < 0 {
				k = len(n.units)
				n.units = append(n.units, fact.Unit)
			}
			n.unitOf[i] = k
		}
	}
	return n.units
}

func coveringSeries(code string, d *report.Data, f quantity.Claim) (string, bool) {
	if f.Unit == "" {
		return "", false
	}
	var unit quantity.Unit // of the series before
	against := f.Against(unit)
	for s := range d.Series() {
		if s.Indicator.Unit != unit {
			unit = s.Indicator.Unit
			against = f.Against(unit)
		}
		if !against.Compares() {
			continue
		}
		for k := s.Values.Len() - 1; k >= 0; k-- {
			if v := s.Values.At(k); !v.IsMissing() && against.Covers(v) == quantity.Holds {
				return fmt.Sprintf("%s/%s@%d", code, s.Indicator.ID, s.First+k), true
			}
		}
	}
	return "", false
}

// nearestFact returns the fact in a unit that agrees whose value is nearest by ratio, nil
// where none is within a factor of two.
func (n *page) nearestFact(f quantity.Claim) *report.Fact {
	if f.Value.Sign() <= 0 {
		return nil
	}
	rates := make([]quantity.Conversion, len(n.factUnits()))
	for i, u := range n.units {
		rates[i] = quantity.NewConversion(u, f.Unit)
	}
	var best *report.Fact
	least := math.Log(2)
	for i, fact := range n.n.Facts {
		v, _ := rates[n.unitOf[i]].Value(fact.Value)
		if v.Sign() <= 0 {
			continue
		}
		if d := math.Abs(math.Log(v.Float64() / f.Value.Float64())); d < least {
			best, least = fact, d
		}
	}
	return best
}
