package check

import (
	"fmt"
	"math"
	"strconv"

	"casebook/generator/lazyregexp"
)

// An index of prices is what they are in a hundred of the year before: 居民消费价格总指数为99.5，同比下降0.5%.

// indexStated is such an index with its change.
var indexStated = lazyregexp.New(`价格[^。；0-9]{0,14}指数(?:为|是|达到|达)?([0-9]{2,3}(?:\.[0-9]{1,2})?)(?:%|％)?，(?:同比|比上年|比去年|较上年|比上年同期)?(上涨|上升|增长|提高|下降|下跌|降低|回落)了?([0-9]+(?:\.[0-9]{1,2})?)(?:%|％)`)

// findIndexChanges holds indices against the changes behind them.
func (p *passage) findIndexChanges() {
	if !p.holds("指数为", "指数达", "指数是") || !p.holds("价格") {
		return
	}
	for _, m := range indexStated.FindAllStringSubmatchIndex(p.text, -1) {
		number, change := p.text[m[2]:m[3]], p.text[m[6]:m[7]]
		index, err := strconv.ParseFloat(number, 64)
		stated, err2 := strconv.ParseFloat(change, 64)
		if err != nil || err2 != nil || index < lowestIndex {
			continue
		}
		right := math.Abs(index - 100)
		rises := index > 100
		said := p.text[m[4]:m[5]]
		up := said == "上涨" || said == "上升" || said == "增长" || said == "提高"
		slack := math.Pow10(-min(decimalsOf(number), decimalsOf(change)))
		if up == rises && math.Abs(right-stated) < slack-1e-9 || same(right, 0) && same(stated, 0) {
			continue
		}
		verb, en := "上涨", "a rise"
		if !rises {
			verb, en = "下降", "a fall"
		}
		from, to := p.runeAt(m[2]), p.runeAt(m[7])
		p.report(percentMismatchID, from, to,
			msg(fmt.Sprintf("指数%s是%s%s%%，写的是%s%s%%", number, verb, decimal(right, 1), said, change), fmt.Sprintf("an index of %s is %s of %s%%, but the text says %s%%", number, en, decimal(right, 1), change)),
			msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong"))
	}
}

// lowestIndex is the least that an index of prices is in a hundred of the year before.
const lowestIndex = 40
