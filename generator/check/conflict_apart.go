package check

import (
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// distinguished tells whether the words behind two numbers, or the owner named before the second, say that they are of two things.
func distinguished(was, is statement) bool {
	return was.ranked(is) || is.isShareOf(was) || is.besideInList(was) || was.saidOfOthers(is) || was.ownedByOthers(is) || was.ofOtherTerm(is)
}

// besideInList tells whether a number opens another item of the list that the first stands in, of another name: 4名特级营业员；5名高级营业员.
func (x statement) besideInList(was statement) bool {
	return x.p == was.p && was.claim.End < x.claim.Start && strings.HasSuffix(x.p.text[:x.claim.Start], "；") && !strings.Contains(x.p.text[was.claim.End:x.claim.Start], "。") &&
		cut(x.clauseBehind(), 2) != cut(was.clauseBehind(), 2)
}

// termOfLoan is the term that a rate is of: 7天期, 3个月期.
var termOfLoan = lazyregexp.New(`[0-9一二三五]+(?:天|个?月|年)期`)

// ofOtherTerm tells whether two numbers are of rates of different terms: 7天期利率上涨52个基点, 14天期利率也上涨25个基点.
func (x statement) ofOtherTerm(other statement) bool {
	a, b := termOfLoan.FindString(clauseOf(x.p.text[:x.claim.Start])), termOfLoan.FindString(clauseOf(other.p.text[:other.claim.Start]))
	return a != b
}

// placeInList is a place in a list.
var placeInList = lazyregexp.New(`第(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})(?:位|名|大)?`)

// ranked tells whether each of two numbers has a place of its own in a list: 1450平方米……列第二位; 1247平方米……列第三位.
func (x statement) ranked(other statement) bool {
	if after := x.clauseBehind(); !strings.Contains(after, "第") {
		return false
	}
	a, b := placeInList.FindString(x.clauseBehind()), placeInList.FindString(other.clauseBehind())
	return a != "" && b != "" && a != b
}

// clauseBehind is the rest of the clause behind a number.
func (x statement) clauseBehind() string { return clauseAfter(x.p.text[x.claim.End:]) }

// isShareOf tells whether a percentage close behind a number is its share of the other: 产品762只……盈利的672只，占88.2%.
func (x statement) isShareOf(whole statement) bool {
	for _, f := range x.p.figures {
		if f.Start < x.claim.End {
			continue
		}
		words := x.p.text[x.claim.End:f.Start]
		if !isShare(f.Unit) || !strings.Contains(words, "占") || runeCount(words) > longestShare {
			return false
		}
		step := math.Pow10(-decimalsOf(x.p.text[f.Start:f.End]))
		return math.Abs(x.claim.Value.Float64()/whole.claim.Value.Float64()*100-f.Value.Float64()) <= step
	}
	return false
}

// longestShare is how many characters stand at most between a number and its share.
const longestShare = 12

// decimalsOf is how many digits a number has behind its point.
func decimalsOf(text string) int {
	_, behind, _ := strings.Cut(text, ".")
	return len(digitsOf(behind))
}

// saidOfOthers tells whether two shares of those who are asked are of those who say one thing and of those who say another:
// 19%的受访者认为公开不及时; 91%的受访者希望多发图片.
func (x statement) saidOfOthers(other statement) bool {
	if !isShare(x.claim.Unit) || !isShare(other.claim.Unit) {
		return false
	}
	a, asked := opinionOf(x.clauseBehind())
	b, askedToo := opinionOf(other.clauseBehind())
	return asked && askedToo && twosInCommon(a, b) < 2
}

// opinionOf returns what those say of whom a clause behind a share tells.
func opinionOf(clause string) (opinion string, ok bool) {
	for _, verb := range saying {
		if i := strings.Index(clause, verb); i >= 0 {
			return clause[i+len(verb):], true
		}
	}
	return "", false
}

// saying are the verbs of what one says who is asked.
var saying = [...]string{"认为", "希望", "表示", "觉得", "反映", "选择", "愿意", "支持", "赞成", "建议"}

// bodies are the ends of names of those who own what is counted.
var bodies = [...]string{"支部", "党委", "公司", "合作社", "学校", "小学", "中学", "医院", "车间"}

// ownedByOthers tells whether two numbers are of two bodies of one kind, each by its name: 放射科党支部24名党员; 检验科党支部全体34名党员.
func (x statement) ownedByOthers(other statement) bool {
	later := clauseOf(other.p.text[:other.claim.Start])
	if !anyof.Contains(later, bodies[:]...) {
		return false
	}
	sentence := sentenceBefore(x.p.text[:x.claim.Start], "。！？；\n")
	for _, body := range bodies {
		a, b := namedBody(sentence, body), namedBody(later, body)
		if a != "" && b != "" && !strings.HasSuffix(a, b) && !strings.HasSuffix(b, a) {
			return true
		}
	}
	return false
}

// namedBody returns the first name of a body of its kind in a text, without that kind; "" where words that name nothing stand before it: 成立了党支部.
func namedBody(text, kind string) string {
	i := strings.Index(text, kind)
	if i < 0 {
		return ""
	}
	name := strings.TrimSuffix(hanBefore(text[:i]), "党")
	if runeCount(name) < shortestBody || strings.ContainsAny(name, "了是在有的和与由把被到办建设立组全该本各") {
		return ""
	}
	return name
}

// shortestBody is how many characters the name of a body has at least.
const shortestBody = 3
