package check

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Lengths that two ends give which a sentence names: from one day to another, from one hour to another, the years of a membership, a length and
// a width.

var (
	fromDayToDay = lazyregexp.New(`([0-9]{1,2})月([0-9]{1,2})日[^。；0-9]{0,20}?(?:到|至)([0-9]{1,2})月([0-9]{1,2})日[^。；0-9]{0,24}?(?:前后用了|一共用了|只用了|仅用了|用了|历时|耗时|用时|前后|持续|为期|用)(?:了|整整)?([0-9]{1,3}|[一二三四五六七八九十]{1,3})天`)
	fromHour     = lazyregexp.New(`(上午|下午|早上|晚上|凌晨|中午)?([0-9]{1,2})[时点](?:([0-9]{1,2})分|(半))?[^。；0-9]{0,12}?[，至到—](?:[^。；0-9]{0,6}?)(上午|下午|早上|晚上|凌晨|中午)?([0-9]{1,2})[时点](?:([0-9]{1,2})分|(半))?[^。；0-9]{0,10}(?:历时|持续|用时|耗时)(?:了)?([0-9]{1,2})个?小时(?:([0-9]{1,2})分钟?)?`)
	memberSince  = lazyregexp.New(`((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(入党|入伍|参军|参加工作|从教|从医)[^。；0-9]{0,12}(党龄|军龄|工龄|教龄|从教|从医)(?:已)?(?:有|已|达|满|了)*([0-9]{1,2})年`)
	areaFirst    = lazyregexp.New(`面积(?:为|达|共|有|是)?([0-9.]+)平方米[（，](?:[^。；，0-9]{0,2})长([0-9.]+)米[、，](?:[^。；，0-9]{0,2})宽([0-9.]+)米`)
	lengthWidth  = lazyregexp.New(`长([0-9.]+)米[、，](?:[^。；，0-9]{0,2})宽([0-9.]+)米[^。；0-9]{0,12}面积(?:为|达|共|有|是)*([0-9.]+)平方米`)
)

// findSaidSpans holds such lengths against their ends.
func (p *passage) findSaidSpans() {
	if p.holds("天") && p.holds("日") && p.holds("用", "历时", "耗时", "前后", "持续", "为期") {
		for _, m := range fromDayToDay.FindAllStringSubmatchIndex(p.text, -1) {
			days := daysBetween(p.intAt(m, 1), p.intAt(m, 2), p.intAt(m, 3), p.intAt(m, 4))
			if said := readNumber(p.text[m[10]:m[11]]); days > 0 && abs(days-said) > 1 && !p.spanStated(m[10]) {
				p.reportSpan(m[10], m[11], fmt.Sprintf("%s月%s日到%s月%s日是%d天", p.text[m[2]:m[3]], p.text[m[4]:m[5]], p.text[m[6]:m[7]], p.text[m[8]:m[9]], days+1), said)
			}
		}
	}
	if p.holds("小时") && p.holds("时", "点") && p.holds("历时", "持续", "用时", "耗时") {
		for _, m := range fromHour.FindAllStringSubmatchIndex(p.text, -1) {
			p.holdHours(m)
		}
	}
	if p.holds("党龄", "军龄", "工龄", "教龄", "从教", "从医") {
		for _, m := range memberSince.FindAllStringSubmatchIndex(p.text, -1) {
			if now := yearIn(sentenceBefore(p.text[:m[0]], "\n")); now > p.intAt(m, 1) && abs(now-p.intAt(m, 1)-p.intAt(m, 4)) > 1 {
				p.reportSpan(m[8], m[9], fmt.Sprintf("%d－%s＝%d", now, p.text[m[2]:m[3]], now-p.intAt(m, 1)), p.intAt(m, 4))
			}
		}
	}
	if p.holds("宽") && p.holds("面积") {
		for _, m := range lengthWidth.FindAllStringSubmatchIndex(p.text, -1) {
			p.holdArea(m)
		}
		for _, m := range areaFirst.FindAllStringSubmatchIndex(p.text, -1) {
			p.holdArea(slices.Concat(m[:2], m[4:8], m[2:4]))
		}
	}
}

// spanStated tells whether a length is stated already.
func (p *passage) spanStated(at int) bool { return p.reported(term{from: at, to: at + 1}) }

// holdHours holds 历时2小时20分钟 against the two hours of a day.
func (p *passage) holdHours(m []int) {
	minutes := func(group int) int {
		at := p.intAt(m, group+1)*60 + p.intAt(m, group+2)
		if m[2*(group+3)] >= 0 {
			at += 30
		}
		if m[2*group] >= 0 && p.intAt(m, group+1) < 12 && anyof.Contains(p.text[m[2*group]:m[2*group+1]], "下午", "晚上") {
			at += 12 * 60
		}
		return at
	}
	right, said := minutes(5)-minutes(1), p.intAt(m, 9)*60+p.intAt(m, 10)
	slack := 30
	if m[20] >= 0 {
		slack = 5
	}
	if m[10] < 0 && right < 0 || right <= 0 || abs(right-said) <= slack || abs(right+12*60-said) <= slack {
		return
	}
	end := m[19] + len("小时")
	if m[20] >= 0 {
		end = m[21]
	}
	line := fmt.Sprintf("两头相差%d小时", right/60)
	if right%60 > 0 {
		line += fmt.Sprintf("%d分钟", right%60)
	}
	q := twoNumbers("", "")
	q.Span = p.prose.Source(m[18], end)
	q.Message = msg(fmt.Sprintf("%s，写的是%s", line, p.text[m[18]:end]), fmt.Sprintf("there are %d minutes between the two, but the text says %d", right, said))
	p.out.add(q)
}

// holdArea holds an area against a length and a width; a figure that was rounded leaves it open by as much.
func (p *passage) holdArea(m []int) {
	number := func(group int) (v, half float64) {
		text := p.text[m[2*group]:m[2*group+1]]
		v, _ = strconv.ParseFloat(text, 64)
		return v, step(text) / 2
	}
	long, a := number(1)
	wide, b := number(2)
	area, c := number(3)
	if !strings.Contains(p.text[m[2]:m[5]], ".") {
		a, b = 0, 0 // whoever gives both in whole metres means them so
	}
	if right := long * wide; right > 0 && math.Abs(right-area) > long*b+wide*a+2*c && closeTo(right, area) {
		q := twoNumbers("", "")
		q.Span = p.prose.Source(m[6], m[7])
		line := fmt.Sprintf("%s×%s＝%s", p.text[m[2]:m[3]], p.text[m[4]:m[5]], decimal(right, 1))
		q.Message = msg(fmt.Sprintf("%s，写的是%s", line, p.text[m[6]:m[7]]), fmt.Sprintf("%s, but the text says %s", line, p.text[m[6]:m[7]]))
		p.out.add(q)
	}
}
