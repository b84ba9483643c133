package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// What a text says twice of one day or one year: when something began, and what a figure was in the year that it rose from.

var (
	begunSince = lazyregexp.New(`自(\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)(?:正式)?(建成投用|建成投产|建成通车|开工|动工|成立|启动|建成|竣工|投产|投用|通车|开业|挂牌|开园|运营|出台|印发|实施|施行|推行|推出|上线)(?:建设|运行|投产|使用)?以来`)
	begunOn    = lazyregexp.New(`(?:于|在|^|[。\n])(\d{4}年\d{1,2}月(?:\d{1,2}日)?)(?:正式|，[^，。；！？0-9]{0,10}?)?(建成投用|建成投产|建成通车|开工|动工|成立|启动|建成|竣工|投产|投用|通车|开业|挂牌|开园|运营|出台|印发|实施|施行|推行|推出|上线)`)
	foundedOn  = lazyregexp.New(`([\p{Han}]{2})成立于(\d{4}年\d{1,2}月(?:\d{1,2}日)?)`)
	roseFrom   = lazyregexp.New(`([\p{Han}]{3,14})(?:从|由)((?:19|20)\d{2})年的([0-9.]+)(万元|亿元|元|万人|人|万亩|亩|户|个|家|%)`)
	onlyWas    = lazyregexp.New(`(\d{4})年(?:底|末)?，?([^，。；！？\d]{3,20}?)(?:只有|仅有|仅为|只|仅|为|是|达到|达)([0-9.]+)(万元|亿元|元|万人|人|万亩|亩|户|个|家|%)`)
)

// findTwoDays finds the day that something began on stated twice in one paragraph: 于2019年3月开工 … 自2020年3月开工以来; 合作社成立于2015年4月 …
// 自2016年4月成立以来，合作社.
func (p *passage) findTwoDays() {
	if !p.holds("以来") {
		return
	}
	since := begunSince.FindAllStringSubmatchIndex(p.text, -1)
	if len(since) != 1 || p.page.severalPlaces() {
		return
	}
	again, end, verb := since[0][2], since[0][3], p.text[since[0][4]:since[0][5]]
	from, to := 0, 0
	start := strings.LastIndex(p.text[:again], "。") + 1
	rest, _, _ := strings.Cut(p.text[end:], "。")
	if on := begunOn.FindAllStringSubmatchIndex(p.text, -1); len(on) == 1 && strings.HasSuffix(p.text[on[0][4]:on[0][5]], verb) {
		from, to = on[0][2], on[0][3]
	} else if on := foundedOn.FindAllStringSubmatchIndex(p.text, -1); len(on) == 1 && verb == "成立" && strings.Contains(p.text[start:end]+rest, p.text[on[0][2]:on[0][3]]) {
		from, to = on[0][4], on[0][5]
	}
	day, other := p.text[from:to], p.text[again:end]
	if anyof.Contains(p.text[to:max(to, again)], "二期", "三期", "第二", "另一", "扩建", "改造", "迁建", "搬迁", "分院", "分店") || strings.HasPrefix(day, other) || strings.HasPrefix(other, day) {
		return
	}
	p.holdTwo(from, to, again, end)
}

// findTwoBeginnings finds what a figure was in a year stated twice in one paragraph: 2018年，村集体经济收入只有5万元 … 从2018年的
// 3万元增加到60万元.
func (p *passage) findTwoBeginnings() {
	if !p.holds("年的") || !p.holds("从19", "从20", "由19", "由20") {
		return
	}
	for _, b := range roseFrom.FindAllStringSubmatchIndex(p.text, -1) {
		name := p.text[b[2]:b[3]]
		if !strings.Contains(p.text[:b[0]], p.text[b[4]:b[5]]+"年") {
			continue
		}
		for _, a := range onlyWas.FindAllStringSubmatchIndex(p.text[:b[0]], -1) {
			was := p.text[a[4]:a[5]]
			same := p.text[a[2]:a[3]] == p.text[b[4]:b[5]] && p.text[a[8]:a[9]] == p.text[b[8]:b[9]]
			if same && commonEnd(was, name) >= 4 && p.text[a[6]:a[7]] != p.text[b[6]:b[7]] && !anyof.Contains(was, "其中", "新增", "增加", "减少", "目标", "计划") {
				p.holdTwo(a[6], a[9], b[6], b[9])
				break
			}
		}
	}
}

// holdTwo reports the second of two wordings of one thing, each given by where it begins and ends.
func (p *passage) holdTwo(from, to, again, end int) {
	a, b := p.text[from:to], p.text[again:end]
	p.out.add(problem.Problem{Rule: sumMismatchID, Span: p.prose.Source(again, end),
		Message: msg(fmt.Sprintf("同一件事前后是两个数：%s，%s", a, b), fmt.Sprintf("the same thing has two values: %s and %s", a, b)),
		Hint:    msg("对照来源，改成一致；说的不是一回事的，写明白", "compare with the source and write one value; if they are about different things, say so"),
		Related: []problem.Related{related(p.prose.Source(from, to), "前一个在这里", "the first is here")}})
}
