package ledger

import (
	"slices"
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/office"
)

// Heads of columns of places are put together of a few words in whatever order: 乡（镇、街道）,
// 村(社区)名称, 县(市、区).
var (
	betweenWords = strings.NewReplacer("(", "", ")", "", "、", "", "/", "", ",", "", "或", "", "及", "", "和", "")
	whichOf      = lazyregexp.New(`^(?:所在|所属|所辖|贫困|脱贫|出列|帮扶|示范|重点|试点|被调查|样本)`)
	nameEnd      = lazyregexp.New(`(?:名称|名字|名|别|盖章|公章|签章)$`)
	villageWords = lazyregexp.New(`^(?:(?:行政|自然)?村(?:庄|落|里|民委员会|委会|委)?|社区|居|居委会|居民委员会|嘎查|屯|街|组)+$`)
	townWords    = lazyregexp.New(`^(?:乡|镇|民族乡|街道|办事处|街道办|苏木|街|场)+$`)
	upperWords   = lazyregexp.New(`^(?:省|自治区|直辖市|市|地|州|盟|地级市|自治州|县|区|旗|县级市|自治县)+$`)
)

// placeField is the field of places that a head in plain form names: "name" of villages, "region" of
// towns, "upper" of what lies above them, "" of any other.
func placeField(plain string) string {
	words := nameEnd.ReplaceAllString(whichOf.ReplaceAllString(betweenWords.Replace(plain), ""), "")
	switch {
	case words == "组" || words == "街":
		return ""
	case villageWords.MatchString(words):
		return "name"
	case townWords.MatchString(words):
		return "region"
	case upperWords.MatchString(words):
		return "upper"
	}
	return ""
}

// lastSlash is where the last of a head's parts is joined to those above it, -1 for a head of one part: a
// sign in brackets (元/平方米) joins none.
func lastSlash(head string) int {
	depth := 0
	for i := len(head) - 1; i >= 0; i-- {
		switch {
		case head[i] == ')' || strings.HasSuffix(head[:i+1], "）"):
			depth++
		case head[i] == '(' || strings.HasSuffix(head[:i+1], "（"):
			depth--
		case head[i] == '/' && depth <= 0:
			return i
		}
	}
	return -1
}

// lastPart is a column's own head, without those above it.
func lastPart(head string) string { return head[lastSlash(head)+1:] }

// headParts are the heads of a column from the top down.
func headParts(head string) []string {
	if i := lastSlash(head); i >= 0 {
		return append(headParts(head[:i]), head[i+1:])
	}
	return []string{head}
}

// yearPart is a year in a head, with what belongs to it.
var yearPart = lazyregexp.New(`[@（(]?(?:19|20)\d\d(?:年(?:度|末|底)?|[AEFPaefp]\b)?[)）]?`)

// baseOf is what an index is reckoned from, which is no year of its figures: (1978年=100), (上年=100).
var baseOf = lazyregexp.New(`[(（][^()（）]*[=＝]\s*100[)）]`)

// withoutYear is a head without the years in it; one that is only a year stays.
func withoutYear(head string) string {
	if at := baseOf.FindStringIndex(head); at != nil {
		return withoutYear(head[:at[0]]) + head[at[0]:]
	}
	name := strings.Trim(yearPart.ReplaceAllString(head, ""), "/@")
	if name == "" {
		return head
	}
	return strings.ReplaceAll(name, "//", "/")
}

// withoutTotal is a head without a last part that says that it is all of what stands above it
// (总人口/合计); one that is a unit in brackets belongs to the part above.
func withoutTotal(head string) string {
	i := lastSlash(head)
	if i > 0 && unitInHead.FindString(head[i+1:]) == head[i+1:] {
		return head[:i] + head[i+1:]
	}
	if i > 0 && (office.IsTotal(head[i+1:]) || slices.Contains([]string{"计", "总数", "总量"}, head[i+1:])) {
		return head[:i]
	}
	return head
}

// unitAtEnd is a unit as programmers write it into a head: 人口_万人.
var unitAtEnd = lazyregexp.New(`^(.+)_([^_]+)$`)

// bracketed is a head with its unit in brackets, as an office has it.
func bracketed(head string) string {
	if m := unitAtEnd.FindStringSubmatch(head); m != nil && office.IsUnit(m[2]) {
		return m[1] + "（" + m[2] + "）"
	}
	return head
}
