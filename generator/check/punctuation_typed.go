package check

import (
	"fmt"
	"strings"

	"casebook/generator/numeral"
)

// Signs that stand for others because they look like them: two hyphens for a dash, a radical for the character that it is a part of, as files of PDF
// give it.

// typedDash judges two hyphens, or two bars of another block, between Chinese: 绿水青山--金山银山.
func (p *passage) typedDash(i int) (fault, bool) {
	r := p.runes[i]
	n := p.run(i, string(r))
	if n != 2 || p.rune(i-1) == r {
		return fault{}, false
	}
	before, after := p.rune(i-1), p.rune(i+2)
	if !isHan(before) && !oneOf(before, "”》）。！？，") && !(before == 0 && r != '-') || !isHan(after) && !oneOf(after, "“《") {
		return fault{}, false
	}
	return fault{i, i + 2, fmt.Sprintf("“%s”不是破折号", p.slice(i, i+2)), fmt.Sprintf("%q is not a dash", p.slice(i, i+2)), "——", true}, true
}

// halfDash tells whether the one dash at rune i parts what a slogan in quotation marks says from what follows: “…，…”—某某活动. Between two names it
// joins them, and one is enough.
func (p *passage) halfDash(i int) bool {
	if p.rune(i-1) != '”' || p.rune(i+1) == '—' || !isHan(p.rune(i+1)) && numeral.Arabic(p.rune(i+1)) < 0 {
		return false
	}
	from := max(0, i-longestQuoted)
	open := strings.LastIndex(p.slice(from, i), "“")
	return open >= 0 && strings.Contains(p.slice(from, i)[open:], "，") && strings.Count(p.slice(i-longestQuoted, i+longestQuoted), "—") == 1
}

// endsLine tells whether nothing but blanks stands behind rune i on its line.
func (p *passage) endsLine(i int) bool {
	for i++; i < len(p.runes) && isSpace(p.runes[i]); i++ {
		if p.runes[i] == '\n' || p.startsLine(i+1) {
			return true
		}
	}
	return i >= len(p.runes)
}

// quotesWithBlanks tells whether the straight mark at rune i has a blank between it and what it quotes: " 某某 ".
func (p *passage) quotesWithBlanks(i int) bool {
	before, after := p.rune(i-1), p.rune(i+1)
	switch {
	case after == ' ' && isHan(p.rune(i+2)):
		return before == 0 || before == ' ' || isChinese(before)
	case before == ' ' && isHan(p.rune(i-2)):
		return after == 0 || after == ' ' || isChinese(after)
	}
	return false
}

// isPartOfCharacter tells whether r is of the blocks of radicals.
func isPartOfCharacter(r rune) bool { return r >= 0x2E80 && r <= 0x2FD5 }

// The characters that radicals look like: those of the block of Kangxi in its order, and pairs of a simplified one and its character.
const (
	kangxi     = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾见角言谷豆豕豸贝赤走足身车辛辰辵邑酉釆里金长门阜隶隹雨青非面革韦韭音页风飞食首香马骨高髟斗鬯鬲鬼鱼鸟卤鹿麦麻黄黍黑黹黾鼎鼓鼠鼻齐齿龙龟龠"
	supplement = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺒巳⻝食⺼月⺩王⻒长⺝月⺫目⻗雨"
)

// partOfCharacter judges the radical at rune i, which most fonts show as the character and no search finds.
func (p *passage) partOfCharacter(i int) (fault, bool) {
	r := p.runes[i]
	if !isPartOfCharacter(r) {
		return fault{}, false
	}
	put := ""
	if r >= 0x2F00 {
		put = string([]rune(kangxi)[r-0x2F00])
	} else if at := strings.IndexRune(supplement, r); at >= 0 {
		put = string([]rune(supplement[at:])[1])
	}
	if put == "" {
		return fault{}, false
	}
	return fault{i, i + 1, fmt.Sprintf("“%c”是部首的符号，不是汉字“%s”，看着一样，搜索和朗读都认不出来", r, put), fmt.Sprintf("%q is a radical, not the character %s that it looks like", string(r), put), put, true}, true
}
