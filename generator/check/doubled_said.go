package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// One thing said twice in two forms, as happens where a sentence was changed: 矿产是主要是煤, 富含丰富的矿产, （图样）（图样）.

var (
	isTwice = lazyregexp.New(`[是为]主要[是为]|有主要有`)
	// saidTwice are words of one meaning beside each other, of which either says it.
	saidTwice = lazyregexp.New(`富含(?:有|着)?丰富的?|含有富含|富有丰富的?|盛产出产|荣获获得?|获荣获|获被评|位于坐落于?|坐落位于|拥有具有|具有拥有|共计共有|合计共计`)
	// shareTwice is the verb of a share before and behind what it is a share of: 占产值占的40%.
	shareTwice = lazyregexp.New(`占[^，。；、：占地比用股道补领据线优位座先便有上压了着0-9“”（）]\p{Han}{1,10}(占)的?[0-9.]+[%％]`)
	// placeTwice is a part of a county or town before and behind the name that says which: 为县城青河县城供水.
	placeTwice = lazyregexp.New(`(县城|市区|城区|镇区|镇上|县域|市域|镇域)(\p{Han}{2,3}?)(县城|市区|城区|镇区|镇上|县域|市域|镇域)`)
)

// longestRemark is how many bytes a remark in brackets has at most that may stand twice.
const longestRemark = 3 * 40

// findSaidTwice reports the second of the two.
func (p *passage) findSaidTwice() {
	if p.holds("是主要是", "是主要为", "为主要为", "为主要是", "有主要有") {
		for _, m := range isTwice.FindAllStringIndex(p.text, -1) {
			i := p.runeAt(m[0])
			if before := p.rune(i - 1); isHan(before) && !oneOf(before, "但可于只要总还或不凡若如倘正就都也而乃即便皆又虽却因作成认称分行以定转化变") &&
				!(p.rune(i+3) == '为' && anyof.Contains(p.clauseFrom(i+4), "服务", "提供", "着想", "设立", "开设", "打造", "解决", "准备", "设计", "谋")) { // 是主要为农户服务的
				p.saidTwice(i, i+4, p.slice(i, i+1))
			}
		}
	}
	if p.holds("富含丰富", "富含有丰富", "富含着丰富", "含有富含", "富有丰富", "盛产出产", "荣获获", "获荣获", "获被评", "位于坐落", "坐落位于", "拥有具有", "具有拥有", "共计共有", "合计共计") {
		for _, m := range saidTwice.FindAllStringIndex(p.text, -1) {
			i := p.runeAt(m[0])
			p.saidTwice(i, i+runeCount(p.text[m[0]:m[1]]), "")
		}
	}
	if p.holds("县城", "市区", "城区", "镇区", "镇上", "县域", "市域", "镇域") {
		for _, m := range placeTwice.FindAllStringSubmatchIndex(p.text, -1) {
			if what := p.text[m[2]:m[3]]; what == p.text[m[6]:m[7]] && p.speaksTwiceOf(p.text[m[4]:m[5]]+what[:len("县")]) {
				p.saidTwice(p.runeAt(m[0]), p.runeAt(m[6])+2, what)
			}
		}
	}
	if p.holds("占") && p.digits > 0 {
		for _, m := range shareTwice.FindAllStringSubmatchIndex(p.text, -1) {
			p.saidTwice(p.runeAt(m[0]), p.runeAt(m[3]), "占")
		}
	}
	p.saysAboutTwice()
	p.saysBoundTwice()
	p.remarkTwice()
	p.nounTwice()
	p.wordAroundNumber()
}

var (
	// aboutTwice is a rough number that is called so before and behind it: 约有2000余人, 大约30吨左右. aboutDone has a verb between.
	aboutTwice = lazyregexp.New(`^约(?:有|为|达|占|需)?[ 　]?[0-9.]+[万亿]?(?:(余|多)[^年0-9０-９]|[^，。；：、（）“”0-9]{1,5}(?:左右|上下))`)
	aboutDone  = lazyregexp.New(`^约[要能可收产卖用花挣需亏赔投增减省赚损缺欠交付补领拿买租种养修建走等住耗运送存贷还剩占投]\p{Han}{0,3}[0-9.]+[万亿]?[^，。；：、（）“”0-9]{1,5}(?:左右|上下)`)
	// leastTwice is a least number that is called so twice: 至少30名以上.
	leastTwice = lazyregexp.New(`至少(?:要|有|需|达到?)?[0-9.]+[万亿]?[名个户家项次亩元%％人处条]以上`)
)

// saysAboutTwice reports them. 约 must be no end of another word: 签约100多户, 预约20余人次.
func (p *passage) saysAboutTwice() {
	if p.digits == 0 || !p.holds("约", "至少") {
		return
	}
	for at := range places(p.text, "约") {
		i := p.runeAt(at)
		if next := p.slice(i, i+longestAbout); strings.ContainsAny(next, "0123456789") {
			p.saysAbout(i, next)
		}
	}
	for _, m := range leastTwice.FindAllStringIndex(p.text, -1) {
		i := p.runeAt(m[0])
		p.saidTwice(i, i+runeCount(p.text[m[0]:m[1]]), "")
	}
}

// saidTwice reports the runes [from,to), in which word stands twice, or the same is said in two words where word is empty.
func (p *passage) saidTwice(from, to int, word string) {
	text := p.slice(from, to)
	zh := fmt.Sprintf("“%s”把一个意思说了两遍", text)
	if word != "" {
		zh = fmt.Sprintf("“%s”里“%s”写了两遍", text, word)
	}
	p.report(doubledWordID, from, to, msg(zh, fmt.Sprintf("%q says one thing twice", text)), msg("留一个，删一个", "keep one and delete the other"))
}

// speaksTwiceOf tells whether the text speaks of a place elsewhere too.
func (p *passage) speaksTwiceOf(name string) bool {
	text := p.text
	if p.page != nil {
		text = p.page.raw()
	}
	return strings.Count(text, name) > 1
}

// remarkTwice reports a remark in brackets that stands twice: （图样）（图样）.
func (p *passage) remarkTwice() {
	if !p.holds("）（") {
		return
	}
	for at := 0; ; {
		k := strings.Index(p.text[at:], "）（")
		if k < 0 {
			return
		}
		k += at
		at = k + len("）")
		open := strings.LastIndex(p.text[max(0, k-longestRemark):k], "（")
		if open < 0 {
			continue
		}
		remark := p.text[max(0, k-longestRemark)+open : at]
		if strings.HasPrefix(p.text[at:], remark) && runeCount(remark) > 4 && !anyof.Contains(remark, " ", "　", "_") {
			i := p.runeAt(at)
			if p.cellsOfRemarks(i, runeCount(remark)) {
				continue
			}
			p.report(doubledWordID, i, i+runeCount(remark), msg(fmt.Sprintf("“%s”写了两遍", remark), fmt.Sprintf("%q is written twice", remark)), msg("删去一个", "delete one"))
		}
	}
}

// cellsOfRemarks tells whether a remark of n characters that stands again at rune i is a cell of a table's row that was run together: it stands there a
// third time, or the line holds nothing but remarks.
func (p *passage) cellsOfRemarks(i, n int) bool {
	if remark := p.slice(i, i+n); p.slice(i-2*n, i-n) == remark || p.slice(i+n, i+2*n) == remark {
		return true
	}
	from, to := p.line(i)
	line := strings.TrimSpace(p.slice(from, to))
	return strings.HasPrefix(line, "（") && strings.HasSuffix(line, "）") && strings.Count(line, "）（") > 1 && strings.Count(line, "（") == strings.Count(line, "）（")+1
}

// longestAbout is within how many characters behind 约 its number and what follows it stand.
const longestAbout = 22

// saysAbout judges the 约 at rune i, with what follows it.
func (p *passage) saysAbout(i int, next string) {
	wide := p.rune(i-1) == '大'
	if before := p.rune(i - 1); !wide && isHan(before) && !oneOf(before, "有的为达了在共积计额值量重长高宽深需花距离是近年天人入能可产费资收少加植养补奖贷存供售出投放支捐") {
		return
	}
	m := aboutTwice.FindStringSubmatchIndex(next)
	if m == nil && wide {
		m = aboutDone.FindStringSubmatchIndex(next)
	}
	if m == nil {
		return
	}
	end := m[1]
	if len(m) > 2 && m[2] >= 0 {
		end = m[3] // 余 or 多
	}
	from := i
	if wide {
		from--
	}
	p.saidTwice(from, i+runeCount(next[:end]), "")
}

// nounBehind is what follows a character that begins a noun and that nobody doubles, in such a noun: 冷冷水鱼; "" for other characters.
func nounBehind(first rune) string {
	switch first {
	case '冷':
		return "水库链饮鲜藏"
	case '热':
		return "水带泵"
	case '水':
		return "稻库产利电泥渠塔资"
	case '粮':
		return "食油田库"
	case '茶':
		return "叶园产农油"
	case '药':
		return "材品店"
	case '果':
		return "树园品蔬"
	case '蔬':
		return "菜"
	case '生':
		return "态猪产活"
	case '养':
		return "殖老猪鸡牛羊蜂"
	case '土':
		return "地豆鸡壤"
	case '合':
		return "作"
	case '农':
		return "业村民户田机"
	case '林':
		return "业地下场"
	case '耕':
		return "地"
	case '旅':
		return "游"
	case '资':
		return "源金产"
	case '投':
		return "资入"
	case '收':
		return "入益"
	case '建':
		return "设成立"
	case '基':
		return "层础地"
	case '党':
		return "员组支委"
	case '村':
		return "民委庄集"
	case '企':
		return "业"
	case '产':
		return "业值量品"
	case '公':
		return "路里司"
	case '道':
		return "路"
	case '医':
		return "院疗保"
	case '学':
		return "校生前"
	case '教':
		return "育师"
	case '贫':
		return "困"
	case '扶':
		return "贫持"
	}
	return ""
}

// nounTwice reports the first character of such a noun where a clause begins with it twice: in its middle the first may end another word.
func (p *passage) nounTwice() {
	for i, r := range p.signsIn(0, len(p.runes)) {
		first := p.rune(i + 1)
		if !oneOf(r, "，。、；：（“") || first != p.rune(i+2) {
			continue
		}
		if next := p.rune(i + 3); next != first && oneOf(next, nounBehind(first)) && p.rune(i+4) != next {
			p.report(doubledWordID, i+2, i+3, msg(fmt.Sprintf("“%c”写了两遍", first), fmt.Sprintf("%q is written twice", string(first))), msg("删去一个", "delete one"))
		}
	}
}
