package check

import "casebook/generator/lazyregexp"

// boundTwice is a number that is said to be more than one both before and behind it, 超过3000多, or less and more than one: 近5000余.
var boundTwice = lazyregexp.New(`(?:近|超过?|逾)[0-9.]+[万亿]?[余多]`)

// saysBoundTwice reports them. 近 may say of a time that it is past, and be the end of another word: 近10余年, 附近300多户.
func (p *passage) saysBoundTwice() {
	if p.digits == 0 || !p.holds("近", "超", "逾") {
		return
	}
	for _, m := range boundTwice.FindAllStringIndex(p.text, -1) {
		from, to := p.runeAt(m[0]), p.runeAt(m[1]-1)+1
		before := p.rune(from - 1)
		if p.runes[from] == '近' {
			if oneOf(before, "附最靠邻临亲远相就贴毗走晋新前") || oneOf(p.rune(to), "年天日月代周载期届次场") || p.hasAt(to, "个月", "个工作日", "个小时", "小时", "分钟", "个星期") {
				continue
			}
		} else if oneOf(before, "赶反高低不未没难莫") {
			continue
		}
		p.saidTwice(from, to, "")
	}
}
