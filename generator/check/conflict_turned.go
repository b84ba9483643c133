package check

import (
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// One matter whose number is told twice with two neighbouring digits exchanged: 实现地区生产总值1280亿元 …… 全市地区生产总值1208亿元. Numbers of
// two years hardly ever differ so.

// fewestTurned is how many digits a number has whose exchange is no chance. Of three they must be told of the same year, or of
// none and in the same words.
const fewestTurned = 4

// longestMatter is how many bytes before a number its matter is looked for.
const longestMatter = 75

// longNumberOf names what a number of several digits is of, "" where the words before it say that it is a part, a change or a plan.
func (p *passage) longNumberOf(i int) (s statement, name string) {
	f := p.figures[i]
	if f.End-f.Start < fewestTurned || f.Bound != quantity.Exact || f.Unit == "" || f.Value.Sign() <= 0 {
		return s, ""
	}
	digits := digitsOf(p.text[f.Start:f.End])
	if len(digits) < fewestTurned-1 || len(digits) < fewestTurned && strings.HasSuffix(digits, "0") || isShare(f.Unit) && f.Unit != "%" {
		return s, ""
	}
	clause := clauseOf(strings.ReplaceAll(cutBefore(p.text[:f.Start], longestMatter), "\n", "，"))
	if anyof.Contains(clause, "比", "较", "增加", "减少", "其中", "分别", "、", "由", "从", "目标", "计划", "力争", "预算", "增长", "下降", "提高", "上升", "和", "每", "同期", "上年") && !strings.Contains(clause, "人均可支配") {
		return s, ""
	}
	year := yearIn(clause)
	if rest, ok := strings.CutPrefix(clause, "去年"); ok && year == 0 {
		clause, year = rest, lastYear
	}
	if i := strings.LastIndex(clause, "年"); i >= 0 && year > 0 {
		clause = clause[i+len("年"):]
	}
	for _, w := range scopes {
		clause = strings.TrimPrefix(clause, w)
	}
	for again := true; again; {
		again = false
		for _, w := range [...]string{"全年", "完成", "实现", "达到", "高达", "达", "预计", "已", "为", "共", "累计", "地区", "国内", "有", "当年", "末", "底"} {
			if rest := strings.TrimSuffix(strings.TrimPrefix(clause, w), w); rest != clause {
				clause, again = rest, true
			}
		}
	}
	if clause == "" { // 地区生产总值突破千亿元大关，达到1140.83亿元
		clause = nounBefore(cutBefore(p.text[:f.Start], longestMatter))
	}
	if size := runeCount(clause); size < 3 || size > 14 || strings.ContainsAny(clause, "0123456789（）“”") {
		return s, ""
	}
	if f.Unit == "%" && !strings.HasSuffix(clause, "覆盖率") && !strings.HasSuffix(clause, "普及率") {
		return s, "" // rates go up and down within one text
	}
	if sentence := sentenceBefore(p.text[:f.Start], "。\n"); year == 0 {
		if year = yearIn(sentence); year == 0 && strings.HasPrefix(sentence, "去年，") {
			year = lastYear
		}
	}
	if len(digits) < fewestTurned && year == 0 && (runeCount(clause) < 5 || p.within(sentenceBefore(p.text[:f.Start], "。\n"), "增", "提高", "原", "过去", "以前", "目标", "计划", "今年", "月")) {
		return s, ""
	}
	s = p.statement(i)
	s.year = year
	return s, clause + "|" + string(f.Unit)
}

// lastYear is the year of a sentence that says 去年.
const lastYear = -1

// holdTurned reports the second of two numbers that is the first with two neighbouring digits exchanged, or, of the same year,
// with one slip.
func (n *page) holdTurned(a, b statement) {
	was, is := digitsOf(a.text), digitsOf(b.text)
	if was == is || scaleOf(a.text) != scaleOf(b.text) || a.year != b.year && (a.year > 0 && b.year > 0 || a.year < 0 || b.year < 0 || len(was) < fewestTurned) {
		return
	}
	if x, y := a.claim.Value.Float64(), b.claim.Value.Float64(); max(x, y) > 1.5*min(x, y) {
		return
	}
	turned := exchanged(was, is)
	if len(was) != len(is) && a.year != 0 && a.year == b.year && len(was) >= fewestTurned && a.claim.Unit != "%" {
		turned = digitsSlip(was, is)
	}
	if turned {
		n.reportTwoValues(a, b)
	}
}

// digitsSlip tells whether one number can be another one mistyped, both given by their digits.
func digitsSlip(was, is string) bool {
	x, err := strconv.ParseInt(was, 10, 64)
	y, err2 := strconv.ParseInt(is, 10, 64)
	return err == nil && err2 == nil && slip(x, y)
}

// exchanged tells whether two neighbouring digits of one number stand in the other order in another.
func exchanged(a, b string) bool {
	for i := 0; len(a) == len(b) && i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// digitsOf returns the digits of a number as it is written.
func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

// nounBefore is what the clause before the last one speaks of, where it says that a mark was passed.
func nounBefore(text string) string {
	i := strings.LastIndex(text, "，")
	if i < 0 {
		return ""
	}
	former := clauseOf(strings.ReplaceAll(text[:i], "\n", "，"))
	for _, verb := range [...]string{"突破", "跨过", "跨上", "迈上", "跃上", "站上", "超过", "再上", "首次"} {
		if noun, _, ok := strings.Cut(former, verb); ok {
			if k := strings.LastIndex(noun, "年"); k >= 0 {
				noun = noun[k+len("年"):]
			}
			for _, w := range scopes {
				noun = strings.TrimPrefix(noun, w)
			}
			return strings.TrimPrefix(strings.TrimPrefix(noun, "地区"), "国内")
		}
	}
	return ""
}
