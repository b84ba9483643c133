package check

import (
	"fmt"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/quantity"
)

// A number that is told again in another unit at once: 1500亩（合100公顷）. The two must be one amount.

// convertedSlack is how far the two may be apart: 15 亩 to a hectare, 667 square metres to 亩, and rounding.
const convertedSlack = 0.03

// joinsConverted reads what stands between the two.
var joinsConverted = lazyregexp.New(`^[，]?[（(]?(?:折合|约合|合|即|相当于|也就是)(?:约|为)?$`)

// findConverted holds such numbers against each other.
func (p *passage) findConverted() {
	if !p.holds("合", "即", "相当于", "也就是") {
		return
	}
	for i := 1; i < len(p.figures); i++ {
		a, b := p.figures[i-1], p.figures[i]
		if a.Unit == b.Unit || !joinsConverted.MatchString(p.text[a.End:max(a.End, b.Start)]) || a.Value.Sign() <= 0 || anyof.Prefix(p.text[b.End:], "/") {
			continue
		}
		right, ok := quantity.Convert(a.Value, a.Unit, b.Unit)
		if !ok || a.Bound != quantity.Exact || isShare(a.Unit) || !sameThing(a.Unit, b.Unit) {
			continue
		}
		was, is := right.Float64(), b.Value.Float64()
		if was <= is*(1+convertedSlack) && is <= was*(1+convertedSlack) {
			continue
		}
		line := fmt.Sprintf("%s＝%s%s", p.text[a.Start:a.End], decimal(was, 1), b.Unit)
		q := twoNumbers("", "")
		q.Span = p.prose.Source(b.Start, b.End)
		q.Message = msg(fmt.Sprintf("%s，写的是%s", line, p.text[b.Start:b.End]), fmt.Sprintf("%s, but the text says %s", line, p.text[b.Start:b.End]))
		p.out.add(q)
	}
}
