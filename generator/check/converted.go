package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/quantity"
)

// A number that is stated again in another unit at once: 1500亩（合100公顷）. The two must be one amount.

// convertedSlack is how far the two may be apart: 15 亩 to a hectare, 667 square metres to 亩, and rounding.
const convertedSlack = 0.03

// longestConverted is how many bytes the words between the two have at most.
const longestConverted = 30

// joinsConverted reads what stands between the two.
var joinsConverted = lazyregexp.New(`^[，]?[（(]?(?:折合|约合|合|即|相当于|也就是)(?:约|为)?$|^[（(]$|^[（(]大写[：:]?(?:人民币)?$`)

var (
	// Chinese miles, which are half a kilometre, and prices of a kilogram and of the pound, which is half of it.
	milesStated = lazyregexp.New(`([0-9.]+)(?:多)?里(?:山路|土路|路|地)?，?(?:也就是|约合|合|折合|即|相当于)(?:约)?([0-9.]+)公里`)
	priceStated = lazyregexp.New(`每公斤([0-9.]+)元[，、（(]?(?:也就是|即|合|折合|相当于|约合)每斤([0-9.]+)元`)
)

// findHalfUnits holds what is stated in Chinese miles against the same in kilometres, and a price of a kilogram against that of a pound.
func (p *passage) findHalfUnits() {
	for _, reported := range [...]struct {
		in   *lazyregexp.Regexp
		a, b string
	}{{milesStated, "里", "公里"}, {priceStated, "元/公斤", "元/斤"}} {
		for _, m := range reported.in.FindAllStringSubmatchIndex(p.text, -1) {
			a, _ := strconv.ParseFloat(p.text[m[2]:m[3]], 64)
			b, _ := strconv.ParseFloat(p.text[m[4]:m[5]], 64)
			right := a / 2
			if math.Abs(right-b) <= right*0.1 {
				continue
			}
			q := twoNumbers("", "")
			q.Span = p.prose.Source(m[4], m[5])
			line := fmt.Sprintf("%s%s＝%s%s", p.text[m[2]:m[3]], reported.a, decimal(right, 1), reported.b)
			q.Message = msg(fmt.Sprintf("%s，写的是%s", line, p.text[m[4]:m[5]]), fmt.Sprintf("%s, but the text says %s", line, p.text[m[4]:m[5]]))
			p.out.add(q)
		}
	}
}

// findConverted holds such numbers against each other.
func (p *passage) findConverted() {
	if !p.holds("合", "即", "相当于", "也就是", "（", "(") {
		return
	}
	if p.holds("里山路", "里土路", "里路", "里地", "里，也就是", "每斤") {
		p.findHalfUnits()
	}
	for i := 1; i < len(p.figures); i++ {
		a, b := p.figures[i-1], p.figures[i]
		if between := b.Start - a.End; between <= 0 || between > longestConverted {
			continue
		}
		if a.Unit == b.Unit && !strings.Contains(p.text[a.End:max(a.End, b.Start)], "大写") || !joinsConverted.MatchString(p.text[a.End:max(a.End, b.Start)]) || a.Value.Sign() <= 0 || anyof.Prefix(p.text[b.End:], "/") {
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
