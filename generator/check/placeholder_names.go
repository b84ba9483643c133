package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Crosses and letters that are no blanks: names that a text hides, and what people say in general.

// letterName is a place or an enterprise that a letter stands for.
var letterName = lazyregexp.New(`(?:^|[^A-Za-z0-9])(?:[A-WYZ](?:省|市|县|区|州|旗|镇|乡|村|街道|社区|公司|厂|校|大学|宿集|馆|[\p{Han}]{2}(?:馆|公司|集团))|[A-WYZ]{1,2}集团)`)

// lettersForNames tells whether the text calls places or enterprises by letters: X县 beside G市 and H村 is one that it
// hides, and no blank.
func (p *passage) lettersForNames() bool {
	if p.page == nil {
		return letterName.MatchString(p.text)
	}
	return letterName.MatchString(p.page.raw())
}

// longEnough is how many bytes a narrative has that is surely more than a line of a form.
const longEnough = 900

// hidesItsPlace tells whether the blanks of a narrative are one place that a single letter stands for and nothing else: whoever leaves a name open
// writes XX, and leaves figures open as well; X市 throughout a text that is complete is a name.
func (n *page) hidesItsPlace() bool {
	if len(n.blanks) == 0 || len(n.raw()) < longEnough {
		return false
	}
	name := n.blanks[0].text
	for _, b := range n.blanks {
		if b.text != name {
			return false
		}
	}
	letter := []rune(name)
	return len(letter) == 2 && oneOf(letter[0], "XxＸｘ") && (oneOf(letter[1], "省市") || len(n.blanks) > 1 && oneOf(letter[1], "县镇村乡区"))
}

// suchAndSuch tells whether a mask of n characters at rune i means "such and such" in a sentence about
// how people talk or write: 以“XX报”等为名假冒, 总说要成为“××第一”, 叫你去某某酒店.
func (p *passage) suchAndSuch(i, n int) bool {
	a, b := p.sentence(i)
	text := p.slice(a, b)
	if p.runes[i] == '某' {
		if p.kinOf(i + n) {
			return true
		}
		return oneOf(p.rune(i+n), "”’") || anyof.Contains(text, "比如", "例如", "诸如", "譬如", "类似") || p.hasAt(i+n, "程度", "方面", "意义", "原因", "时候", "人", "事", "先生", "女士", "同学", "老师", "头衔", "称号") || strings.ContainsAny(text, "你您")
	}
	from := p.openQuote(i)
	if from < 0 {
		return false
	}
	if inner := strings.LastIndexAny(p.slice(from, i), "‘’"); inner > 0 && strings.HasPrefix(p.slice(from, i)[inner:], "‘") {
		return true // what somebody says that others say: 都希望以‘XX元包邮’买到手
	}
	to := p.closeQuote(i) + 1
	before, after := p.slice(from-30, from), p.slice(to, to+24)
	if anyof.Contains(after, "的信息告知", "的内容告知", "的信息发给", "答复诉求人", "告知当事人", "告知群众", "回复群众", "通知群众") {
		return true // 将“已转XX单位办理”的信息告知群众: what is to be said each time
	}
	return anyof.Contains(before, "例如", "比如", "诸如", "譬如", "冒充", "假冒", "仿冒", "所谓", "总是", "总说", "往往", "经常", "常常", "喜欢说", "常说", "喊", "高呼", "口号", "骂", "类似", "意见是", "提到") ||
		strings.HasSuffix(before, "如") || strings.HasPrefix(clauseOf(before), "如") || strings.Contains(before, "某") && !strings.Contains(before, "某某") ||
		anyof.Contains(after, "为名", "为由", "之类", "字样", "的名义") || anyof.Prefix(after, "这样的", "这类", "式的", "，这种", "的表述", "的说法", "的新闻", "的报道", "的消息", "的帖子", "的视频")
}

// kinOf tells whether somebody's family stands at rune i behind a name that is hidden: 某某的爹, 某某家的小女儿.
func (p *passage) kinOf(i int) bool {
	if p.rune(i) == '家' {
		i++
	}
	if p.rune(i) != '的' {
		return false
	}
	word := p.slice(i+1, i+5)
	word = word[:len(word)-len(strings.TrimLeft(word, "大小老亲二三四五爹妈爸娘儿女子妻弟妹姐哥兄嫂婶叔舅爷奶孙媳妇夫父母伯姑姨婆公丈人孩"))]
	return strings.ContainsAny(word, "爹妈爸娘儿女妻弟妹姐哥兄嫂婶叔舅爷奶孙媳夫父母伯姑姨婆孩")
}

// openQuote returns where the quotation opens that rune i stands in, -1 where it stands in none.
func (p *passage) openQuote(i int) int {
	for k := i - 1; k >= 0 && i-k < 2*longestSentence; k-- {
		switch p.runes[k] {
		case '“':
			return k
		case '”', '\n':
			return -1
		}
	}
	return -1
}

// closeQuote returns where the quotation closes that rune i stands in.
func (p *passage) closeQuote(i int) int {
	for i < len(p.runes) && p.runes[i] != '”' {
		i++
	}
	return i
}
