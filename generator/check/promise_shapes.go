package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// Promises of further shapes: of three or four kinds (“一带两园三基地”), in digits (“135”机制), of levels (两级管理，设乡级路长、村级路长), in pictures of
// speech with a list of clauses (四剂“药方”：…；…；…), and points that are counted when they are reported (以上四点).

var (
	manyKinds   = lazyregexp.New(`^“((?:[一二两三四五六七八九][\p{Han}]{1,3}){3,4})”[\p{Han}]{0,6}(?:，即|，包括|：|，分别是|，就是)([^。！？“”：\n]{6,120})`)
	codedDigits = lazyregexp.New(`^“([1-9]{3,5})”(?:机制|工作法|模式|行动|体系|工程|工作机制|工作模式|治理模式|服务模式|响应机制)(?:，即|：|，就是)([^。！？“”\n]{6,120})`)
	codedCount  = lazyregexp.New(`(?:^|[、，；])[^、，；0-9]{0,4}?([0-9]{1,2}|[一二两三四五六七八九十])(?:个|支|项|分钟|小时|条|张|名|次|天|类|大|级|套|本|户|所|家|步|方|米|公里|元)`)
	levelsOf    = lazyregexp.New(`([两三四五])级(?:管理|网络|体系|联动|责任|服务|组织|阵地|网格|机制)?[，：](?:设立|设置|建立|分为|即|包括|设|分)?((?:[\p{Han}]{1,4}级[\p{Han}]{0,5}、)+[\p{Han}]{1,4}级[\p{Han}]{0,5})`)
	inPictures  = lazyregexp.New(`([两三四五六七八])(?:剂“?药方”?|剂“[\p{Han}]{2,4}”|把“[\p{Han}]{2,4}”|招“[\p{Han}]{2,4}”|味“[\p{Han}]{2,4}”|盏“[\p{Han}]{2,4}”|记“[\p{Han}]{2,4}”|堂“[\p{Han}]{2,4}”|张“[\p{Han}]{2,4}”)：([^。！？“”：\n]{12,200})`)
	shortNamed  = lazyregexp.New(`([两三四五六七八九])([\p{Han}])(?:问题|难题|机制|工程|行动|工作)(?:，即|，就是|，也就是|：)([^，。；！？“”：\n]{4,60})[，。；]`)
	pointsAbove = lazyregexp.New(`以上([两三四五六七八九])(?:点|条|个方面|方面|项)`)
)

// findFurtherPromises compares the numbers of these further forms with what is listed.
func (p *passage) findFurtherPromises() {
	if p.holds("“") {
		for at := range places(p.text, "“") {
			switch first, _ := firstRune(p.text[at+len("“"):]); {
			case numeral.Digit(first) > 0:
				p.holdKinds(at)
			case numeral.Arabic(first) > 0:
				p.holdDigits(at)
			}
		}
	}
	if p.holds("级") && p.holds("级，", "级：", "级管理", "级网", "级体系", "级联动", "级责任", "级服务", "级组织", "级阵地", "级机制") {
		for _, m := range levelsOf.FindAllStringSubmatchIndex(p.text, -1) {
			p.holdCount(m, strings.Count(p.text[m[4]:m[5]], "级"), m[3]+len("级"))
		}
	}
	if p.holds("”：", "药方：") {
		for _, m := range inPictures.FindAllStringSubmatchIndex(p.text, -1) {
			list := p.text[m[4]:m[5]]
			if have := strings.Count(strings.TrimSuffix(list, "；"), "；") + 1; have > 1 && !anyof.Contains(list, "等", "一是", "一要") {
				p.holdCount(m, have, m[4]-len("："))
			}
		}
	}
	if p.holds("问题，", "问题：", "难题，", "难题：", "机制，", "机制：", "工程，", "工程：", "行动，", "行动：", "工作，", "工作：") {
		for _, m := range shortNamed.FindAllStringSubmatchIndex(p.text, -1) {
			p.holdShort(m)
		}
	}
	if p.holds("以上") {
		for _, m := range pointsAbove.FindAllStringSubmatchIndex(p.text, -1) {
			have := 0
			for have < 9 && strings.Contains(p.text[:m[0]], numeral.Format(have+1)+"是") {
				have++
			}
			if have > 1 {
				p.holdCount(m, have, m[1])
			}
		}
	}
}

// holdShort holds 三难问题，即行路难、吃水难 against its list, of which all items begin or all end with the character that is counted.
func (p *passage) holdShort(m []int) {
	named, items := p.text[m[4]:m[5]], strings.Split(p.text[m[6]:m[7]], "、")
	if named != "大" && (allBegin(items, named) || !slices.ContainsFunc(items, func(item string) bool { return !strings.HasSuffix(item, named) })) && len(items) > 1 {
		p.holdCount(m, len(items), m[5])
	}
}

// holdCount holds the Chinese numeral that an expression found first against how many are listed, one more or less.
func (p *passage) holdCount(m []int, have, to int) {
	first, _ := utf8.DecodeRuneInString(p.text[m[2]:])
	if n := numeral.Digit(first); have != n && have >= n-1 && have <= n+1 && !p.gapStatedAt(p.runeAt(m[2])) {
		p.reportAt(m[2], to, have)
	}
}

// holdKinds counts the items of each kind of “一带两园三基地”. It speaks only where every item ends as one of the kinds does.
func (p *passage) holdKinds(at int) {
	m := manyKinds.FindStringSubmatchIndex(p.text[at:])
	if m == nil {
		return
	}
	var kinds []string
	var promised []int
	for _, r := range p.text[at+m[2] : at+m[3]] {
		if n := numeral.Digit(r); n > 0 {
			kinds, promised = append(kinds, ""), append(promised, n)
		} else {
			kinds[len(kinds)-1] += string(r)
		}
	}
	have := make([]int, len(kinds))
	group := -1 // the kind whose items are told: 两翼即东部生态翼、西部产业翼
	for item := range strings.FieldsFuncSeq(p.text[at+m[4]:at+m[5]], func(r rune) bool { return oneOf(r, "、，；和与及") }) {
		of := -1
		for k, kind := range kinds {
			if strings.HasSuffix(item, kind) && (of < 0 || len(kind) > len(kinds[of])) {
				of = k
			}
			if rest, ok := strings.CutPrefix(item, numeral.Format(promised[k])+kind); ok && anyof.Prefix(rest, "即", "为", "是", "指") {
				group = k
			} else if rest, ok := strings.CutPrefix(item, "两"+kind); ok && promised[k] == 2 && anyof.Prefix(rest, "即", "为", "是", "指") {
				group = k
			}
		}
		if group >= 0 {
			of = group
		}
		if of < 0 {
			return
		}
		have[of]++
	}
	for k, n := range promised {
		if have[k] != n && have[k] >= n-1 && have[k] <= n+1 {
			from := at + m[2] + strings.Index(p.text[at+m[2]:at+m[3]], kinds[k]) - len("一")
			p.reportAt(from, from+len("一")+len(kinds[k]), have[k])
			return
		}
	}
}

// holdDigits holds “135”机制 against a list that gives all numbers of it but one, in its order.
func (p *passage) holdDigits(at int) {
	m := codedDigits.FindStringSubmatchIndex(p.text[at:])
	if m == nil {
		return
	}
	code := p.text[at+m[2] : at+m[3]]
	var reported []string
	for _, c := range codedCount.FindAllStringSubmatch(p.text[at+m[4]:at+m[5]], -1) {
		reported = append(reported, strconv.Itoa(readNumber(c[1])))
	}
	if len(reported) != len(code)-1 {
		return
	}
	lost := 0
	for _, digit := range strings.Split(code, "") {
		if len(reported) > 0 && reported[0] == digit {
			reported = reported[1:]
		} else {
			lost++
		}
	}
	if lost == 1 && len(reported) == 0 {
		p.reportAt(at+m[2], at+m[3], len(code)-1)
	}
}

// levelsNamed tells whether the n levels that are counted at rune i are named directly before it, so that the list behind them is one of something
// else: 市县两级书画家：….
func (p *passage) levelsNamed(i, n int) bool {
	if p.rune(i+1) != '级' {
		return false
	}
	for k := i - n; k < i; k++ {
		if !oneOf(p.rune(k), "国省市州盟县区旗乡镇街村组校院部") {
			return false
		}
	}
	return true
}

// relatesThem tells whether what is counted are sides that something stands between and no list: 质量、安全达到两家医院间同一水平.
func (p *passage) relatesThem(i, length int) bool {
	return anyof.Suffix(p.slice(i-2, i), "达到", "做到", "处于") && anyof.Contains(p.slice(i, i+length+2), "间")
}

// namesLevels tells whether each item of a list names a level of government, or is as short as its name: 县统筹、乡推进、村落实.
func namesLevels(text string) bool {
	for item := range strings.SplitSeq(text, "、") {
		if runeCount(item) > 3 && !strings.ContainsAny(item, "国省市县区乡镇村组户级网格") {
			return false
		}
	}
	return true
}
