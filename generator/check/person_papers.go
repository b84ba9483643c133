package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
)

// Names that papers and the news give of those who wrote them, whom they quote, and whom they honour in their titles.

// ofPaper tells whether a name is one of these.
func (p *passage) ofPaper(from, to int) bool {
	return p.inRemains(from) || p.photographed(to) || p.cited(from, to) || p.byline(from) || p.honoured(from)
}

// photographed tells whether 摄 behind a name says whose picture it is: 某某 摄, 某某摄.
func (p *passage) photographed(to int) bool {
	if isSpace(p.rune(to)) {
		to++
	}
	return p.rune(to) == '摄' && !oneOf(p.rune(to+1), "像制取入下氏食护")
}

// citedBehind is what stands behind an author's name in a reference: further authors and the year; （1998）.
var citedBehind = lazyregexp.New(`^(?:[、和与，,； ]{1,2}[\p{Han}·]{2,4})*(?:等)?(?:[，,、 ]{1,2}|[（(])(?:19|20|１９|２０)[0-9０-９]{2}(?:年)?[a-d]?[）)；;：:，,]`)

// longestCited is how many characters behind a name its year is looked for.
const longestCited = 30

// cited tells whether a name is an author's in a reference: （某某、某某，1998）, 某某（1998）.
func (p *passage) cited(from, to int) bool {
	behind := p.slice(to, to+longestCited)
	if !citedBehind.MatchString(behind) {
		return false
	}
	if oneOf(p.rune(to), "（(") {
		return true
	}
	open := strings.LastIndexAny(p.slice(from-longestCited, from), "（(；;")
	return open >= 0 && !strings.ContainsAny(p.slice(from-longestCited, from)[open:], "）)。")
}

// longestByline is how many characters a line has at most that names reporters.
const longestByline = 44

// byline tells whether rune i stands in a line of reporters' names, or in the brackets behind 电 or 讯 that name one.
func (p *passage) byline(i int) bool {
	from, end := p.line(i)
	line := p.slice(from, end)
	if from == 0 && p.index == 0 && end-from < 5 && p.longBehind(end) {
		return true // the text begins with its author's name
	}
	if end-from <= longestByline && anyof.Contains(line, "记者", "通讯员", "特约", "撰稿", "摄影") && !strings.ContainsAny(line, "，。；！？：“") {
		return true
	}
	open := i - 1
	for open > from && i-open < longestCited && (isHan(p.runes[open]) || isSpace(p.runes[open]) || oneOf(p.runes[open], "、·")) {
		open--
	}
	for at := open; oneOf(p.rune(open), "（(") && isSpace(p.rune(at-1)); at-- {
		if p.hasAnyBefore(at-1, "日电", "日讯", "专电") {
			return true
		}
	}
	return oneOf(p.rune(open), "（(") && p.hasAnyBefore(open, "日电", "日讯", "专电", "报道", "摄影", "日报讯", "网讯", "社讯")
}

// longBehind tells whether a line of prose follows the first, which ends at rune end.
func (p *passage) longBehind(end int) bool {
	if p.prose == nil || p.page == nil || p.prose.Kind != prose.Paragraph {
		return false
	}
	if end+1 < len(p.runes) {
		from, to := p.line(end + 1)
		return to-from > longestByline
	}
	return len(p.page.texts) > 1 && len(p.page.texts[1].runes) > longestByline
}

// titleHonours are words of titles that honour whom they name.
var titleHonours = [...]string{"劳模", "劳动模范", "英雄", "好汉", "标兵", "楷模", "奖章", "道德模范", "时代先锋", "优秀党员", "优秀共产党员"}

// honoured tells whether rune i stands in the title of the text, which is about one who is honoured.
func (p *passage) honoured(i int) bool {
	if p.index > 0 || p.page == nil || p.prose == nil || p.prose.Kind != prose.Paragraph && p.prose.Kind != prose.Heading {
		return false
	}
	from, end := p.line(i)
	line := p.slice(from, end)
	return from == 0 && end <= longestByline && !strings.Contains(line, "。") && anyof.Contains(line, titleHonours[:]...) && !strongNeed(line)
}

// harmed are words of what befalls pupils whom a report names.
var harmed = [...]string{"疼痛", "肚子疼", "腹痛", "中毒", "呕吐", "腹泻", "受伤", "不舒服", "住院", "烧伤", "烫伤", "骨折", "溺水", "抢救", "晕倒", "被打", "欺凌", "性侵", "校车", "冰窟", "落水", "掉进", "坠入"}

// harmedPupil tells whether a name behind 学生 is that of a child to whom something happened.
func (p *passage) harmedPupil(before, from int) bool {
	if !p.hasAnyBefore(before, "年级学生", "小学生", "中学生", "年级女生", "年级男生", "班学生", "校学生", "女生", "男生", "女孩", "男孩", "儿童", "男童", "女童", "小孩") {
		return false
	}
	a, b := p.sentence(from)
	return anyof.Contains(p.slice(a, b), harmed[:]...)
}
