package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// One matter whose number stands once behind its name and once before it: 森林覆盖率达到71.5% …… 守着72.5%的森林覆盖率.

// Of how many characters a name is that two figures have in common: shorter ones name many matters.
const (
	fewestOfName = 3
	mostOfName   = 6
)

// otherwise are the words of a clause whose number is a part, a change, a plan, a mean or of another day.
var otherwise = [...]string{"目标", "计划", "规划", "预计", "力争", "将", "原", "曾", "增", "减", "降", "升", "其中", "累计", "比", "较", "新", "每", "平均", "均", "去年", "上年", "同期", "剩", "另", "分别", "如今", "现在", "目前", "已",
	"发展到", "部分", "一半", "各", "余", "多", "约", "近", "超", "左右", "以上", "以下", "不足", "由", "从", "至", "首批", "第一批", "一期", "二期", "追加", "再", "又", "还"}

// findInverted finds such pairs in a paragraph: what is told of once more in another may be of another year or a plan. The second number
// is the whole, not a part, where 的 stands before the name, or where it begins its clause and is the larger one.
func (n *page) findInverted() {
	for _, p := range n.texts {
		if readsFigures(p.prose.Kind) && len(p.figures) > 1 {
			p.findInverted()
		}
	}
}

func (p *passage) findInverted() {
	named := map[string]statement{}
	for _, f := range p.figures {
		if f.Bound != quantity.Exact || f.Unit == "" || f.Value.Sign() <= 0 {
			continue
		}
		before, after := clauseOf(cutBefore(p.text[:f.Start], longestMatter)), strings.ReplaceAll(clauseAfter(p.text[f.End:]), "从此", "")
		if anyof.Contains(before, otherwise[:]...) || anyof.Contains(after, otherwise[:]...) {
			continue
		}
		s := statement{p, f, p.text[f.Start:f.End]}
		whole := strings.HasPrefix(after, "的")
		name := []rune(hanOnly(strings.TrimPrefix(after, "的"), mostOfName))
		all := func(k int) bool { return anyof.Prefix(string(name[k:]), "全部", "都", "均", "全都") }
		for k := len(name); k >= fewestOfName || k == 2 && (isFacility(name[:2]) || all(2)); k-- {
			was, seen := named[string(f.Unit)+"|"+string(name[:k])]
			if !seen {
				continue
			}
			if (whole || all(k) && anyof.Suffix(before, "", "把", "将") && runeCount(before) < 2 || before == "" && f.Value.Float64() > was.claim.Value.Float64()) && was.ofOneWhole(s) && !p.page.severalPlaces() {
				p.page.holdStatements(was, s)
			}
			break
		}
		name = []rune(nameBefore(before))
		for k := 2; k <= min(len(name), mostOfName); k++ {
			if key := string(f.Unit) + "|" + string(name[len(name)-k:]); named[key].p == nil {
				named[key] = s
			}
		}
	}
}

// isFacility tells whether a name of two characters is of what a place has one number of.
func isFacility(name []rune) bool {
	return slices.Contains([]string{"床位", "学位", "泊位", "车位", "机位", "座位", "展位", "摊位", "铺位", "客房", "教室"}, string(name))
}

// nameBefore is what a clause names before its number, without the words that lead to it.
func nameBefore(clause string) string {
	for _, w := range [...]string{"达到", "达", "共有", "共计", "总计", "合计", "共", "有", "为", "是"} {
		clause = strings.TrimSuffix(clause, w)
	}
	runes := []rune(clause)
	at := len(runes)
	for at > 0 && isHan(runes[at-1]) {
		at--
	}
	return string(runes[at:])
}

// clauseAfter is the rest of the clause that a text begins in.
func clauseAfter(text string) string {
	text = cut(text, longestMatter)
	if i := strings.IndexAny(text, "，。；：、！？（）(),;\n"); i >= 0 {
		return text[:i]
	}
	return text
}

// hanOnly returns the Chinese characters that a text begins with, at most so many.
func hanOnly(text string, most int) string {
	runes := []rune(cut(text, 3*most))
	end := slices.IndexFunc(runes, func(r rune) bool { return !isHan(r) })
	if end < 0 {
		end = len(runes)
	}
	return string(runes[:min(end, most)])
}

// ofOneWhole tells whether two statements speak of one whole; which it is need be said once.
func (s statement) ofOneWhole(other statement) bool {
	a, b := s.scope(), other.scope()
	return a == b || a == "" || b == ""
}

// scope is the whole that a statement's sentence speaks of, "" where it names none.
func (s statement) scope() string {
	before := sentenceBefore(s.p.text[:s.claim.Start], "。！？\n")
	for _, w := range scopes {
		if strings.Contains(before, w) {
			return w
		}
	}
	return ""
}
