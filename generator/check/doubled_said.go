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
			if before := p.rune(i - 1); isHan(before) && !oneOf(before, "但可于只要总还或不凡若如倘正就都也而乃即便皆又虽却因作成认称分行以定转化变") {
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
	p.remarkTwice()
	p.nounTwice()
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
			p.report(doubledWordID, i, i+runeCount(remark), msg(fmt.Sprintf("“%s”写了两遍", remark), fmt.Sprintf("%q stands twice", remark)), msg("删去一个", "delete one"))
		}
	}
}

// nounsTwice are characters that begin a noun with the one behind them and that nobody doubles, each with what follows it in such a noun: 冷冷水鱼.
var nounsTwice = map[rune]string{
	'冷': "水库链饮鲜藏", '热': "水带泵", '水': "稻库产利电泥渠塔资", '粮': "食油田库", '茶': "叶园产农油", '药': "材品店", '果': "树园品蔬", '蔬': "菜", '生': "态猪产活",
	'养': "殖老猪鸡牛羊蜂", '土': "地豆鸡壤", '合': "作", '农': "业村民户田机", '林': "业地下场", '耕': "地", '旅': "游", '资': "源金产", '投': "资入", '收': "入益", '建': "设成立",
	'基': "层础地", '党': "员组支委", '村': "民委庄集", '企': "业", '产': "业值量品", '公': "路里司", '道': "路", '医': "院疗保", '学': "校生前", '教': "育师", '贫': "困", '扶': "贫持",
}

// nounTwice reports the first character of such a noun where a clause begins with it twice: in its middle the first may end another word.
func (p *passage) nounTwice() {
	for i, r := range p.signsIn(0, len(p.runes)) {
		first := p.rune(i + 1)
		if !oneOf(r, "，。、；：（“") || first != p.rune(i+2) {
			continue
		}
		if next := p.rune(i + 3); next != first && oneOf(next, nounsTwice[first]) && p.rune(i+4) != next {
			p.report(doubledWordID, i+2, i+3, msg(fmt.Sprintf("“%c”写了两遍", first), fmt.Sprintf("%q stands twice", string(first))), msg("删去一个", "delete one"))
		}
	}
}
