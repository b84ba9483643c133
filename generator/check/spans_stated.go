package check

import (
	"fmt"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Lengths of time and ranks that a text works out from what it tells: an age from the year of birth, years in office from the first and the
// last, the months of a plan, by how many places somebody rose.

var (
	bornAndAged   = lazyregexp.New(`((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:出生|生)[^。！？]{0,40}?((?:19|20)[0-9]{2})年[^。！？0-9]{0,14}?([0-9]{2,3})岁`)
	fromToYears   = lazyregexp.New(`((?:19|20)[0-9]{2})年[^！？0-9\n]{2,60}?到((?:19|20)[0-9]{2})年[^。！？0-9]{0,24}?(?:整整|干了|当了|坚守了|走过了?|已经)[^。！？0-9，]{0,8}?([0-9]{1,2})(?:个)?年`)
	roseFromTo    = lazyregexp.New(`第([0-9]{1,3})[位名][^。！？，0-9]{0,8}(?:上升|前移|跃升|提升|升|跃居|前进)[^。！？，0-9]{0,6}第([0-9]{1,3})[位名][^。！？0-9]{0,14}(?:前移|上升|提升|跃升|前进|升)了?([0-9]{1,3})(?:位|名|个位次)`)
	planAndMonths = lazyregexp.New(`工期(?:为)?([0-9]{1,2})个月[^。！？]{0,40}?((?:19|20)[0-9]{2})年([0-9]{1,2})月[^。！？0-9]{0,8}(?:动工|开工)[^。！？]{0,20}?((?:19|20)[0-9]{2})年([0-9]{1,2})月[^。！？0-9]{0,4}(?:如期|按期|按时)(?:完工|竣工|建成|交付)`)
)

// findSpans compares ages, years of service and ranks gained with the years and ranks that they follow from.
func (p *passage) findSpans() {
	if p.holds("岁") && p.holds("年出生", "年生", "月出生", "月生") {
		p.spansOf(bornAndAged, func(x []int) (int, string) { return x[1] - x[0], fmt.Sprintf("%d－%d", x[1], x[0]) }, 1)
	}
	if p.holds("整整", "干了", "当了", "坚守", "走过", "已经") && p.holds("到19", "到20") {
		p.spansOf(fromToYears, func(x []int) (int, string) { return x[1] - x[0], fmt.Sprintf("%d－%d", x[1], x[0]) }, 1)
	}
	if p.holds("第") && p.holds("移", "升", "进") {
		p.spansOf(roseFromTo, func(x []int) (int, string) { return x[0] - x[1], fmt.Sprintf("%d－%d", x[0], x[1]) }, 0)
	}
	if p.holds("工期") {
		p.findMonthsStated()
	}
}

// spansOf reports the last number that an expression finds where it is further than slack from what the others come to.
func (p *passage) spansOf(re *lazyregexp.Regexp, of func(x []int) (int, string), slack int) {
	for _, m := range re.FindAllStringSubmatchIndex(p.text, -1) {
		x := p.numbersAt(m)
		right, line := of(x)
		if reported := x[len(x)-1]; right > 0 && (reported > right+slack || reported < right-slack) {
			p.reportSpan(m[len(m)-2], m[len(m)-1], fmt.Sprintf("%s＝%d", line, right), reported)
		}
	}
}

// numbersAt reads the numbers that an expression found; 0 for one that is not there.
func (p *passage) numbersAt(m []int) []int {
	var list []int
	for i := 2; i < len(m); i += 2 {
		n := 0
		if m[i] >= 0 {
			n = readNumber(p.text[m[i]:m[i+1]])
		}
		list = append(list, n)
	}
	return list
}

// findMonthsStated holds the months of a plan that was kept against the first and the last.
func (p *passage) findMonthsStated() {
	for _, m := range planAndMonths.FindAllStringSubmatchIndex(p.text, -1) {
		x := p.numbersAt(m)
		months := (x[3]-x[1])*12 + x[4] - x[2]
		if months > 0 && (x[0] < months-1 || x[0] > months+1) && !anyof.Contains(p.text[m[0]:m[1]], "提前", "延", "推迟") {
			p.reportSpan(m[2], m[3], fmt.Sprintf("%d年%d月到%d年%d月是%d个月", x[1], x[2], x[3], x[4], months), x[0])
		}
	}
}

func (p *passage) reportSpan(from, to int, line string, reported int) {
	q := twoNumbers("", "")
	q.Span = p.prose.Source(from, to)
	q.Message = msg(fmt.Sprintf("%s，写的是%d", line, reported), fmt.Sprintf("%s, but the text says %d", line, reported))
	q.Hint = msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong")
	p.out.add(q)
}
