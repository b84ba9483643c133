package check

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/generator/lazyregexp"
)

// lengthPattern reads a length of time in several units: 3小时20分钟, 2个半小时, 3年6个月.
const lengthPattern = `(?:([0-9]{1,2})年)?(?:([0-9]{1,2})个月)?(?:([0-9]{1,3})(个半|个)?小时)?(?:([0-9]{1,3})分钟?)?(?:([0-9]{1,2})秒)?`

// lengthShortened reads 由原来的3小时20分钟缩短到1小时50分钟，节省1小时30分钟.
var lengthShortened = lazyregexp.New(`(?:由|从)(?:原来|过去|以前|原先)?的?` + lengthPattern + `(?:缩短|压缩|减少|降低|下降|降)(?:到|至|为)(?:了)?` + lengthPattern +
	`，(?:足足|整整|共|时间)?(?:节省|缩短|压缩|减少|少|提前|节约|快)了?(?:近|约|整整)?` + lengthPattern)

// lengthGroups is how many groups a length has.
const lengthGroups = 6

// findShortened holds by how much a length of time was shortened against both its ends.
func (p *passage) findShortened() {
	if !p.holds("缩短到", "缩短至", "缩短为", "压缩到", "压缩至", "压缩为", "减少到", "减少至", "降到", "降至", "降低到", "下降到") ||
		!p.holds("分，", "分钟，", "秒，", "小时，", "个月，") || !p.holds("，缩短", "，压缩", "，节省", "，节约", "，少", "，提前", "，减少", "，快", "，共", "，时间", "，足足", "，整整") {
		return
	}
	for _, m := range lengthShortened.FindAllStringSubmatchIndex(p.text, -1) {
		length := func(i int) (v, units int) {
			at := func(g int) int {
				g = 2 * (1 + i*lengthGroups + g)
				if m[g] < 0 {
					return 0
				}
				units++
				v, _ := strconv.Atoi(p.text[m[g]:m[g+1]])
				return v
			}
			v = (at(0)*12+at(1))*secondsOfMonth + at(2)*3600 + at(4)*60 + at(5)
			if half := 2 * (1 + i*lengthGroups + 3); m[half] >= 0 && p.text[m[half]:m[half+1]] == "个半" {
				v += 1800
			}
			return v, units
		}
		was, n := length(0)
		now, k := length(1)
		by, _ := length(2)
		if was <= now || now == 0 || by == 0 || n < 2 && k < 2 && !strings.Contains(p.text[m[0]:m[1]], "个半") || was-now == by || (was >= secondsOfMonth) != (now >= secondsOfMonth) || p.reportedWithin(m[0], m[1]) {
			continue
		}
		from, to := p.lengthAt(m, 0)
		first := p.text[from:to]
		from, to = p.lengthAt(m, 1)
		second := p.text[from:to]
		from, to = p.lengthAt(m, 2)
		line := fmt.Sprintf("%s－%s＝%s", first, second, lengthText(was-now))
		q := twoNumbers("", "")
		q.Span = p.prose.Source(from, to)
		q.Message = msg(fmt.Sprintf("%s，写的是%s", line, p.text[from:to]), fmt.Sprintf("%s, but the text says %s", line, p.text[from:to]))
		p.out.add(q)
	}
}

// secondsOfMonth makes months larger than all hours of a text.
const secondsOfMonth = 30 * 24 * 3600

// lengthAt is where length i of a match stands, its last unit included.
func (p *passage) lengthAt(m []int, i int) (from, to int) {
	from = -1
	for g := range lengthGroups {
		at := 2 * (1 + i*lengthGroups + g)
		if m[at] < 0 {
			continue
		}
		if from < 0 {
			from = m[at]
		}
		to = m[at+1]
	}
	for _, unit := range [...]string{"个月", "分钟", "小时", "年", "分", "秒"} {
		if strings.HasPrefix(p.text[to:], unit) {
			return from, to + len(unit)
		}
	}
	return from, to
}

// lengthText writes a length of time in months or in hours, minutes and seconds.
func lengthText(v int) string {
	text := ""
	for _, u := range [...]struct {
		size int
		name string
	}{{12 * secondsOfMonth, "年"}, {secondsOfMonth, "个月"}, {3600, "小时"}, {60, "分钟"}, {1, "秒"}} {
		if n := v / u.size; n > 0 {
			text += strconv.Itoa(n) + u.name
			v -= n * u.size
		}
	}
	return text
}
