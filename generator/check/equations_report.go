package check

import (
	"fmt"
	"strings"
)

// report tells of an equation that misses by a slip: the sum in one line.
func (e *equations) report(n *page, x *equation) {
	if x.kind == equalTo {
		a, b := &e.list[x.of[0]], &e.list[x.stated]
		q := twoNumbers(a.text, b.text)
		q.Span = b.s.p.prose.Source(b.from, b.to)
		q.Related = append(q.Related, related(a.s.p.prose.Source(a.from, a.to), "前一个在这里", "the first is here"))
		n.out.add(q)
		return
	}
	t := &e.list[x.stated]
	left, right, stated := e.line(x)
	rule := sumMismatchID
	if x.kind == shareOfTwo || x.kind == growthOfTwo || x.kind == pointsOfTwo {
		rule = percentMismatchID
	}
	t.s.report(rule, t.term, fmt.Sprintf("%s＝%s，写的是%s", left, right, stated), fmt.Sprintf("%s = %s, but the text says %s", left, right, stated))
}

// line is both sides of an equation, and what the text says.
func (e *equations) line(x *equation) (left, right, stated string) {
	t := &e.list[x.stated]
	scale := scaleOf(t.text)
	in := func(k int) string { return decimal(roundTo(e.list[k].as(t.unit)/scale, 1e-4), 1) }
	right, stated = decimal(roundTo(x.right/scale, t.step/10), 1), decimal(middle(t.term), scale)
	switch x.kind {
	case sumOfRun, sumOfTwo, flowOfAll:
		items := []string{in(x.of[0])}
		for _, k := range x.of[1:] {
			sign := "＋"
			if x.kind == flowOfAll && e.list[k].goes() {
				sign = "－"
			}
			items = append(items, sign, in(k))
		}
		left = strings.Join(items, "")
	case productOfTwo:
		each := in(x.of[0])
		if e.list[x.of[0]].class != t.class {
			each = decimal(middle(e.list[x.of[0]].term), 1)
		}
		left = each
		for _, k := range x.of[1:] {
			left += "×" + decimal(middle(e.list[k].term), 1)
		}
	case pointsOfTwo:
		a, b := middle(e.list[x.of[0]].term), middle(e.list[x.of[1]].term)
		left = decimal(max(a, b), 1) + "－" + decimal(min(a, b), 1)
	case hundredOf:
		left = "100"
		for _, k := range x.of {
			left += "－" + in(k)
		}
	default:
		left, right = e.rateLine(x)
		stated = t.text
	}
	return left, right, stated
}

// rateLine is how a share, a growth or a multiple is worked out, and what it comes to.
func (e *equations) rateLine(x *equation) (left, right string) {
	t, a, b := &e.list[x.stated], &e.list[x.of[0]], &e.list[x.of[1]]
	if strings.HasSuffix(x.form, "second") != strings.HasPrefix(x.form, "times") && x.form != "more second" {
		a, b = b, a
	}
	scale := scaleOf(a.text)
	base, part := decimal(middle(a.term), scale), decimal(roundTo(b.as(a.unit)/scale, 1e-4), 1)
	left = part + "÷" + base
	if x.kind == growthOfTwo && !strings.HasPrefix(x.form, "times") {
		more, less := part, base
		if b.as(a.unit) < middle(a.term) {
			more, less = less, more
		}
		left = fmt.Sprintf("（%s－%s）÷%s", more, less, base)
	}
	switch t.unit {
	case "倍":
		right = decimal(roundTo(x.right, 0.01), 1) + "倍"
	case "成":
		right = decimal(roundTo(x.right/10, 0.01), 1) + "成"
	default:
		right = percentText(x.right, min(t.step, 1))
	}
	return left, right
}
