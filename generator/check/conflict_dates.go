package check

import (
	"iter"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
)

// The day of one event stated twice in a text: 大桥2018年12月建成通车 …… 自2018年10月大桥通车以来. The second refers back to the first, both
// name the event and who or what it is of, and the one can be the other mistyped or forgotten: a year or two apart, or in the
// same year.

// event is a kind of thing that happens once to whoever it happens to, and the words that say it.
type event struct{ words []string }

var events = [...]event{
	{[]string{"成立", "挂牌", "揭牌"}}, {[]string{"开工", "动工"}}, {[]string{"建成", "竣工", "落成", "完工"}}, {[]string{"通车"}}, {[]string{"投产", "投用", "启用", "运营", "开业", "开张", "开园"}},
	{[]string{"入党"}}, {[]string{"参军", "入伍"}}, {[]string{"出生", "生于"}}, {[]string{"进驻", "进村"}}, {[]string{"任职", "到任", "上任", "就任"}}, {[]string{"脱贫", "摘帽"}},
	{[]string{"施行", "颁布"}}, {[]string{"通电"}}, {[]string{"退休"}}, {[]string{"获评", "授予"}}, {[]string{"签约"}},
}

// eventWords are the words of all events.
func eventWords() []string {
	var list []string
	for _, e := range events {
		list = append(list, e.words...)
	}
	return list
}

// eventDay is where a text tells the day of an event.
type eventDay struct {
	p        *passage
	from, to int    // bytes of the day
	day      [3]int // year, month, day; 0 where it is not reported
	events   uint   // a bit for each of events that its clause names
	name     string // the words around it
	back     bool   // it refers back to an event that was reported
	sentence int
}

// dayStated is where a text tells a day or a year.
type dayStated struct {
	from, to int // bytes
	day      [3]int
}

// daysStated finds 2018年12月3日, 2018年12月, 2018年 and 12月3日. By an expression it took a twentieth of the whole check.
func daysStated(text string) iter.Seq[dayStated] {
	return func(yield func(dayStated) bool) {
		for i := 0; i < len(text); {
			n, to := numberAt(text, i)
			if to == i {
				i++
				continue
			}
			d := dayStated{from: i}
			switch {
			case n >= 1900 && n < 2100 && strings.HasPrefix(text[to:], "年"):
				d.day[0], d.to = n, to+len("年")
				if n, end := numberAt(text, d.to); strings.HasPrefix(text[end:], "月") {
					d.day[1], d.to = n, end+len("月")
					if n, end := numberAt(text, d.to); end > d.to && strings.HasPrefix(text[end:], "日") {
						d.day[2], d.to = n, end+len("日")
					}
				}
			case to-i <= len("12") && strings.HasPrefix(text[to:], "月"):
				if day, end := numberAt(text, to+len("月")); strings.HasPrefix(text[end:], "日") {
					d.day[1], d.day[2], d.to = n, day, end+len("日")
				}
			}
			if d.to > 0 && !yield(d) {
				return
			}
			i = max(to, d.to)
		}
	}
}

// numberAt reads the digits that stand at byte i, at most nine, and returns where they end.
func numberAt(text string, i int) (n, to int) {
	for to = i; to < len(text) && to-i < 9 && text[to] >= '0' && text[to] <= '9'; to++ {
		n = 10*n + int(text[to]-'0')
	}
	return n, to
}

// Of how many characters before and behind a day its event and whose it is are read, and how many events one is held against.
const (
	beforeDay  = 16
	behindDay  = 28
	mostEvents = 16
)

// findTwoDates finds such pairs.
func (n *page) findTwoDates() {
	var reported []eventDay
	words := eventWords()
	for _, p := range n.plain {
		if p.prose.Kind != prose.Paragraph && p.prose.Kind != prose.ListItem || !p.holds("年", "日") || !p.holds(words...) {
			continue
		}
		for d := range daysStated(p.text) {
			x, ok := p.eventOn(d)
			if !ok {
				continue
			}
			if was := x.sameEvent(reported[max(0, len(reported)-mostEvents):]); was != nil && !n.severalPlaces() {
				n.holdPlaces(placedNumber{p: was.p, from: was.from, to: was.to}, placedNumber{p: x.p, from: x.from, to: x.to})
			}
			reported = append(reported, x)
		}
	}
}

// otherEvents are words of sentences that tell of an event that is to come, or of one more.
var otherEvents = [...]string{"计划", "预计", "将", "力争", "拟", "二期", "三期", "第二", "第三", "再次", "另一", "扩建", "改造", "重建", "分别", "届", "陆续", "先后", "相继", "首批", "每年", "迁"}

// eventOn reads the event on a day.
func (p *passage) eventOn(d dayStated) (eventDay, bool) {
	x := eventDay{p: p, from: d.from, to: d.to, day: d.day}
	x.sentence = d.from - len(sentenceBefore(p.text[:d.from], "。！？；\n"))
	sentence := p.text[x.sentence:d.from]
	lead := cutBefore(sentence, beforeDay*len("年"))
	behind := cut(p.text[d.to:], behindDay)
	if i := strings.IndexAny(behind, "。！？；\n"); i >= 0 {
		behind = behind[:i]
	}
	if anyof.Contains(sentence+behind, otherEvents[:]...) || strings.HasPrefix(behind, "至") || strings.HasPrefix(behind, "—") || anyof.Suffix(lead, "至", "—", "到") {
		return x, false
	}
	clause := strings.TrimPrefix(behind, "，")
	for next := range daysStated(clause) {
		clause = clause[:next.from]
		break
	}
	clause = clauseOfFirst(clause)
	at, word := len(clause), ""
	for k, e := range events {
		for _, w := range e.words {
			if i := strings.Index(clause, w); i >= 0 {
				x.events |= 1 << k
				if i < at {
					at, word = i, w
				}
			}
			if strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(lead, "于"), "在"), w) || strings.HasSuffix(lead, w) {
				x.events, at, word = 1<<k, 0, w
				clause = ""
			}
		}
	}
	if x.events == 0 {
		return x, false
	}
	rest := behind
	if i := strings.Index(behind, word); i >= 0 {
		rest = behind[i+len(word):]
	}
	x.back = anyof.Prefix(rest, "以来", "以后", "之后", "后", "时", "那天", "那年", "当天", "之日", "的", "那日", "当日", "起", "通车以来", "当年") || strings.HasSuffix(lead, "这座")
	x.name = strings.NewReplacer(word, "，", "于", "，", "在", "，", "自", "，", "从", "，", "的", "，", "以来", "，", "正式", "，", "实现", "，", "国家", "，").Replace(lead + "，" + behind)
	return x, true
}

// clauseOfFirst is the first clause of a text.
func clauseOfFirst(text string) string {
	if i := strings.IndexAny(text, "，。；！？\n"); i >= 0 {
		return text[:i]
	}
	return text
}

// sameEvent returns the event that one refers back to and tells another day of; nil where there is none.
func (x *eventDay) sameEvent(before []eventDay) *eventDay {
	var found *eventDay
	for i := range before {
		was := &before[i]
		if was.events&x.events == 0 || twosInCommon(x.name, was.name) < 2 {
			continue
		}
		if found != nil && found.day != was.day || x.agrees(was) {
			return nil // one of several, or told so before
		}
		found = was
	}
	if found == nil || x.back == found.back || x.p == found.p && x.sentence == found.sentence || !x.mistyped(found) {
		return nil
	}
	return found
}

// agrees tells whether two days can be one, as far as they are reported.
func (x *eventDay) agrees(was *eventDay) bool {
	for i, n := range x.day {
		if n > 0 && was.day[i] > 0 && n != was.day[i] {
			return false
		}
	}
	return true
}

// mistyped tells whether two days that do not agree are near enough for one to be wrong.
func (x *eventDay) mistyped(was *eventDay) bool {
	a, b := x.day[0], was.day[0]
	if a == 0 || b == 0 {
		return a == b
	}
	return max(a, b)-min(a, b) <= 2 || exchanged(strconv.Itoa(a), strconv.Itoa(b))
}
